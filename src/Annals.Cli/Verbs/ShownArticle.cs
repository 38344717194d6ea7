using Annals.Archive;
using Annals.Index.Articles;

namespace Annals.Cli.Verbs;

/// <summary>An article as JSON.</summary>
internal sealed record ShownArticle(
    string Id, string Title, string Url, string Outlet, string? Author, string Published, PublishedFrom PublishedFrom, string? Language, int Revision, string Text, IReadOnlyList<ShownRevision> Revisions, ShownGone? Gone, ShownReading Reading, ShownStorage Storage)
{
    public static ShownArticle From(ArticleDetail article, RevisionSummary revision, IReadOnlyList<RevisionSummary> revisions, string text, ShownReading reading, ShownStorage storage) => new(
        article.Id.Value, revision.Title, article.Url, article.Outlet, article.Author, UtcTime.ToIso(article.Published), article.PublishedFrom, article.Language, revision.Number, text,
        [.. revisions.Select(one => new ShownRevision(one.Number, one.Title, UtcTime.ToIso(one.CapturedAt), one.Path, one.Sha256))],
        article.Gone is { } gone ? new ShownGone(UtcTime.ToIso(gone.Since), gone.Status) : null,
        reading,
        storage);
}

internal sealed record ShownRevision(int Number, string Title, string Captured, string Path, string Sha256);

/// <summary>That an article is no longer at its source.</summary>
internal sealed record ShownGone(string Since, string Status);
