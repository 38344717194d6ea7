using Annals.Index.Segments;

namespace Annals.Index.Searching;

/// <summary>A segment as one state of the index sees it.</summary>
/// <param name="IsReplaced">Documents of which a later one of the same article exists.</param>
/// <param name="Live">How many are not replaced.</param>
internal sealed record SegmentView(Segment Segment, bool[] IsReplaced, int Live)
{
    public DocumentTable Documents => Segment.Documents;
}
