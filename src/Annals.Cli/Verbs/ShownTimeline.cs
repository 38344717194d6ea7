using Annals.Cli.Terminals;
using Annals.Stories.Following;

namespace Annals.Cli.Verbs;

/// <summary>What happened, to be read in a terminal: a line an event, and under it what each outlet says of it.</summary>
internal static class ShownTimeline
{
    private const int DateWidth = 21;
    private const int OutletWidth = 14;

    public static IEnumerable<string> Lines(IEnumerable<TimelineEntry> entries, int width)
    {
        foreach (var entry in entries)
        {
            var what = $"{entry.Type} · {string.Join('、', entry.Participants)}{(entry.Place is null ? "" : " · " + entry.Place)} · {entry.Status}{(entry.WasAnnounced ? " (announced before)" : "")}";
            foreach (var line in FoldedTable.Lines([[entry.Date ?? "no date", what]], [DateWidth], width, 0))
            {
                yield return line;
            }

            // A caption that an outlet uses again and again is said once.
            var reports = entry.Reports.GroupBy(static report => (report.Outlet, report.Evidence[0].Text)).Select(same => Row(same.First(), same.Count(), entry));
            foreach (var line in FoldedTable.Lines(reports, [10, OutletWidth], width, 2))
            {
                yield return line;
            }
        }
    }

    private static IReadOnlyList<string> Row(EventReport report, int times, TimelineEntry entry)
    {
        var by = report.By is null ? "" : $" ({report.By})";
        var day = report.StatedDate is null || report.StatedDate == entry.Date ? "" : $" [{report.StatedDate}]";
        var again = times > 1 ? $" ({times} times)" : "";
        return [ShownComparison.Day(report.Published), report.Outlet, $"{report.Certainty.ToString().ToLowerInvariant()}{by}{day}: {report.Evidence[0].Text}{again}"];
    }
}
