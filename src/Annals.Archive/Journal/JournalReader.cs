namespace Annals.Archive.Journal;

/// <summary>Reads the journal's segments (<c>journal/YYYY-MM.jsonl</c>, in the order of their names) line by line from any position.</summary>
public static class JournalReader
{
    private const int BufferSize = 1 << 16;

    // Where a whole journal is read: some 600 lines at a time, on all processors.
    private const int LargeBuffer = 1 << 19;
    private const int ManyLines = 16;

    /// <summary>
    /// The lines from a position on. An unfinished last line (a writer is busy, or was killed) is not returned; it is
    /// read once it is complete. The chain is not checked here: verify does that.
    /// </summary>
    public static IEnumerable<JournalLine> Read(ArchiveFolder folder, JournalPosition from = default)
    {
        var position = from;
        foreach (var segment in Segments(folder))
        {
            var name = Path.GetFileName(segment);
            var comparison = string.CompareOrdinal(name, position.Segment);
            if (position.Segment is not null && comparison < 0)
            {
                continue;
            }

            var offset = position.Segment is not null && comparison == 0 ? position.Offset : 0;
            foreach (var line in ReadSegment(segment, position with { Segment = name, Offset = offset }))
            {
                position = line.Next;
                yield return line;
            }
        }
    }

    /// <summary>The line that begins at a place; null when there is none that can be read.</summary>
    internal static JournalEntry? ReadAt(ArchiveFolder folder, LinePlace place)
    {
        var path = Path.Combine(folder.JournalFolder, place.Segment);
        return File.Exists(path)
            ? ReadSegment(path, new JournalPosition(0, place.Segment, place.Offset, null), most: 1).Select(line => line.Entry).FirstOrDefault()
            : null;
    }

    /// <summary>
    /// False when a position cannot have come from this journal as it stands: the line before it is another one, or
    /// missing. The archive was then replaced or put back to an earlier state, and what was derived from it is void.
    /// </summary>
    public static bool Holds(ArchiveFolder folder, JournalPosition position)
    {
        if (position.Segment is null)
        {
            return position.Previous is null;
        }

        var path = Path.Combine(folder.JournalFolder, Path.GetFileName(position.Segment));
        if (!File.Exists(path))
        {
            return false;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        return position.Offset <= file.Length
            && LineBefore(file, position.Offset) is { } line
            && JournalLine.HashOf(line) == position.Previous;
    }

    /// <summary>The bytes of a line, without its line feed, as they stand in the journal.</summary>
    /// <param name="next">The position behind the line.</param>
    /// <exception cref="IOException">The journal no longer holds it.</exception>
    public static byte[] BytesOf(ArchiveFolder folder, JournalPosition next)
    {
        using var file = new FileStream(Path.Combine(folder.JournalFolder, next.Segment!), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        return LineBefore(file, next.Offset) ?? throw new IOException($"journal/{next.Segment} no longer holds line {next.Sequence - 1}");
    }

    /// <returns>Without its line feed; null when no line ends at the offset.</returns>
    private static byte[]? LineBefore(FileStream file, long offset)
    {
        for (var length = Math.Min(BufferSize, offset); length > 0; length = Math.Min(length * 2, offset))
        {
            var tail = new byte[length];
            file.Seek(offset - length, SeekOrigin.Begin);
            file.ReadExactly(tail);
            if (tail[^1] != (byte)'\n')
            {
                return null;
            }

            var start = tail.AsSpan(0, tail.Length - 1).LastIndexOf((byte)'\n') + 1;
            if (start > 0 || length == offset)
            {
                return tail[start..^1];
            }
        }

        return null;
    }

    internal static IReadOnlyList<string> Segments(ArchiveFolder folder)
    {
        if (!Directory.Exists(folder.JournalFolder))
        {
            return [];
        }

        var segments = Directory.GetFiles(folder.JournalFolder, "*.jsonl");
        Array.Sort(segments, string.CompareOrdinal);
        return segments;
    }

    /// <param name="most">Lines that will be asked for, where that is known.</param>
    private static IEnumerable<JournalLine> ReadSegment(string path, JournalPosition position, int most = int.MaxValue)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        file.Seek(position.Offset, SeekOrigin.Begin);
        var buffer = new byte[BufferSize];
        var ends = new List<int>();
        var filled = 0;
        while (true)
        {
            var read = file.Read(buffer, filled, buffer.Length - filled);
            filled += read;
            ends.Clear();
            for (var at = 0; ends.Count < most && Array.IndexOf(buffer, (byte)'\n', at, filled - at) is >= 0 and var end; at = end + 1)
            {
                ends.Add(end);
            }

            foreach (var line in ReadLines(buffer, ends, position))
            {
                position = line.Next;
                yield return line;
            }

            if (read == 0)
            {
                yield break;
            }

            var start = ends.Count == 0 ? 0 : ends[^1] + 1;
            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            filled -= start;
            if (filled == buffer.Length || (buffer.Length == BufferSize && ends.Count >= ManyLines))
            {
                // A longer line, or a long way to go.
                Array.Resize(ref buffer, Math.Max(buffer.Length * 2, LargeBuffer));
            }
        }
    }

    // Hashes and entries are most of the work of reading, and hang on nothing but their own line.
    private static JournalLine[] ReadLines(byte[] buffer, List<int> ends, JournalPosition position)
    {
        var lines = new JournalLine[ends.Count];
        var offset = position.Offset;
        if (ends.Count < ManyLines)
        {
            for (var i = 0; i < lines.Length; i++)
            {
                ReadLine(i);
            }
        }
        else
        {
            Parallel.For(0, lines.Length, ReadLine);
        }

        return lines;

        void ReadLine(int number)
        {
            var start = number == 0 ? 0 : ends[number - 1] + 1;
            var line = buffer.AsSpan(start, ends[number] - start);
            var hash = JournalLine.HashOf(line);
            var next = new JournalPosition(position.Sequence + number + 1, position.Segment, offset + ends[number] + 1, hash);
            lines[number] = new JournalLine(JournalLine.Deserialize(line), hash, next, line.Length + 1);
        }
    }
}
