using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Lists;

public static class ListPageView
{
    public static string Render(ListPage list, PageContext page)
        => new Document
        {
            Title = list.Title,
            Section = list.Section,
            Main = Html.Of($"""
                <div class="sheet">
                <header class="head"><h1>{list.Title}</h1><p class="standfirst">{Standfirst(list.Pager, page)}</p></header>
                {list.Headlines.GroupBy(headline => DateText.DayOf(headline.At)).Select(day => Day(day.Key, day, page))}{list.Pager.Render(page, static _ => "#")}</div>

                """),
        }.Render(page);

    /// <summary>What a numbered page says must not change with what comes after it.</summary>
    internal static string Standfirst(Pager pager, PageContext page)
        => pager.Kept?.Number is { } number ? page.Words.PageNumber(number) : page.Words.InTheArchive(pager.Total);

    private static Html Day(DateOnly day, IEnumerable<Headline> headlines, PageContext page)
        => Html.Of($"""
            <section class="group">
            <h2><a href="{page.Links.Day(day)}">{HeadlineViews.Day(day, DateText.LongDay(day, page.Words.Language))}</a></h2>
            <ol class="lines">
            {headlines.Select(headline => HeadlineViews.Line(headline, page, withOutlet: true))}</ol>
            </section>

            """);
}
