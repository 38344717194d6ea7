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

    /// <summary>The article's address; a post without one is known by where it lay.</summary>
    public string Url => Post.Link.Length > 0 ? Post.Link : "import:" + Source;
}
