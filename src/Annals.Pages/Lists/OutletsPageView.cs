using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Lists;

/// <param name="Articles">How many.</param>
/// <param name="Newest">UTC.</param>
public sealed record OutletLine(string Name, long Articles, DateTimeOffset Newest);

/// <summary>All outlets, and all tags where there are any.</summary>
public static class OutletsPageView
{
    /// <param name="outlets">In the order to be shown.</param>
    /// <param name="tags">With the number of their articles, in the order to be shown.</param>
    public static string Render(IReadOnlyList<OutletLine> outlets, IReadOnlyList<(string Tag, long Articles)> tags, PageContext page)
        => new Document
        {
            Title = page.Words.Outlets,
            Section = "outlets",
            Main = Html.Of($"""
                <div class="sheet">
                <header class="head"><h1>{page.Words.Outlets}</h1></header>
                <ol class="directory">
                {outlets.Select(outlet => Line(outlet, page))}</ol>
                {(tags.Count == 0 ? Html.Empty : Tags(tags, page))}</div>

                """),
        }.Render(page);

    private static Html Line(OutletLine outlet, PageContext page)
        => Html.Of($"<li><a href=\"{page.Links.Outlet(outlet.Name)}\">{outlet.Name}</a> <span>{page.Words.Count(outlet.Articles)}</span> <span>{HeadlineViews.Day(DateText.DayOf(outlet.Newest), DateText.Day(DateText.DayOf(outlet.Newest), page.Words.Language))}</span></li>\n");

    private static Html Tags(IReadOnlyList<(string Tag, long Articles)> tags, PageContext page)
        => Html.Of($"""
            <section class="days" aria-labelledby="tags">
            <h2 id="tags">{page.Words.Tags}</h2>
            <ol>
            {tags.Select(tag => Html.Of($"<li><a href=\"{page.Links.Tag(tag.Tag)}\">{tag.Tag}</a> <span>{page.Words.Count(tag.Articles)}</span></li>\n"))}</ol>
            </section>

            """);
}
