using Annals.Pages.Layout;
using Annals.Pages.Reading;

namespace Annals.Pages.Outlets;

/// <summary>Everything of one outlet, newest first, a page at a time.</summary>
public sealed record OutletPage
{
    public required string Outlet { get; init; }

    public required IReadOnlyList<Headline> Headlines { get; init; }

    public required Pager Pager { get; init; }

    /// <summary>Null where nobody's reading is known.</summary>
    public ListReading? Reading { get; init; }

    /// <summary>UTC; null when nothing of the outlet is dated.</summary>
    public DateTimeOffset? Oldest { get; init; }
}
