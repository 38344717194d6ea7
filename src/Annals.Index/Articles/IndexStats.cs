namespace Annals.Index.Articles;

/// <summary>What the indexed part of the archive amounts to.</summary>
public sealed record IndexStats
{
    public required int Articles { get; init; }

    /// <summary>All revisions of all articles, the current ones included.</summary>
    public required int Revisions { get; init; }

    public required int Outlets { get; init; }

    /// <summary>The oldest time of an article (UTC); null in an empty archive.</summary>
    public DateTimeOffset? First { get; init; }

    /// <summary>The newest time of an article (UTC); null in an empty archive.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>Images and raw responses kept, each counted once.</summary>
    public required int Blobs { get; init; }

    /// <summary>Bytes of those.</summary>
    public required long BlobBytes { get; init; }

    /// <summary>Bytes of all post files, earlier revisions included.</summary>
    public required long PostBytes { get; init; }

    /// <summary>Bytes of the index itself.</summary>
    public required long IndexBytes { get; init; }
}
