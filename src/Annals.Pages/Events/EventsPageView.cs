using Annals.Pages.Layout;
using Annals.Pages.Markup;

namespace Annals.Pages.Events;

public static class EventsPageView
{
    public static string Render(EventsPage events, PageContext page)
    {
        var words = page.Words.Stories;
        return new Document
        {
            Title = events.IsToday ? words.TodayByEvent : words.Events,
            Section = "events",
            FurtherSheet = page.Links.FindingsSheet,
            Main = Html.Of($"""
                <div class="sheet">
                <header class="head"><h1>{(events.IsToday ? words.TodayByEvent : words.Events)}</h1><p class="standfirst">{words.EventsExplained}</p></header>
                {Tabs(events, page)}<h2 class="unseen">{words.AllEvents}</h2>
                {(!events.IsThere ? NothingGrouped(page) : events.Events.Count == 0 ? Html.Of($"<p class=\"quiet\">{words.NoEvents}</p>\n") : Html.Of($"<ol class=\"events\">\n{events.Events.Select(line => EventViews.Line(line, page))}</ol>\n"))}{Turn(events.Number, events.HasMore, number => page.Links.Events(number), page)}</div>

                """),
        }.Render(page);
    }

    private static Html Tabs(EventsPage events, PageContext page)
        => Html.When(page.Links.Today, today => Html.Of($"<nav class=\"tabs\" aria-label=\"{page.Words.Stories.Events}\"><a href=\"{today}\"{Current(events.IsToday)}>{page.Words.Stories.TodayByEvent}</a> <a href=\"{page.Links.Events()}\"{Current(!events.IsToday)}>{page.Words.Stories.LatestFirst}</a></nav>\n"));

    private static Html Current(bool isCurrent) => isCurrent ? Html.Of($" aria-current=\"true\"") : Html.Empty;

    /// <summary>Says that nothing has been grouped yet, and how that is done.</summary>
    internal static Html NothingGrouped(PageContext page)
        => Html.Of($"<p class=\"banner\" role=\"note\">{page.Words.Stories.NothingGrouped} <code lang=\"en\">annals analyze</code></p>\n");

    /// <summary>To the pages on either side of one whose end is not counted.</summary>
    internal static Html Turn(int number, bool hasMore, Func<int, string?> address, PageContext page)
    {
        if (number == 1 && !hasMore)
        {
            return Html.Empty;
        }

        var before = number > 1 ? Html.Of($"<a rel=\"prev\" href=\"{address(number - 1)}\">← {page.Words.PreviousPage}</a>") : Html.Of($"<span></span>");
        var after = hasMore ? Html.Of($"<a rel=\"next\" href=\"{address(number + 1)}\">{page.Words.NextPage} →</a>") : Html.Of($"<span></span>");
        return Html.Of($"<nav class=\"pager\" aria-label=\"{page.Words.Paging}\">{before}<span class=\"at\">{page.Words.PageNumber(number)}</span>{after}</nav>\n");
    }
}
