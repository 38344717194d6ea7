using Annals.Pages.Markup;

namespace Annals.Pages.Layout;

/// <summary>Where in a long list a page stands.</summary>
/// <param name="Page">From 1, the newest.</param>
/// <param name="Size">Items a page.</param>
/// <param name="Total">Items in all.</param>
public sealed record Pager(int Page, int Size, long Total)
{
    /// <summary>
    /// Set for a page of a list that is kept in files: pages then have numbers from the oldest on, so that what is new
    /// makes none of them another. Null for pages that are made when they are asked for.
    /// </summary>
    public KeptPage? Kept { get; init; }

    public int Pages => (int)Math.Clamp((Total + Size - 1) / Size, 1, int.MaxValue);

    internal Html Render(PageContext page, Func<int, string> address)
    {
        var words = page.Words;
        if (Kept is { } kept)
        {
            return kept is { Newer: null, Older: null }
                ? Html.Empty
                : Render(page, Link(kept.Newer, "prev", $"← {words.Newer}"), kept.Number is { } number ? words.PageNumber(number) : "", Link(kept.Older, "next", $"{words.Older} →"));
        }

        return Pages == 1
            ? Html.Empty
            : Render(page, Link(Page > 1 ? address(Page - 1) : null, "prev", $"← {words.PreviousPage}"), words.PageOf(Page, Pages), Link(Page < Pages ? address(Page + 1) : null, "next", $"{words.NextPage} →"));
    }

    private static Html Link(string? address, string relation, string label)
        => address is null ? Html.Of($"<span></span>") : Html.Of($"<a rel=\"{relation}\" href=\"{address}\">{label}</a>");

    private static Html Render(PageContext page, Html newer, string at, Html older)
        => Html.Of($"<nav class=\"pager\" aria-label=\"{page.Words.Paging}\">{newer}<span class=\"at\">{at}</span>{older}</nav>\n");
}

/// <param name="Number">From 1, the oldest; null for the page on which what is new appears.</param>
/// <param name="Newer">The address of the page with what came after; null at the end.</param>
/// <param name="Older">The address of the page with what came before; null at the beginning.</param>
public sealed record KeptPage(int? Number, string? Newer, string? Older);
