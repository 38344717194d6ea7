using Annals.Language.Entities;
using Annals.Language.Times;

namespace Annals.Language.Events;

/// <summary>One sentence while it is read for events.</summary>
/// <param name="Mentions">Names in it, in order; a compound stands for each of its members.</param>
/// <param name="Times">Of the sentence.</param>
/// <param name="Topic">Whom the sentence before in the same line names first; null where it names nobody.</param>
/// <param name="Before">The last day or stretch told in the same line before the sentence; null without one.</param>
/// <param name="Speeches">Where somebody's words begin in the text, in order, each with the beginning of the words that tell who speaks.</param>
/// <param name="IsHead">In the title or lead.</param>
internal sealed record EventSentence(string Folded, int Start, int End, IReadOnlyList<(Mention Mention, Entity Entity)> Mentions, IReadOnlyList<TimeExpression> Times, Entity? Topic, TimeExpression? Before, IReadOnlyList<(int Cue, int Content)> Speeches, DateOnly Published, bool IsHead)
{
    /// <summary>Back to a comma, so that the subject is in it.</summary>
    public int ClauseStart(int at)
    {
        while (at > Start && Folded[at - 1] is not (',' or ';' or ':' or '“') && !IsGap(at - 1))
        {
            at--;
        }

        return at;
    }

    /// <summary>Where the clause of a place ends.</summary>
    public int ClauseEnd(int at)
    {
        while (at < End && Folded[at] is not (',' or '。' or ';' or '\n' or '?' or '!') && !IsGap(at))
        {
            at++;
        }

        return at;
    }

    /// <summary>周五在柏林表示，…: whether a place is said with who speaks, and what is asked for is in what he says.</summary>
    public bool IsOfSpeech(int place, int spot)
    {
        foreach (var (cue, content) in Speeches)
        {
            if (place >= cue && place < content && spot >= content)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>在德国, 向法院: a name behind such a word is not who does something.</summary>
    public bool IsLed(int at) => at > 0 && Folded[at - 1] is '在' or '于' or '向' or '对' or '从' or '往' or '赴' or '到' or '据';

    // A blank between two characters parts a title.
    private bool IsGap(int at) => Folded[at] == ' ' && at > 0 && Folded[at - 1] >= '\u4e00' && at + 1 < End && Folded[at + 1] >= '\u4e00';

    public bool Stands(int at, string word) => at >= 0 && string.CompareOrdinal(Folded, at, word, 0, word.Length) == 0;
}
