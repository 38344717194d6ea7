using Annals.Archive;
using Annals.Archive.Journal;

namespace Annals.Index.Following;

/// <summary>How many bytes the journal had at one moment, and how many of them lie before a position.</summary>
internal sealed class JournalLength
{
    private readonly List<(string Segment, long Start)> _segments = [];

    public JournalLength(ArchiveFolder folder)
    {
        if (!Directory.Exists(folder.JournalFolder))
        {
            return;
        }

        foreach (var file in new DirectoryInfo(folder.JournalFolder).GetFiles("*.jsonl").OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            _segments.Add((file.Name, Total));
            Total += file.Length;
        }
    }

    public long Total { get; }

    public long Before(JournalPosition position)
    {
        var (_, start) = _segments.LastOrDefault(segment => string.CompareOrdinal(segment.Segment, position.Segment) <= 0);
        return start + position.Offset;
    }
}
