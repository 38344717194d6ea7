using Annals.Language.Events;
using Annals.Stories.Passages;

namespace Annals.Stories.Following;

/// <summary>
/// A picture from the files beside a new event of the same people: 资料照：两人在某地握手。（2017年7月4日） The bracket behind the sentence dates the
/// picture, so what the sentence tells is an event of its own.
/// </summary>
internal static class Captions
{
    private const int LongAgo = 90;

    public static IEnumerable<ReportedEvent> Split(Reading reading, ReportedEvent one)
    {
        var left = new List<(int Start, int End)>();
        foreach (var span in one.Evidence)
        {
            if (BracketBehind(reading, span.End) is { } date && DayRange.Of(date) is { First: { } day } range && (DayRange.Of(one.Date) is not { } own || !own.Overlaps(range)))
            {
                yield return one with { Place = null, Date = date, Status = day < reading.Published.AddDays(-LongAgo) ? "historical" : "happened", Evidence = [span] };
            }
            else
            {
                left.Add(span);
            }
        }

        if (left.Count > 0)
        {
            yield return left.Count == one.Evidence.Count ? one : one with { Evidence = left };
        }
    }

    // The date that stands alone in a bracket right behind the sentence.
    private static string? BracketBehind(Reading reading, int at)
    {
        var folded = reading.Folded;
        if (at < folded.Length && folded[at] == '。')
        {
            at++;
        }

        return at < folded.Length && folded[at] == '(' ? reading.Report.Analysis.Times.FirstOrDefault(time => time.Start == at + 1 && time.End < folded.Length && folded[time.End] == ')')?.Value : null;
    }
}
