using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Tags;

public static class TagPageView
{
    public static string Render(TagPage tag, PageContext page)
        => new Document
        {
            Title = tag.Tag,
            Main = Html.Of($"""
                <div class="sheet">
                <header class="head"><p class="kicker">{page.Words.Tagged}</p><h1>{tag.Tag}</h1><p class="standfirst">{Lists.ListPageView.Standfirst(tag.Pager, page)}</p></header>
                {tag.Headlines.GroupBy(headline => DateText.DayOf(headline.At)).Select(day => Day(day.Key, day, page))}{tag.Pager.Render(page, number => page.Links.Tag(tag.Tag, number))}</div>

                """),
        }.Render(page);

    private static Html Day(DateOnly day, IEnumerable<Headline> headlines, PageContext page)
        => Html.Of($"""
            <section class="group">
            <h2><a href="{page.Links.Day(day)}">{HeadlineViews.Day(day, DateText.LongDay(day, page.Words.Language))}</a></h2>
            <ol class="lines">
            {headlines.Select(headline => HeadlineViews.Line(headline, page, withOutlet: true))}</ol>
            </section>

            """);
}
