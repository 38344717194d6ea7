namespace Annals.Capture.Cleaning;

/// <summary>What beyond the useless may be removed. Posts, revisions and the journal never are.</summary>
public sealed record CleaningWishes
{
    /// <summary>Bytes that the archive (posts, revisions, pictures, pages, journal) may take: pictures are dropped until it does. Null for no limit.</summary>
    public long? KeepUnder { get; init; }

    /// <summary>Bytes that its pictures alone may take; null for no limit.</summary>
    public long? ImagesUnder { get; init; }

    /// <summary>Pages as they came that are older than this are dropped; null keeps them all.</summary>
    public TimeSpan? PagesOlderThan { get; init; }
}
