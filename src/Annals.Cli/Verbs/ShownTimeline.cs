using Annals.Cli.Terminals;
using Annals.Stories.Following;

namespace Annals.Cli.Verbs;

/// <summary>A timeline to be read in a terminal: a line an event, and under it what each outlet says of it.</summary>
internal static class ShownTimeline
{
    private const int DateWidth = 21;
    private const int OutletWidth = 14;

    public static IEnumerable<string> Lines(Timeline timeline, int width)
    {
        foreach (var entry in timeline.Entries)
        {
            var what = $"{entry.Type} · {string.Join('、', entry.Participants)}{(entry.Place is null ? "" : " · " + entry.Place)} · {entry.Status}{(entry.WasAnnounced ? " (announced before)" : "")}";
            foreach (var line in FoldedTable.Lines([[entry.Date ?? "no date", what]], [DateWidth], width, 0))
            {
                yield return line;
            }

            var reports = entry.Reports.Select(report => (IReadOnlyList<string>)[ShownComparison.Day(report.Published), report.Outlet, $"{report.Certainty.ToString().ToLowerInvariant()}{(report.By is null ? "" : $" ({report.By})")}{(report.StatedDate is null || report.StatedDate == entry.Date ? "" : $" [{report.StatedDate}]")}: {report.Evidence[0].Text}"]);
            foreach (var line in FoldedTable.Lines(reports, [10, OutletWidth], width, 2))
            {
                yield return line;
            }
        }
    }
}
