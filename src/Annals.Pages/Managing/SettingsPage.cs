namespace Annals.Pages.Managing;

/// <summary>What an owner may wish of an archive, as the form has it, and how the archive stands.</summary>
public sealed record SettingsPage
{
    public required bool KeepsPages { get; init; }

    /// <summary><c>all</c>, <c>none</c>, or an amount such as <c>5GB</c>.</summary>
    public required string Images { get; init; }

    public required string Recheck { get; init; }

    public required string RssHub { get; init; }

    public required string Address { get; init; }

    /// <summary><c>day</c>, <c>week</c>, or empty.</summary>
    public required string Edition { get; init; }

    public required string EditionFolder { get; init; }

    /// <summary>Keys that can be changed in the file alone, with what stands there.</summary>
    public IReadOnlyList<(Setting Setting, string Key, string Json)> Others { get; init; } = [];

    /// <summary>What cannot be meant, by setting; in English, whatever the page's language.</summary>
    public IReadOnlyDictionary<Setting, string> Problems { get; init; } = new Dictionary<Setting, string>();

    /// <summary>True after a change, false when a form asked for none, null when none was sent.</summary>
    public bool? IsSaved { get; init; }

    public required ArchiveStatus Status { get; init; }
}

/// <summary>How an archive stands. Bytes of files, without what file systems add.</summary>
public sealed record ArchiveStatus
{
    public required string Path { get; init; }

    public required string Version { get; init; }

    /// <summary>Lines of the journal that the index has read.</summary>
    public required long IndexedLines { get; init; }

    /// <summary>Name of a part, how many files it has, and bytes; in the order to be shown.</summary>
    public required IReadOnlyList<(ArchivePart Part, int Files, long Bytes)> Parts { get; init; }

    /// <summary>Null where the system does not say.</summary>
    public (long Free, long All)? Disk { get; init; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<(DateTimeOffset At, string What)> Troubles { get; init; } = [];
}

public enum ArchivePart
{
    Posts,
    Revisions,
    Images,
    Pages,
    Journal,
    Index,
    SmallCopies,
}
