using Annals.Index.Revisions;
using Annals.Pages.Articles;

namespace Annals.Pages.Revisions;

/// <summary>Two revisions of an article side by side in one text.</summary>
public sealed record ComparisonPage
{
    /// <summary>The article's id.</summary>
    public required string Id { get; init; }

    public required string Outlet { get; init; }

    /// <summary>BCP 47 as the outlet gave it; null when it did not.</summary>
    public string? Language { get; init; }

    public required RevisionDiff Diff { get; init; }

    /// <summary>All revisions, oldest first.</summary>
    public required IReadOnlyList<RevisionLine> Revisions { get; init; }
}
