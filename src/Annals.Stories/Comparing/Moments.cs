using Annals.Language.Events;
using Annals.Stories.Following;
using Annals.Stories.Passages;

namespace Annals.Stories.Comparing;

/// <summary>Before or after which event a sentence puts what it tells: 在普京出兵乌克兰之前, 自俄乌战争爆发以来, 下令入侵乌克兰的数天前.</summary>
/// <param name="Event">Id of the <see cref="TimelineEntry"/>.</param>
/// <param name="Start">Of the words that say so.</param>
internal sealed record Moment(string Event, bool IsBefore, int Start, int End);

internal static class Moments
{
    // Between the word of the event and 之前: whom, where, how long.
    private const int Reach = 14;

    private static readonly (string Word, bool IsBefore)[] Words =
        [("之前", true), ("以前", true), ("前夕", true), ("天前", true), ("周前", true), ("月前", true), ("之后", false), ("以后", false), ("以来", false), ("后", false)];

    /// <summary>What the sentence of a place says of what stands there; null when it says nothing.</summary>
    public static Moment? Of(Matter matter, Reading reading, int at)
    {
        var (start, end) = reading.SentenceAt(at);
        return In(matter, reading, start, end).FirstOrDefault(moment => at < moment.Start || at >= moment.End);
    }

    public static IEnumerable<Moment> In(Matter matter, Reading reading, int start, int end)
    {
        var folded = reading.Folded;
        var last = -1;
        for (var at = start; at < end; at++)
        {
            if (folded[at] is ',' or '。' or ';')
            {
                last = -1;
            }

            if (EventVocabulary.At(folded, at) is var (word, type) && EntryAt(matter, reading, at, word.Length, type) is { } found)
            {
                last = at;
                var limit = Math.Min(end, at + word.Length + Reach);
                for (var behind = at + word.Length; behind < limit && folded[behind] is not (',' or '。' or ';'); behind++)
                {
                    if (EventVocabulary.At(folded, behind) is not null)
                    {
                        break;
                    }

                    if (Array.Find(Words, one => string.CompareOrdinal(folded, behind, one.Word, 0, one.Word.Length) == 0) is { Word: { } mark } which)
                    {
                        yield return new Moment(found.Id, which.IsBefore, Math.Max(start, ClauseStart(folded, at, start)), behind + mark.Length);
                        break;
                    }
                }

                at += word.Length - 1;
            }
        }
    }

    private static int ClauseStart(string folded, int at, int start)
    {
        while (at > start && folded[at - 1] is not (',' or ';' or '。'))
        {
            at--;
        }

        return at;
    }

    // The event of this article whose evidence the word lies in, of the word's kind.
    private static TimelineEntry? EntryAt(Matter matter, Reading reading, int at, int length, string type)
        => matter.Events.FirstOrDefault(entry => entry.Reports.Any(report => report.Article == reading.Report.Id && Kin(report.Type, type) && report.Evidence.Any(passage => passage.Start < at + length && passage.End > at)));

    private static bool Kin(string one, string other) => one == other || (one is "meeting" or "summit" && other is "meeting" or "summit") || (one is "visit" or "state-visit" && other is "visit" or "state-visit");
}
