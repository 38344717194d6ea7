namespace Annals.Archive.Verifying;

/// <summary>The outcome of a verification; sound when there are no findings.</summary>
public sealed record VerifyReport
{
    public required long Lines { get; init; }

    public required long Files { get; init; }

    public required long Bytes { get; init; }

    /// <summary>The hash of the journal's last line, in hexadecimal: two archives that agree on it agree on everything before.</summary>
    public required string Head { get; init; }

    /// <summary>The root of the Merkle tree over all lines, as a checkpoint states it.</summary>
    public required Transparency.Digest Root { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Nothing wrong, but worth knowing: writes that a killed process left for the next run to finish.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    public bool IsSound => Findings.Count == 0;
}
