using Annals.Pages.Layout;
using Annals.Pages.Markup;

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
                {HeadlineViews.ByDay(list.Headlines, page, withOutlet: true)}{list.Pager.Render(page, static _ => "#")}</div>

                """),
        }.Render(page);

    /// <summary>What a numbered page says must not change with what comes after it.</summary>
    internal static string Standfirst(Pager pager, PageContext page)
        => pager.Kept?.Number is { } number ? page.Words.PageNumber(number) : page.Words.InTheArchive(pager.Total);
}
