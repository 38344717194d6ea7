using Annals.Pages.Layout;
using Annals.Pages.Markup;

namespace Annals.Pages.Tags;

public static class TagPageView
{
    public static string Render(TagPage tag, PageContext page)
        => new Document
        {
            Title = tag.Tag,
            HasMarks = tag.Headlines is [{ Marks: not null }, ..],
            Main = Html.Of($"""
                <div class="sheet">
                <header class="head"><p class="kicker">{page.Words.Tagged}</p><h1>{tag.Tag}</h1><p class="standfirst">{Lists.ListPageView.Standfirst(tag.Pager, page)}</p></header>
                {HeadlineViews.ByDay(tag.Headlines, page, withOutlet: true)}{tag.Pager.Render(page, number => page.Links.Tag(tag.Tag, number))}</div>

                """),
        }.Render(page);
}
