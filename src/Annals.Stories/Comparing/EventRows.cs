using Annals.Stories.Following;

namespace Annals.Stories.Comparing;

/// <summary>Whether, when and where an event was, and what sort of event it is called, article beside article.</summary>
internal static class EventRows
{
    public static IEnumerable<ClaimRow> Find(Matter matter)
    {
        foreach (var entry in matter.Events)
        {
            var reports = entry.Reports.DistinctBy(report => (report.Article, report.Type, report.StatedDate, report.Place, report.Status)).ToList();
            if (reports.Select(report => report.Article).Distinct().Count() < 2)
            {
                yield return Row(matter, entry, Aspect.Status, Relation.Alone, "told by one article", reports.Select(report => Matter.Cell(report, report.Status)));
                continue;
            }

            yield return Status(matter, entry, reports);
            foreach (var row in new[] { Dates(matter, entry, reports), Places(matter, entry, reports), Kinds(matter, entry, reports) }.OfType<ClaimRow>())
            {
                yield return row;
            }
        }
    }

    private static ClaimRow Row(Matter matter, TimelineEntry entry, Aspect aspect, Relation relation, string reason, IEnumerable<Cell> cells)
        => Matter.Row(aspect, matter.SubjectOf(entry), relation, reason, cells) with { Event = entry.Id, EventType = entry.Type };

    private static ClaimRow Status(Matter matter, TimelineEntry entry, List<EventReport> reports)
    {
        var perArticle = reports.GroupBy(report => report.Article).Select(group => group.OrderBy(report => Firmness(report.Status)).Last()).OrderBy(report => report.Published).ToList();
        var cells = perArticle.Select(report => Matter.Cell(report, report.Status));
        var (first, last) = (perArticle[0], perArticle[^1]);
        if (perArticle.TrueForAll(report => Settled(report.Status) == Settled(first.Status)))
        {
            return Row(matter, entry, Aspect.Status, Relation.Agreement, $"all have it as {Settled(first.Status)}", cells);
        }

        if (last.Published > first.Published && Firmness(last.Status) > Firmness(first.Status))
        {
            return Row(matter, entry, Aspect.Status, Relation.Update, $"{Settled(first.Status)} on {first.Published:yyyy-MM-dd}, {Settled(last.Status)} on {last.Published:yyyy-MM-dd}", cells);
        }

        var isDenied = perArticle.Exists(report => report.Status == "denied") && perArticle.Exists(report => Settled(report.Status) == "happened");
        return Row(matter, entry, Aspect.Status, isDenied ? Relation.Contradiction : Relation.Difference, "they are not equally sure of it", cells);
    }

    private static string Settled(string status) => status is "historical" or "happening" ? "happened" : status;

    private static int Firmness(string status) => status switch { "hypothetical" => 0, "planned" => 1, "happening" => 2, "denied" => 2, _ => 3 };

    private static ClaimRow? Dates(Matter matter, TimelineEntry entry, List<EventReport> reports)
    {
        var dated = reports.Where(report => DayRange.Of(report.StatedDate) is not null).DistinctBy(report => (report.Article, report.StatedDate)).ToList();
        if (dated.Select(report => report.Article).Distinct().Count() < 2)
        {
            return null;
        }

        var cells = dated.Select(report => Matter.Cell(report, report.StatedDate!));
        var agree = dated.TrueForAll(one => dated.TrueForAll(other => DayRange.Of(one.StatedDate)!.Value.Overlaps(DayRange.Of(other.StatedDate)!.Value)));
        return agree
            ? Row(matter, entry, Aspect.Date, Relation.Agreement, dated.Select(report => report.StatedDate).Distinct().Count() == 1 ? "the same date" : "dates of which one holds the other", cells)
            : Row(matter, entry, Aspect.Date, Relation.Contradiction, "dates that have no day in common", cells);
    }

    private static ClaimRow? Places(Matter matter, TimelineEntry entry, List<EventReport> reports)
    {
        var placed = reports.Where(report => report.Place is not null).DistinctBy(report => (report.Article, report.Place)).ToList();
        return placed.Select(report => report.Article).Distinct().Count() < 2 ? null
            : Row(matter, entry, Aspect.Place, Relation.Agreement, placed.Select(report => matter.Keys.Of(report.Place!)).Distinct().Count() == 1 ? "the same place" : "places of which one can lie in the other", placed.Select(report => Matter.Cell(report, report.Place!)));
    }

    private static ClaimRow? Kinds(Matter matter, TimelineEntry entry, List<EventReport> reports)
    {
        var kinds = reports.GroupBy(report => report.Article).Select(group => (group.Key, Types: group.Select(report => report.Type).ToHashSet(StringComparer.Ordinal))).ToList();
        return kinds.TrueForAll(one => kinds.TrueForAll(other => one.Types.Overlaps(other.Types))) ? null
            : Row(matter, entry, Aspect.Kind, Relation.Difference, "called otherwise", reports.DistinctBy(report => (report.Article, report.Type)).Select(report => Matter.Cell(report, report.Type)));
    }
}
