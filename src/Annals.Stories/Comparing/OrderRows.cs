using Annals.Stories.Passages;

namespace Annals.Stories.Comparing;

/// <summary>
/// What came before what: articles that say in one sentence that an event was before or after another one, beside those that date both.
/// 这次会晤三个星期之后，普京挥军入侵; 在普京出兵乌克兰之前，两位领导人见面.
/// </summary>
internal static class OrderRows
{
    private const int Reach = 14;

    public static IEnumerable<ClaimRow> Find(Matter matter)
    {
        var told = matter.Readings.SelectMany(reading => Told(matter, reading)).ToList();
        foreach (var group in told.GroupBy(one => (one.First, one.Second)))
        {
            var (first, second) = (matter.Events.First(entry => entry.Id == group.Key.First), matter.Events.First(entry => entry.Id == group.Key.Second));
            var cells = group.DistinctBy(one => (one.Reading, one.Says)).ToList();
            if (cells.Select(one => one.Reading).Distinct().Count() < 2)
            {
                continue;
            }

            var isOne = cells.TrueForAll(one => one.IsBefore == cells[0].IsBefore);
            yield return Matter.Row(
                Aspect.Order,
                $"{matter.SubjectOf(first)} / {matter.SubjectOf(second)}",
                isOne ? Relation.Agreement : Relation.Contradiction,
                isOne ? "the same order" : "the other way round",
                cells.Select(one => Matter.Cell(one.Reading, one.Says, one.Start, one.End))) with
            { Event = first.Id, EventType = first.Type };
        }
    }

    private static IEnumerable<(string First, string Second, Reading Reading, bool IsBefore, string Says, int Start, int End)> Told(Matter matter, Reading reading)
    {
        foreach (var (start, end) in reading.Sentences)
        {
            var inside = (from entry in matter.Events
                          from report in entry.Reports
                          where report.Article == reading.Report.Id
                          from passage in report.Evidence
                          where passage.Start < end && passage.End > start
                          select (Entry: entry, Passage: passage)).ToList();
            foreach (var (word, isBefore) in Words(reading.Folded, start, end))
            {
                // The event whose words stand right before the word, and one told behind it.
                var near = inside.Where(one => one.Passage.Start < word && one.Passage.End > word - Reach).OrderByDescending(one => one.Passage.Start).Select(one => one.Entry).FirstOrDefault();
                var other = near is null ? null : inside.Where(one => one.Entry != near && one.Passage.End > word + 2).OrderBy(one => one.Passage.Start).Select(one => one.Entry).FirstOrDefault();
                if (near is not null && other is not null)
                {
                    var isSorted = string.CompareOrdinal(near.Id, other.Id) < 0;
                    yield return (isSorted ? near.Id : other.Id, isSorted ? other.Id : near.Id, reading, isBefore != isSorted, reading.Text[Math.Max(start, word - Reach)..(word + 2)].Trim(), start, end);
                }
            }
        }
    }

    // Where 之前, 之后, 以前, 以后 stand.
    private static IEnumerable<(int At, bool IsBefore)> Words(string folded, int start, int end)
    {
        for (var at = start; at + 1 < end; at++)
        {
            if (folded[at] is '之' or '以' && folded[at + 1] is '前' or '后')
            {
                yield return (at, folded[at + 1] == '前');
            }
        }
    }
}
