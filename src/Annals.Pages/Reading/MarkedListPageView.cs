using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Reading;

public static class MarkedListPageView
{
    public static string Render(MarkedListPage list, PageContext page)
    {
        var words = page.Words;
        var title = list.IsOfUnread ? words.Unread : words.Starred;
        return new Document
        {
            Title = title,
            Section = list.IsOfUnread ? "unread" : "starred",
            HasMarks = true,
            Main = Html.Of($"""
                <div class="sheet">
                <header class="head">{Kicker(list, page)}<h1>{title}</h1>{(list.IsOfUnread ? Html.Empty : Html.Of($"<p class=\"standfirst\">{words.StarredCount(list.Pager.Total)}</p>"))}{MarkViews.Of(list.Reading, page)}</header>
                {Outlets(list, page)}{(list.Headlines.Count == 0 ? Html.Of($"<p class=\"quiet\">{(list.IsOfUnread ? words.NothingUnread : words.NothingStarred)}</p>\n") : HeadlineViews.ByDay(list.Headlines, page, withOutlet: list.Reading?.Outlet is null))}{list.Pager.Render(page, number => (list.IsOfUnread ? page.Links.Unread(list.Reading?.Outlet, list.Reading?.Day, number) : page.Links.Starred(number)) ?? page.Links.Home)}</div>

                """),
        }.Render(page);
    }

    private static Html Kicker(MarkedListPage list, PageContext page)
        => list.Reading?.Outlet is { } outlet ? Html.Of($"<p class=\"kicker\">{HeadlineViews.Outlet(outlet, page)}</p>")
            : list.Reading?.Day is { } day ? Html.Of($"<p class=\"kicker\"><a href=\"{page.Links.Day(day)}\">{DateText.LongDay(day, page.Words.Language)}</a></p>")
            : Html.Empty;

    private static Html Outlets(MarkedListPage list, PageContext page)
        => list.Outlets.Count < 2 ? Html.Empty : Html.Of($"""
            <ul class="unreadoutlets" aria-label="{page.Words.Outlets}">
            {list.Outlets.Select(outlet => Html.Of($"<li><a href=\"{page.Links.Unread(outlet.Outlet)}\">{outlet.Outlet}</a> <span class=\"n\">{DateText.Number(outlet.Unread)}</span></li>\n"))}</ul>

            """);
}
