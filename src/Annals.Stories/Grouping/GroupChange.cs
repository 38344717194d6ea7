namespace Annals.Stories.Grouping;

/// <summary>What became of a group between two states.</summary>
/// <param name="From">Ids it had; none for a new group.</param>
/// <param name="To">Ids it has; none for a group that is gone.</param>
public sealed record GroupChange(GroupChangeKind Kind, IReadOnlyList<string> From, IReadOnlyList<string> To);

public enum GroupChangeKind
{
    /// <summary>None of its articles was known before.</summary>
    New,

    /// <summary>The same group under another id: an earlier article came to be its first.</summary>
    Renamed,

    /// <summary>Several became one.</summary>
    Merged,

    /// <summary>One became several.</summary>
    Split,

    /// <summary>Several became several others.</summary>
    Mixed,

    /// <summary>All its articles are gone.</summary>
    Gone,
}
