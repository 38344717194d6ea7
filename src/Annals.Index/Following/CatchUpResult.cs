namespace Annals.Index.Following;

/// <summary>What one catching up with the journal did.</summary>
public sealed record CatchUpResult
{
    /// <summary>Articles whose current revision was indexed, each counted once a batch.</summary>
    public required int Articles { get; init; }

    /// <summary>Journal lines read, of any kind.</summary>
    public required long Lines { get; init; }

    /// <summary>Posts that could not be read: they are in the index by what the journal says of them, without their text.</summary>
    public required IReadOnlyList<UnreadablePost> Unreadable { get; init; }

    /// <summary>Why an index that was there had to be thrown away and built anew; null when it did not.</summary>
    public string? Rebuilt { get; init; }
}

/// <param name="File">Relative to the archive, with '/'.</param>
/// <param name="Reason">In plain words.</param>
public sealed record UnreadablePost(string File, string Reason);

/// <summary>How far a catching up has come.</summary>
/// <param name="Articles">Articles indexed so far.</param>
/// <param name="BytesRead">Bytes of the journal behind it, counted from the journal's beginning.</param>
/// <param name="BytesTotal">Bytes of the journal when it began; it may have grown since.</param>
public sealed record CatchUpProgress(int Articles, long BytesRead, long BytesTotal);
