using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;
using Annals.Stories.Following;

namespace Annals.Pages.Events;

/// <summary>What articles tell to have happened or to come, by its own time; beneath each who told it when, and how sure.</summary>
internal static class Happenings
{
    private const int Shown = 24;
    private const int ReportsShown = 8;

    public static Html Of(Timeline timeline, string title, PageContext page)
    {
        var entries = Weighty(timeline);
        return entries.Count == 0 ? Html.Empty : Html.Of($"""
            <section aria-labelledby="happenings">
            <h2 id="happenings">{title}</h2>
            <ol class="happenings">
            {entries.Select(entry => Entry(entry, page))}</ol>
            </section>

            """);
    }

    /// <summary>What several tell, or what was announced before it happened, in its order; all of it where that is little.</summary>
    internal static IReadOnlyList<TimelineEntry> Weighty(Timeline timeline)
        => timeline.Entries.Count <= Shown
            ? timeline.Entries
            : [.. timeline.Entries.Select(static (entry, place) => (entry, place))
                .OrderByDescending(static one => one.entry.WasAnnounced).ThenByDescending(static one => Articles(one.entry)).ThenBy(static one => one.place)
                .Take(Shown).OrderBy(static one => one.place).Select(static one => one.entry)];

    internal static int Articles(TimelineEntry entry) => entry.Reports.Select(static report => report.Article).Distinct().Count();

    internal static string What(TimelineEntry entry, PageContext page)
    {
        var words = page.Words.Stories;
        var who = string.Join(page.Words.ListSeparator, entry.Participants.Take(4));
        return $"{words.EventType(entry.Type)}{(who.Length > 0 ? (page.Words.Language == UiLanguage.Chinese ? "：" : ": ") + who : "")}{(entry.Place is { } place ? $" · {place}" : "")}";
    }

    internal static string When(TimelineEntry entry, PageContext page)
        => entry.Date is { } date ? TimeValueText.Of(date, page.Words.Language) : page.Words.Stories.Undated;

    private static Html Entry(TimelineEntry entry, PageContext page)
    {
        var words = page.Words.Stories;
        var reports = entry.Reports.DistinctBy(static report => (report.Article, report.Status)).ToList();
        return Html.Of($"""
            <li id="{entry.Id}"><p class="happened"><span class="date">{When(entry, page)}</span> <b>{What(entry, page)}</b> <span class="tag">{words.Status(entry.Status)}</span></p>
            <ul class="told">
            {reports.Take(ReportsShown).Select(report => Html.Of($"<li><span class=\"quiet\">{DateText.Machine(DateText.DayOf(report.Published))}</span> {HeadlineViews.Outlet(report.Outlet, page)} <span class=\"tag\">{words.Status(report.Status)}</span> {Html.When(report.By, by => Html.Of($"<span aria-hidden=\"true\">←</span><span class=\"unseen\"> {page.Words.Findings.HasItFrom} </span>{by} "))}{report.Evidence.Take(1).Select(evidence => PassageView.Sentence(evidence, page))}</li>\n"))}</ul></li>

            """);
    }
}
