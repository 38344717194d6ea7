namespace Annals.Archive.Importing;

/// <summary>What became of the files of an import: found = new + revised + known + skipped + failed.</summary>
public sealed record ImportSummary
{
    public required int Found { get; init; }

    /// <summary>Articles that were not in the archive.</summary>
    public required int New { get; init; }

    /// <summary>Further versions of articles.</summary>
    public required int Revised { get; init; }

    /// <summary>Files whose very bytes the archive has already.</summary>
    public required int Known { get; init; }

    /// <summary>Files that are no posts.</summary>
    public required IReadOnlyList<ImportRemark> Skipped { get; init; }

    /// <summary>Files that could not be read.</summary>
    public required IReadOnlyList<ImportRemark> Failed { get; init; }

    /// <summary>Files that were kept although they fit neither format.</summary>
    public required IReadOnlyList<ImportRemark> Odd { get; init; }

    /// <summary>Pictures that were not in the archive.</summary>
    public int Pictures { get; init; }

    /// <summary>Where capture times came from; null when the import had none and ordered versions by their dates.</summary>
    public string? CaptureTimes { get; init; }

    /// <summary>Both together.</summary>
    public ImportSummary With(ImportSummary other) => new()
    {
        Found = Found + other.Found,
        New = New + other.New,
        Revised = Revised + other.Revised,
        Known = Known + other.Known,
        Skipped = [.. Skipped, .. other.Skipped],
        Failed = [.. Failed, .. other.Failed],
        Odd = [.. Odd, .. other.Odd],
        Pictures = Pictures + other.Pictures,
        CaptureTimes = CaptureTimes ?? other.CaptureTimes,
    };
}

/// <param name="Path">The file.</param>
/// <param name="Reason">One line in plain words.</param>
public sealed record ImportRemark(string Path, string Reason);

/// <param name="Done">Files dealt with.</param>
/// <param name="Total">Files found.</param>
public readonly record struct ImportProgress(int Done, int Total);
