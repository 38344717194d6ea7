using Annals.Archive.Journal;

namespace Annals.Archive.Reading;

/// <summary>What the journal says of one article as of now.</summary>
public sealed record ArticleState
{
    public required ArticleId Id { get; init; }

    public required string Url { get; init; }

    /// <summary>The post file, relative to the archive. It stays the same when the title changes.</summary>
    public required string Path { get; init; }

    /// <summary>The number of the current revision, from 1.</summary>
    public required int Revision { get; init; }

    /// <summary>SHA-256 of the current post file, in hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public required string Title { get; init; }

    public required string Outlet { get; init; }

    /// <summary>What the owner's rules called the current revision.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>UTC; null when only the capture is known.</summary>
    public DateTimeOffset? Published { get; init; }

    public PublishedFrom PublishedFrom { get; init; }

    /// <summary>When the first revision was captured or, for an import that does not say, written (UTC).</summary>
    public required DateTimeOffset FirstCapturedAt { get; init; }

    /// <summary>When the current revision was captured or, for an import that does not say, written (UTC).</summary>
    public required DateTimeOffset CapturedAt { get; init; }

    /// <summary>Set while the article is no longer at its source: what the source says, and since when.</summary>
    public ArticleGone? Gone { get; init; }

    /// <summary>Where the current text came from: <c>feed</c>, <c>page</c> or <c>import</c>.</summary>
    public required string Via { get; init; }

    /// <summary>The feed that supplied the current revision; null for an import or a single page.</summary>
    public string? Feed { get; init; }

    /// <summary>See <see cref="Draft.Fingerprint"/>; null after an import.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Every feed that offered the article, with the fingerprint of what it said last (null when not known).</summary>
    public IReadOnlyDictionary<string, string?> Feeds { get; init; } = NoFeeds;

    internal static IReadOnlyDictionary<string, string?> NoFeeds { get; } = new Dictionary<string, string?>();
}
