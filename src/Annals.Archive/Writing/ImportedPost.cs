using Annals.Archive.Journal;
using Annals.Archive.Posts;

namespace Annals.Archive.Writing;

/// <summary>A post file on its way into the archive, to be kept byte for byte.</summary>
/// <param name="Source">Its path below the folder that is imported, with '/'.</param>
/// <param name="Hash">SHA-256 of <paramref name="Bytes"/>.</param>
/// <param name="CapturedAt">When the article was seen, where the source tells (UTC).</param>
/// <param name="Outlet">The outlet for a post that does not name one itself: the folder it lay in.</param>
public sealed record ImportedPost(string Source, ReadOnlyMemory<byte> Bytes, ContentHash Hash, PostFile Post, DateTimeOffset? CapturedAt, string Outlet)
{
    /// <summary>What the owner's rules call it. Stands in the journal alone: the file stays as it is.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>
    /// What another archive's journal said of this revision; null for a file that comes without. It stands above what the
    /// file says; number, paths, hash, place in the journal and the time of writing are this archive's own.
    /// </summary>
    public RevisionKept? Recorded { get; init; }

    /// <summary>The pages the text was taken from, in the order in which the article goes on over them; empty when they are not known.</summary>
    public IReadOnlyList<RawPage> Pages { get; init; } = [];

    /// <summary>When those pages were fetched (UTC); null for the time of the revision's own capture.</summary>
    public DateTimeOffset? PagesCapturedAt { get; init; }

    /// <summary>The beginning of what the feed said in the same entry, as plain text; null when that is not known.</summary>
    public string? FeedText { get; init; }

    /// <summary>Set when the article is no longer at its source. Comes with its last revision, and is written down only when that is new here.</summary>
    public ArticleGone? Gone { get; init; }

    /// <summary>The article it is a revision of, where that is known by more than its address.</summary>
    public ArticleId? Article => Recorded is { } line && ArticleId.TryParse(line.Article, out var id) ? id : null;

    /// <summary>The article's address; a post without one is known by where it lay.</summary>
    public string Url => Recorded?.Url is { Length: > 0 } url ? url : Post.Link.Length > 0 ? Post.Link : "import:" + Source;
}
