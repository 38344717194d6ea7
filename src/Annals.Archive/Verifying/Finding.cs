namespace Annals.Archive.Verifying;

public enum FindingKind
{
    /// <summary>The journal names a file that is not there.</summary>
    Missing,

    /// <summary>A file's bytes are not those that the journal recorded.</summary>
    Altered,

    /// <summary>A file that the journal does not know lies among the archive's own.</summary>
    Added,

    /// <summary>The journal itself is damaged: from that line on nothing is proved.</summary>
    Journal,

    /// <summary>A file could not be read, so nothing can be said of it.</summary>
    Unreadable,
}

/// <summary>Something that verify found wrong.</summary>
/// <param name="Path">The file, relative to the archive.</param>
/// <param name="SoundAt">The last time the archive itself knew the file to be as recorded (UTC): it changed after that. Null when unknown.</param>
/// <param name="ChangedAt">The file's own time of change (UTC), which who altered it may have set; null when it is gone.</param>
/// <param name="Message">What is wrong, in one line.</param>
public sealed record Finding(FindingKind Kind, string Path, DateTimeOffset? SoundAt, DateTimeOffset? ChangedAt, string Message);
