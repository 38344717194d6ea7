using Annals.Language.Attributions;

namespace Annals.Index.Knowledge;

/// <summary>That somebody says something, as an article has it.</summary>
/// <param name="Speaker">The speaker's name; the words that stand for one when nobody is named; empty where a quotation goes on without one.</param>
/// <param name="SpeakerKey">Null when nobody is named.</param>
/// <param name="Role">The title next to the name there; null without one.</param>
/// <param name="Via">Through whom the outlet has it, its own source first.</param>
/// <param name="Text">What is said, whole or cut behind a sentence; <see cref="IsCut"/> tells.</param>
/// <param name="Start">UTF-16 offset of what is said.</param>
/// <param name="End">Exclusive, of the whole.</param>
public sealed record Statement(
    ArticleRef Article,
    string Speaker,
    string? SpeakerKey,
    string? Role,
    IReadOnlyList<string> Via,
    string? Verb,
    SpeechKind Kind,
    string Text,
    bool IsCut,
    int Start,
    int End);
