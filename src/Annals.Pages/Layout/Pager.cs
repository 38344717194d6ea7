using Annals.Pages.Markup;

namespace Annals.Pages.Layout;

/// <summary>Where in a long list a page stands.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Size">Items a page.</param>
/// <param name="Total">Items in all.</param>
public sealed record Pager(int Page, int Size, long Total)
{
    public int Pages => (int)Math.Clamp((Total + Size - 1) / Size, 1, int.MaxValue);

    internal Html Render(PageContext page, Func<int, string> address)
    {
        if (Pages == 1)
        {
            return Html.Empty;
        }

        var words = page.Words;
        var newer = Page > 1 ? Html.Of($"<a rel=\"prev\" href=\"{address(Page - 1)}\">← {words.PreviousPage}</a>") : Html.Of($"<span></span>");
        var older = Page < Pages ? Html.Of($"<a rel=\"next\" href=\"{address(Page + 1)}\">{words.NextPage} →</a>") : Html.Of($"<span></span>");
        return Html.Of($"<nav class=\"pager\" aria-label=\"{words.Paging}\">{newer}<span class=\"at\">{words.PageOf(Page, Pages)}</span>{older}</nav>\n");
    }
}
