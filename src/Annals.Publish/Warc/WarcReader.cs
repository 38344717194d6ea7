using System.Globalization;
using System.Text;

namespace Annals.Publish.Warc;

/// <summary>
/// Reads WARC files (ISO 28500:2017, WARC 1.1; and 1.0), packed record by record, packed as a whole or bare, also those that others
/// wrote. What is damaged is named with its place, and reading goes on at the next record that can be found.
/// </summary>
/// <param name="file">Must be able to seek; stays open.</param>
/// <param name="wants">Looks at a record without its block, and says whether the block is worth having; null for all.</param>
public sealed class WarcReader(Stream file, Func<WarcRecord, bool>? wants = null)
{
    /// <summary>Bytes. Longer blocks are passed over, and said.</summary>
    public const int LongestBlock = 256 << 20;

    private const int LongestHeader = 1 << 20;
    private const int LongestGap = 8;

    // Each costs a look at some bytes: a file made of nothing but beginnings must not cost a day.
    private const int MostBeginnings = 100_000;

    private readonly bool _isPacked = IsPacked(file);
    private readonly List<WarcProblem> _problems = [];
    private WarcPart? _part;
    private long _next;
    private WarcRecord? _held;
    private bool _isHeldProved;
    private int _beginnings;

    /// <summary>What was found to be wrong so far.</summary>
    public IReadOnlyList<WarcProblem> Problems => _problems;

    /// <summary>True for bytes with which a WARC file may begin; for packed ones some of the file must be unpacked to know.</summary>
    /// <param name="head">The file's beginning: a few KiB will do.</param>
    public static bool Recognises(ReadOnlyMemory<byte> head)
    {
        if (head.Span.StartsWith("WARC/"u8))
        {
            return true;
        }

        try
        {
            using var file = new MemoryStream(head.ToArray(), writable: false);
            using var part = new GzipMember(file, 0) { Offset = 0 };
            return StartsRecord(part);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>The next sound record; null at the end of the file.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    public WarcRecord? Next()
    {
        while (_part is not null || Open())
        {
            try
            {
                var record = ReadRecord(_part!, out var isProved);
                if (record is null)
                {
                    Close();
                }

                (var before, _held, _isHeldProved) = (_held, record, isProved || !_isPacked);
                if (before is not null)
                {
                    return before;
                }
            }
            catch (InvalidDataException exception)
            {
                GoOnBehind(exception.Message);
                if (TakeProved() is { } before)
                {
                    return before;
                }
            }
        }

        return null;
    }

    /// <summary>One record once more; null when it cannot be read.</summary>
    public WarcRecord? ReadAt(WarcPlace place)
    {
        try
        {
            using var part = PartAt(place.Offset);
            part.Take(place.Inside, null);
            return ReadRecord(part, out _, isWanted: true);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private bool Open()
    {
        while (_next < file.Length)
        {
            try
            {
                _part = PartAt(_next);
                return true;
            }
            catch (InvalidDataException exception)
            {
                Note(new WarcPlace(_next, 0), exception.Message);
                _next = FindNext(_next + 1);
            }
        }

        return false;
    }

    private WarcPart PartAt(long offset) => _isPacked ? new GzipMember(file, offset) { Offset = offset } : new BarePart(file) { Offset = offset };

    private void Close()
    {
        using var part = _part!;
        var next = part.Finish();
        _part = null;
        _next = next;
    }

    // A record is given out when the part that held it turned out to be sound, or its own digest proves it; in a bare file it stands by itself.
    private WarcRecord? TakeProved()
    {
        var proved = _isHeldProved ? _held : null;
        (_held, _isHeldProved) = (null, false);
        return proved;
    }

    private void GoOnBehind(string message)
    {
        using var part = _part!;
        Note(part.Place, message);
        _next = FindNext(_isPacked ? part.Offset + 1 : Math.Max(part.Place.Offset, part.Offset + 1));
        _part = null;
    }

    private void Note(WarcPlace place, string message) => _problems.Add(new WarcProblem(place, message));

    private WarcRecord? ReadRecord(WarcPart part, out bool isProved, bool isWanted = false)
    {
        isProved = false;
        SkipGap(part);
        if (part.Peek() < 0)
        {
            return null;
        }

        var place = part.Place;
        if (ReadHeader(part) is not { } fields)
        {
            throw new InvalidDataException("no record begins here: expected 'WARC/1.1' and the fields of a header");
        }

        if (!long.TryParse(fields["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            throw new InvalidDataException("a record without a length (Content-Length)");
        }

        var bare = new WarcRecord(place, fields, default);
        if (!isWanted && wants?.Invoke(bare) == false)
        {
            Pass(part, length, place);
            return bare;
        }

        if (length > LongestBlock)
        {
            Note(place, $"a record of {length >> 20} MB is longer than any that is read ({LongestBlock >> 20} MB)");
            Pass(part, length, place);
            return bare;
        }

        var block = ReadBlock(part, (int)length, place);
        if (fields["WARC-Block-Digest"] is { } digest && WarcDigest.Holds(digest, block) is { } holds)
        {
            isProved = holds;
            if (!holds)
            {
                throw new InvalidDataException($"the record at {place} was altered: it does not fit its WARC-Block-Digest");
            }
        }

        return bare with { Block = block };
    }

    private static byte[] ReadBlock(WarcPart part, int length, WarcPlace place)
    {
        using var block = new MemoryStream(Math.Min(length, 1 << 20));
        var taken = part.Take(length, block);
        return taken == length ? block.ToArray() : throw Cut(place, taken, length);
    }

    private static void Pass(WarcPart part, long length, WarcPlace place)
    {
        if (part.Take(length, null) is var taken && taken < length)
        {
            throw Cut(place, taken, length);
        }
    }

    private static InvalidDataException Cut(WarcPlace place, long taken, long length)
        => new($"the record at {place} is cut off: {taken} of its {length} bytes are there");

    // Two line breaks stand behind every record (section 4); some writers write one, or three.
    private static void SkipGap(WarcPart part)
    {
        for (var i = 0; i < LongestGap && part.Peek() is '\r' or '\n'; i++)
        {
            part.ReadByte();
        }
    }

    private static WarcFields? ReadHeader(WarcPart part)
    {
        var header = new List<byte>(512);
        var isEmptyLine = false;
        while (header.Count < LongestHeader && part.ReadByte() is >= 0 and var next)
        {
            header.Add((byte)next);
            if (header.Count == 5 && !System.Runtime.InteropServices.CollectionsMarshal.AsSpan(header).StartsWith("WARC/"u8))
            {
                return null;
            }

            if (next == '\n')
            {
                if (isEmptyLine)
                {
                    var text = Encoding.UTF8.GetString(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(header));
                    return WarcFields.Parse(text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
                }

                isEmptyLine = true;
            }
            else if (next != '\r')
            {
                isEmptyLine = false;
            }
        }

        return null;
    }

    private static bool StartsRecord(WarcPart part)
    {
        foreach (var wanted in "WARC/"u8)
        {
            if (part.ReadByte() != wanted)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPacked(Stream file)
    {
        file.Position = 0;
        return file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
    }

    private long FindNext(long from)
    {
        ReadOnlySpan<byte> mark = _isPacked ? [0x1f, 0x8b, 8] : "\nWARC/1."u8;
        var buffer = new byte[1 << 16];
        for (var at = from; at < file.Length && _beginnings++ < MostBeginnings;)
        {
            file.Position = at;
            var read = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            var found = buffer.AsSpan(0, read).IndexOf(mark);
            if (found >= 0)
            {
                var begin = at + found + (_isPacked ? 0 : 1);
                if (!_isPacked || BeginsRecord(begin))
                {
                    return begin;
                }

                at = begin + 1;
            }
            else
            {
                at += Math.Max(1, read - mark.Length + 1);
            }
        }

        return file.Length;
    }

    // The three bytes also stand somewhere in what is packed: what unpacks to no record is not the beginning of one.
    private bool BeginsRecord(long offset)
    {
        try
        {
            using var part = new GzipMember(file, offset) { Offset = offset };
            return StartsRecord(part);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
