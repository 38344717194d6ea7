namespace Annals.Language.Attributions;

/// <summary>Somebody says something in an article.</summary>
/// <param name="Speaker">Name of the entity that speaks; null when the words name none: see <paramref name="SpeakerText"/>.</param>
/// <param name="SpeakerText">The speaker's words as they stand: 观察家们, 印尼當局.</param>
/// <param name="Role">The speaker's title next to the name here; null without one.</param>
/// <param name="Via">Through whom the outlet has it, the outlet's own source first.</param>
/// <param name="Verb">Null where a quotation goes on without one.</param>
/// <param name="CueStart">Where the words that tell the speaker begin (UTF-16).</param>
/// <param name="CueEnd">Exclusive.</param>
/// <param name="Start">Where what is said begins.</param>
/// <param name="End">Exclusive.</param>
public sealed record Attribution(
    string? Speaker,
    string? SpeakerText,
    string? Role,
    IReadOnlyList<string> Via,
    string? Verb,
    SpeechKind Kind,
    int CueStart,
    int CueEnd,
    int Start,
    int End);

/// <summary>Whether the words are the speaker's own.</summary>
public enum SpeechKind
{
    Quote,
    Paraphrase,

    /// <summary>A paraphrase with quoted words in it.</summary>
    Mixed,
}
