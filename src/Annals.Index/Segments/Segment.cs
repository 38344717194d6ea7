namespace Annals.Index.Segments;

/// <summary>
/// A part of the index that never changes: some thousand documents and their postings. New articles come in new
/// segments; where an article is in several, the last one counts; now and then the last few are merged into one.
/// </summary>
/// <param name="Id">Higher is newer.</param>
internal sealed record Segment(long Id, long Entries, SegmentDirectory Directory, DocumentTable Documents);
