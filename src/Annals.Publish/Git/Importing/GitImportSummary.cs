using Annals.Archive.Importing;

namespace Annals.Publish.Git.Importing;

/// <summary>What became of a history.</summary>
public sealed record GitImportSummary
{
    public required string Repository { get; init; }

    /// <summary>The newest commit.</summary>
    public required string Tip { get; init; }

    /// <summary>Commits read, without those of an earlier run.</summary>
    public required int Commits { get; init; }

    /// <summary>True when the repository's older commits are missing: what was only in them cannot be kept.</summary>
    public required bool IsShallow { get; init; }

    /// <summary>True when an earlier run had read the history up to some commit.</summary>
    public required bool IsContinued { get; init; }

    /// <summary>What became of the versions, each counted once.</summary>
    public required ImportSummary Posts { get; init; }

    /// <summary>How often a content lay in another commit or under another name as well.</summary>
    public required int Repeated { get; init; }

    /// <summary>How often a file went back to an earlier text, which is kept once, as the revision it was.</summary>
    public required int Returned { get; init; }

    /// <summary>Versions whose commit has no date that can be true: the time they were seen is unknown.</summary>
    public required int Undated { get; init; }

    /// <summary>Files that the history deleted; what they held is kept.</summary>
    public required IReadOnlyList<DeletedFile> Deleted { get; init; }
}
