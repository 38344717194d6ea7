using Annals.Index.Segments;

namespace Annals.Index.Following;

/// <summary>
/// The memory that indexing needs, some 40 MB: one segment is filled while the other is written. Kept while batch
/// follows batch, given up when the index settles.
/// </summary>
internal sealed class Workspace
{
    public SegmentBuilder Filling { get; private set; } = new();

    public SegmentBuilder Writing { get; private set; } = new();

    public void Swap() => (Filling, Writing) = (Writing, Filling);

    /// <summary>After a batch that was given up.</summary>
    public void Clear()
    {
        Filling.Clear();
        Writing.Clear();
    }
}
