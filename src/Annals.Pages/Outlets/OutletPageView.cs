using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Outlets;

public static class OutletPageView
{
    public static string Render(OutletPage outlet, PageContext page)
        => new Document
        {
            Title = outlet.Outlet,
            Main = Html.Of($"""
                <div class="sheet">
                <header class="head"><p class="kicker">{page.Words.Outlet}</p><h1>{outlet.Outlet}</h1><p class="standfirst">{Standfirst(outlet, page)}</p></header>
                {outlet.Headlines.GroupBy(headline => DateText.DayOf(headline.At)).Select(day => Day(day.Key, day, page))}{outlet.Pager.Render(page, number => page.Links.Outlet(outlet.Outlet, number))}</div>

                """),
        }.Render(page);

    private static string Standfirst(OutletPage outlet, PageContext page)
        => outlet.Pager.Kept?.Number is { } number ? page.Words.PageNumber(number)
            : outlet.Oldest is { } oldest
            ? page.Words.ArticlesSince(outlet.Pager.Total, DateText.Day(DateText.DayOf(oldest), page.Words.Language))
            : page.Words.InTheArchive(outlet.Pager.Total);

    private static Html Day(DateOnly day, IEnumerable<Headline> headlines, PageContext page)
        => Html.Of($"""
            <section class="group">
            <h2><a href="{page.Links.Day(day)}">{HeadlineViews.Day(day, DateText.LongDay(day, page.Words.Language))}</a></h2>
            <ol class="lines">
            {headlines.Select(headline => HeadlineViews.Line(headline, page, withOutlet: false))}</ol>
            </section>

            """);
}
