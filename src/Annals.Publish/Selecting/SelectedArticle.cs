using Annals.Archive;
using Annals.Archive.Journal;

namespace Annals.Publish.Selecting;

/// <summary>One article on its way out, with everything the journal says of it.</summary>
public sealed record SelectedArticle
{
    public required ArticleId Id { get; init; }

    /// <summary>All revisions, oldest first; never empty.</summary>
    public required IReadOnlyList<SelectedRevision> Revisions { get; init; }

    /// <summary>Set while the article is no longer at its source.</summary>
    public ArticleGone? Gone { get; init; }

    /// <summary>As the article stands now.</summary>
    public SelectedRevision Current => Revisions[^1];

    public string Title => Current.Line.Title;

    public string Url => Current.Line.Url;

    public string Outlet => Current.Line.Outlet;

    /// <summary>The best time known (UTC): the newest time of publication, else of the first capture.</summary>
    public DateTimeOffset Time => Revisions.Select(revision => revision.Line.Published).LastOrDefault(published => published is not null) ?? Revisions[0].CapturedAt;
}
