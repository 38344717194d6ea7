namespace Annals.Publish.Git.Publishing;

/// <summary>What was published, or would be.</summary>
public sealed record GitPublishReport
{
    /// <summary>The first line of the commits; null when there was nothing to commit.</summary>
    public string? Message { get; init; }

    /// <summary>The repository committed to.</summary>
    public required string Repository { get; init; }

    /// <summary>The branches that got a commit, or would get one.</summary>
    public required IReadOnlyList<BranchReport> Branches { get; init; }

    /// <summary>Bytes as git would send them, packed; null when nothing is to be pushed or that is not known yet.</summary>
    public long? PushBytes { get; init; }

    /// <summary>Branches that were pushed.</summary>
    public required int Pushed { get; init; }

    public required bool IsDryRun { get; init; }
}

/// <param name="Files">Files written or removed.</param>
/// <param name="Bytes">Of the files written, as they are.</param>
/// <param name="Biggest">The largest of them; null when none was written.</param>
public sealed record BranchReport(string Branch, int Files, long Bytes, string? Biggest, long BiggestBytes);
