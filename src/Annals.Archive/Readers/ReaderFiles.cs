using System.Globalization;
using System.Text;

namespace Annals.Archive.Readers;

/// <summary>
/// The files of one reader, <c>readers/NAME/YYYY-MM.jsonl</c>: read from where one stopped, appended to under a lock.
/// Not safe for several threads; other processes, and editors, may write to them too.
/// </summary>
internal sealed class ReaderFiles(ArchiveFolder folder, ReaderName name)
{
    private const int LastLineKept = 4096;
    private const string Ending = ".jsonl";

    private readonly List<Known> _known = [];
    private readonly List<ReaderTrouble> _troubles = [];

    public string Folder { get; } = Path.Combine(folder.ReadersFolder, name.Value);

    public IReadOnlyList<ReaderTrouble> Troubles => _troubles;

    /// <summary>Stands for the lines read so far: the same for the same lines, here and in another process.</summary>
    public long Fingerprint { get; private set; } = Fnv.Start;

    public bool IsEmpty => _known.Count == 0;

    /// <summary>False when what was read no longer stands there as it did: then all is to be read anew.</summary>
    public bool StillHolds()
    {
        var names = Names();
        return names.Count >= _known.Count && _known.Select((known, place) => known.Name == names[place] && StillHolds(known, isLast: place == _known.Count - 1)).All(static holds => holds);
    }

    public void Forget()
    {
        _known.Clear();
        _troubles.Clear();
        Fingerprint = Fnv.Start;
    }

    /// <summary>The whole lines behind those read so far. What cannot be read is said in <see cref="Troubles"/> and left where it is.</summary>
    public IReadOnlyList<ReaderLine> ReadOn()
    {
        var lines = new List<ReaderLine>();
        foreach (var file in Names())
        {
            var known = _known.Find(known => known.Name == file);
            if (known is null)
            {
                _known.Add(known = new Known(file));
            }

            ReadOn(known, lines);
        }

        return lines;
    }

    /// <summary>Appends lines, for good when it returns. Everything there is must have been read.</summary>
    /// <param name="isPrecious">True to have them on the disk itself, and not only with the system, before this returns.</param>
    /// <exception cref="IOException">Nothing was appended.</exception>
    public void Append(IReadOnlyList<ReaderLine> lines, DateTimeOffset now, bool isPrecious)
    {
        if (IsEmpty)
        {
            PrivateFiles.IgnoreInGit(folder);
        }

        Directory.CreateDirectory(Folder);
        var month = now.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture) + Ending;
        // Never back to an earlier file when a clock was set wrong: their names give the order.
        var file = _known is [.., var last] && string.CompareOrdinal(last.Name, month) > 0 ? last.Name : month;
        using var stream = new FileStream(Path.Combine(Folder, file), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        var whole = _known.Find(known => known.Name == file)?.Offset ?? 0;
        var bytes = (byte[])[.. Mended(stream, whole), .. ReaderJson.Write(lines)];
        var length = stream.Length;
        try
        {
            stream.SetLength(whole);
            stream.Seek(whole, SeekOrigin.Begin);
            stream.Write(bytes);
            stream.Flush(flushToDisk: isPrecious);
        }
        catch (IOException)
        {
            stream.SetLength(Math.Min(length, whole));
            throw;
        }
    }

    // A line without its line feed: a person's editor left it out, or a write was cut short, which says nothing.
    private static byte[] Mended(FileStream stream, long whole)
    {
        var rest = new byte[stream.Length - whole];
        stream.Seek(whole, SeekOrigin.Begin);
        stream.ReadExactly(rest);
        return rest.Length > 0 && ReaderJson.Read(rest, out _) is not null ? [.. rest, (byte)'\n'] : [];
    }

    private void ReadOn(Known known, List<ReaderLine> lines)
    {
        var stamp = Stamp(known.Name);
        if (known.Seen == stamp)
        {
            return;
        }

        using var stream = Open(known.Name);
        stream.Seek(known.Offset, SeekOrigin.Begin);
        var bytes = new byte[Math.Max(0, stream.Length - known.Offset)];
        var filled = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        for (var rest = bytes.AsSpan(0, filled); rest.IndexOf((byte)'\n') is >= 0 and var end; rest = rest[(end + 1)..])
        {
            known.Pass(rest[..(end + 1)]);
            Fingerprint = Fnv.Add(Fingerprint, rest[..(end + 1)]);
            if (rest[..end].Trim((ReadOnlySpan<byte>)" \t\r\uFEFF"u8).IsEmpty)
            {
                continue;
            }

            if (ReaderJson.Read(WithoutMark(rest[..end]), out var trouble) is { } line)
            {
                lines.Add(line);
            }
            else
            {
                _troubles.Add(new ReaderTrouble($"readers/{name}/{known.Name}", known.Lines, trouble));
            }
        }

        // What was written while this read it is seen the next time.
        known.Seen = stamp;
    }

    // Some editors put a byte order mark before the first line.
    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> line) => line.StartsWith(Encoding.UTF8.Preamble) ? line[Encoding.UTF8.Preamble.Length..] : line;

    // Nearly always nothing has happened, and asking the system for that is all it takes.
    private bool StillHolds(Known known, bool isLast)
    {
        if (known.Seen == Stamp(known.Name))
        {
            return true;
        }

        using var stream = Open(known.Name);
        if (!isLast || stream.Length < known.Offset)
        {
            return false;
        }

        var tail = new byte[known.Tail.Length];
        stream.Seek(known.Offset - tail.Length, SeekOrigin.Begin);
        return stream.ReadAtLeast(tail, tail.Length, throwOnEndOfStream: false) == tail.Length && tail.AsSpan().SequenceEqual(known.Tail);
    }

    private (long Length, DateTime WrittenAt) Stamp(string file)
        => new FileInfo(Path.Combine(Folder, file)) is { Exists: true } info ? (info.Length, info.LastWriteTimeUtc) : default;

    private FileStream Open(string file) => new(Path.Combine(Folder, file), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);

    private List<string> Names()
        => Directory.Exists(Folder) ? [.. Directory.EnumerateFiles(Folder, "*" + Ending).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)] : [];

    /// <summary>How far a file was read.</summary>
    private sealed class Known(string name)
    {
        public string Name { get; } = name;

        public long Offset { get; private set; }

        public int Lines { get; private set; }

        /// <summary>Length and time of writing when it was last read.</summary>
        public (long Length, DateTime WrittenAt) Seen { get; set; }

        public byte[] Tail { get; private set; } = [];

        public void Pass(ReadOnlySpan<byte> line)
        {
            Offset += line.Length;
            Lines++;
            Tail = line[^Math.Min(line.Length, LastLineKept)..].ToArray();
        }
    }

    /// <summary>FNV-1a, 64 bits: short, and the same on every machine.</summary>
    private static class Fnv
    {
        public const long Start = unchecked((long)14695981039346656037);

        public static long Add(long hash, ReadOnlySpan<byte> bytes)
        {
            foreach (var one in bytes)
            {
                hash = unchecked((hash ^ one) * 1099511628211);
            }

            return hash;
        }
    }
}

/// <summary>A line of a reader's file that cannot be read. It stays where it is.</summary>
/// <param name="File">Relative to the archive, with '/'.</param>
/// <param name="Line">From 1.</param>
public sealed record ReaderTrouble(string File, int Line, string Message);
