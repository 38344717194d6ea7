using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Annals.Archive.Transparency;

namespace Annals.Archive.Journal;

/// <summary>Appends to the journal: numbers the lines, chains them, flushes them to the disk before it returns.</summary>
internal sealed class JournalWriter : IDisposable
{
    private readonly ArchiveFolder _folder;
    private FileStream? _segment;
    private string? _segmentName;

    private JournalWriter(ArchiveFolder folder, JournalPosition end, MerkleTree tree)
    {
        _folder = folder;
        End = end;
        Tree = tree;
        _segmentName = end.Segment;
    }

    /// <summary>Where the next line will stand.</summary>
    public JournalPosition End { get; private set; }

    /// <summary>The tree over all lines written.</summary>
    public MerkleTree Tree { get; }

    /// <param name="end">Behind the last complete line; whatever follows it in the file is an interrupted write and is cut off.</param>
    /// <param name="tree">Over all lines before that; it grows with the journal.</param>
    public static JournalWriter Open(ArchiveFolder folder, JournalPosition end, MerkleTree tree)
    {
        var writer = new JournalWriter(folder, end, tree);
        if (end.Segment is not null)
        {
            writer.OpenSegment(end.Segment);
            writer._segment!.SetLength(end.Offset);
            writer._segment.Seek(0, SeekOrigin.End);
        }

        return writer;
    }

    /// <returns>The entries as written, with number, predecessor and time, and where each begins.</returns>
    /// <exception cref="IOException">Nothing was appended: a half-written line is taken back.</exception>
    public IReadOnlyList<(JournalEntry Entry, LinePlace Place)> Append(IReadOnlyList<JournalEntry> entries, DateTimeOffset now)
    {
        UseSegment(now);
        var written = new List<(JournalEntry Entry, LinePlace Place)>(entries.Count);
        var leaves = new List<Digest>(entries.Count);
        var bytes = new ArrayBufferWriter<byte>(512 * entries.Count);
        var position = End;
        foreach (var entry in entries)
        {
            var complete = entry with { Sequence = position.Sequence, Previous = position.Previous ?? JournalLine.NoPrevious, At = now };
            var start = bytes.WrittenCount;
            using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JournalJson.Entry.Options.Encoder }))
            {
                JsonSerializer.Serialize(json, complete, JournalJson.Entry);
            }

            var leaf = Digest.OfLeaf(bytes.WrittenSpan[start..]);
            bytes.Write("\n"u8);
            written.Add((complete, LinePlace.Of(_segmentName!, position.Offset)));
            position = new JournalPosition(position.Sequence + 1, _segmentName, position.Offset + bytes.WrittenCount - start, leaf.ToHex());
            leaves.Add(leaf);
        }

        Write(bytes.WrittenSpan);
        End = position;
        leaves.ForEach(Tree.Add);
        return written;
    }

    public void Dispose() => _segment?.Dispose();

    // A month a file; never back to an earlier one when a clock was set wrong, because the names give the order.
    private void UseSegment(DateTimeOffset now)
    {
        var name = now.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture) + ".jsonl";
        if (_segmentName is null || string.CompareOrdinal(name, _segmentName) > 0)
        {
            OpenSegment(name);
            End = End with { Segment = name, Offset = 0 };
        }
    }

    private void OpenSegment(string name)
    {
        _segment?.Dispose();
        Directory.CreateDirectory(_folder.JournalFolder);
        _segment = new FileStream(Path.Combine(_folder.JournalFolder, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 1);
        _segmentName = name;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        var length = _segment!.Length;
        try
        {
            _segment.Write(bytes);
            _segment.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            _segment.SetLength(length);
            _segment.Seek(0, SeekOrigin.End);
            throw;
        }
    }
}
