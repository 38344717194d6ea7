using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Reading;
using Annals.Pages.Words;

namespace Annals.Pages.Outlets;

public static class OutletPageView
{
    public static string Render(OutletPage outlet, PageContext page)
        => new Document
        {
            Title = outlet.Outlet,
            HasMarks = outlet.Reading is not null,
            Main = Html.Of($"""
                <div class="sheet">
                <header class="head"><p class="kicker">{page.Words.Outlet}</p><h1>{outlet.Outlet}</h1><p class="standfirst">{Standfirst(outlet, page)}</p>{MarkViews.Of(outlet.Reading, page)}</header>
                {HeadlineViews.ByDay(outlet.Headlines, page, withOutlet: false)}{outlet.Pager.Render(page, number => page.Links.Outlet(outlet.Outlet, number))}</div>

                """),
        }.Render(page);

    private static string Standfirst(OutletPage outlet, PageContext page)
        => outlet.Pager.Kept?.Number is { } number ? page.Words.PageNumber(number)
            : outlet.Oldest is { } oldest
            ? page.Words.ArticlesSince(outlet.Pager.Total, DateText.Day(DateText.DayOf(oldest), page.Words.Language))
            : page.Words.InTheArchive(outlet.Pager.Total);
}
