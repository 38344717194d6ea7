using Annals.Pages.Layout;

namespace Annals.Pages.Lists;

/// <summary>A list across outlets, newest first, a page at a time.</summary>
public sealed record ListPage
{
    /// <summary>One of the masthead's own pages; null for another list.</summary>
    public string? Section { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<Headline> Headlines { get; init; }

    public required Pager Pager { get; init; }
}
