using Annals.Pages.Layout;

namespace Annals.Pages.Tags;

/// <summary>Everything that one tag was given to, newest first, a page at a time.</summary>
public sealed record TagPage
{
    public required string Tag { get; init; }

    public required IReadOnlyList<Headline> Headlines { get; init; }

    public required Pager Pager { get; init; }
}
