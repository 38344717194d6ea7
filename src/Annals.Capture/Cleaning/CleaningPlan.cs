namespace Annals.Capture.Cleaning;

/// <summary>What would be removed, to the file: a dry run prints exactly this.</summary>
public sealed record CleaningPlan
{
    /// <summary>Blobs, in the order in which they go; each becomes a line of the journal.</summary>
    public required IReadOnlyList<DroppedFile> Blobs { get; init; }

    /// <summary>Derived or left over, relative to the archive: no line of the journal is lost on them.</summary>
    public required IReadOnlyList<LeftOver> LeftOvers { get; init; }

    /// <summary>Bytes by which the archive is over its budget even so: of posts, revisions, pages and journal, which are not touched.</summary>
    public long Over { get; init; }

    public long Bytes => Blobs.Sum(blob => blob.Size) + LeftOvers.Sum(file => file.Size);
}

/// <param name="What"><c>staging</c>, <c>thumb</c> or <c>temporary</c>.</param>
public sealed record LeftOver(string Path, long Size, string What);

/// <param name="Sha256">Of the file.</param>
/// <param name="Reason"><c>unused</c>, <c>room</c> or <c>age</c>.</param>
public sealed record DroppedFile(string Path, string Sha256, long Size, string Reason);
