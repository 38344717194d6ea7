using Annals.Archive.Journal;

namespace Annals.Index.Articles;

/// <summary>What an article's row holds in letters.</summary>
/// <param name="Path">Of the post file, relative to the archive.</param>
/// <param name="Excerpt">See <see cref="ArticleSummary.Excerpt"/>.</param>
internal sealed record ArticleTexts(string Title, string Url, string? Author, string Via, string? Guid, string Path, string Excerpt)
{
    public static ArticleTexts Of(RevisionKept revision, string excerpt)
        => new(revision.Title, revision.Url, revision.Author, revision.Via, revision.Guid, revision.Path, excerpt);
}
