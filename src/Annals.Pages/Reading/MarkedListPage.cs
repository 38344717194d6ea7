using Annals.Pages.Layout;

namespace Annals.Pages.Reading;

/// <summary>The unread articles, or those with a star, a page at a time.</summary>
public sealed record MarkedListPage
{
    /// <summary>True for the unread ones, false for those with a star.</summary>
    public required bool IsOfUnread { get; init; }

    public required IReadOnlyList<Headline> Headlines { get; init; }

    public required Pager Pager { get; init; }

    /// <summary>Null for articles with a star.</summary>
    public ListReading? Reading { get; init; }

    /// <summary>Outlets with unread articles, most first.</summary>
    public IReadOnlyList<(string Outlet, int Unread)> Outlets { get; init; } = [];
}
