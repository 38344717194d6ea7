namespace Annals.Index.Segments;

/// <summary>What segments are merged for.</summary>
internal enum MergeFor
{
    /// <summary>More is coming in: only as much as keeps their number bounded.</summary>
    Writing,

    /// <summary>Nothing is coming in: few segments make searches faster, but a large one is not written again for a few articles.</summary>
    Searching,

    /// <summary>Most of the index is new anyway: one segment.</summary>
    Whole,
}
