using Annals.Language.Events;
using Annals.Language.Scripts;
using Annals.Stories.Following;
using Annals.Stories.Passages;

namespace Annals.Stories.Comparing;

/// <summary>
/// What came before what: articles that say that an event was before or after another one, beside those that date both.
/// 这次会晤三个星期之后，普京挥军入侵; 在普京出兵乌克兰之前，两位领导人见面.
/// </summary>
internal static class OrderRows
{
    public static IEnumerable<ClaimRow> Find(Matter matter)
    {
        var told = matter.Readings.SelectMany(reading => Told(matter, reading)).ToList();
        foreach (var pair in told.GroupBy(one => (one.First, one.Second)))
        {
            var (first, second) = (matter.Events.First(entry => entry.Id == pair.Key.First), matter.Events.First(entry => entry.Id == pair.Key.Second));
            var cells = pair.DistinctBy(one => one.Reading).Concat(Dated(matter, first, second, pair.Select(one => one.Reading).ToHashSet())).OrderBy(one => one.Reading.Report.Published).ToList();
            if (cells.Count < 2)
            {
                continue;
            }

            var isOne = cells.TrueForAll(one => one.IsBefore == cells[0].IsBefore);
            yield return Matter.Row(
                Aspect.Order,
                $"{matter.SubjectOf(first)} ({first.Type}) / {matter.SubjectOf(second)} ({second.Type})",
                isOne ? Relation.Agreement : Relation.Contradiction,
                isOne ? "the same order" : "the other way round",
                cells.Select(one => Matter.Cell(one.Reading, one.Says, one.Start, one.End))) with
            { Event = first.Id, EventType = first.Type };
        }
    }

    // Articles that date both, and not on the same day.
    private static IEnumerable<Ordered> Dated(Matter matter, TimelineEntry first, TimelineEntry second, HashSet<Reading> others)
    {
        foreach (var reading in matter.Readings.Where(reading => !others.Contains(reading)))
        {
            var (mine, theirs) = (first.Reports.FirstOrDefault(report => report.Article == reading.Report.Id), second.Reports.FirstOrDefault(report => report.Article == reading.Report.Id));
            if (mine is not null && theirs is not null && DayRange.Of(mine.StatedDate) is { } one && DayRange.Of(theirs.StatedDate) is { } other && !one.Overlaps(other))
            {
                yield return new Ordered(reading, first.Id, second.Id, one.Last < other.First, $"{mine.StatedDate}, {theirs.StatedDate}", mine.Evidence[0].Start, mine.Evidence[0].End);
            }
        }
    }

    private static IEnumerable<Ordered> Told(Matter matter, Reading reading)
    {
        foreach (var (start, end) in reading.Sentences)
        {
            foreach (var moment in Moments.In(matter, reading, start, end).Concat(Referring(matter, reading, start, end)))
            {
                // What else the sentence tells, outside of the words that say when; else what the sentence before it told.
                var other = Entries(matter, reading, moment.End, end, moment.Event).FirstOrDefault() ?? Entries(matter, reading, start, moment.Start, moment.Event).LastOrDefault();
                if (other is null && moment.End >= end - 1 && reading.Sentences.LastOrDefault(sentence => sentence.End <= start) is { End: > 0 } before)
                {
                    other = Entries(matter, reading, before.Start, before.End, moment.Event).LastOrDefault();
                }

                // 两位领导人在北京冬奥会上见面: by nobody's name, but by its place.
                other ??= ByPlace(matter, reading, moment.End, end, moment.Event);
                if (other is not null)
                {
                    // The moment says where the other one lies: before or after the moment's event.
                    var isSorted = string.CompareOrdinal(other.Id, moment.Event) < 0;
                    yield return new Ordered(reading, isSorted ? other.Id : moment.Event, isSorted ? moment.Event : other.Id, moment.IsBefore == isSorted, reading.Text[moment.Start..moment.End].Trim(), moment.Start, end);
                }
            }
        }
    }

    // 这次会晤三个星期之后: the meeting told last before.
    private static IEnumerable<Moment> Referring(Matter matter, Reading reading, int start, int end)
    {
        var folded = reading.Folded;
        for (var at = start; at + 3 < end; at++)
        {
            if (folded[at] is not ('这' or '此' or '该') || folded[at + 1] is not ('次' or '场') || EventVocabulary.At(folded, at + 2) is not var (word, type))
            {
                continue;
            }

            var behind = at + 2 + word.Length;
            var reach = folded.AsSpan(behind, Math.Min(10, end - behind));
            var mark = reach.IndexOf("之后") is >= 0 and var after ? after : reach.IndexOf("后") is >= 0 and var late ? late : -1;
            if (mark >= 0 && reach[..mark].IndexOfAny(",。") < 0 && matter.Events.Where(entry => entry.Reports.Any(report => report.Article == reading.Report.Id && report.Type == type && report.Evidence.Any(passage => passage.Start < start))).OrderByDescending(entry => entry.Reports.Where(report => report.Article == reading.Report.Id).Max(report => report.Evidence.Where(passage => passage.Start < start).Select(passage => passage.Start).DefaultIfEmpty(-1).Max())).FirstOrDefault() is { } meant)
            {
                yield return new Moment(meant.Id, false, at, behind + mark + (reach[mark] == '之' ? 2 : 1));
            }
        }
    }

    private static TimelineEntry? ByPlace(Matter matter, Reading reading, int from, int to, string not)
    {
        for (var at = from; at < to; at++)
        {
            if (EventVocabulary.At(reading.Folded, at) is var (_, type))
            {
                return matter.Events.FirstOrDefault(entry => entry.Id != not && entry.Type == type && entry.Place is not null && entry.Reports.Any(report => report.Article == reading.Report.Id) && reading.Folded.IndexOf(ChineseFold.Fold(entry.Place), from, at - from, StringComparison.Ordinal) >= 0);
            }
        }

        return null;
    }

    private static IEnumerable<TimelineEntry> Entries(Matter matter, Reading reading, int first, int last, string not)
        => (from entry in matter.Events
            where entry.Id != not && entry.Type is not "statement"
            from report in entry.Reports
            where report.Article == reading.Report.Id
            from passage in report.Evidence
            where passage.Start < last && passage.End > first && passage.End - passage.Start < 120
            orderby passage.Start
            select entry).Distinct();

    /// <param name="IsBefore">The first is before the second.</param>
    private sealed record Ordered(Reading Reading, string First, string Second, bool IsBefore, string Says, int Start, int End);
}
