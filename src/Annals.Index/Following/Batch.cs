using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Index.Segments;

namespace Annals.Index.Following;

/// <summary>A stretch of the journal, read and prepared, that goes into the index as one transaction.</summary>
internal sealed class Batch(JournalPosition from, SegmentBuilder segment)
{
    public JournalPosition From { get; } = from;

    public JournalPosition To { get; set; } = from;

    public long Lines { get; set; }

    public SegmentBuilder Segment => segment;

    /// <summary>What changes rows, in the order of the journal.</summary>
    public List<Change> Changes { get; } = [];

    public List<UnreadablePost> Unreadable { get; } = [];

    public int Articles => segment.DocumentCount;

    /// <param name="Revision">Null for an entry of another kind.</param>
    internal sealed record Change(JournalEntry Entry, PreparedRevision? Revision);
}

/// <param name="Text">Without the plain text, which has gone into the segment.</param>
/// <param name="Document">Its number in the batch's segment.</param>
internal sealed record PreparedRevision(ArticleId Id, ArticleText Text, int Document);
