using System.IO.Compression;

namespace Annals.Publish.Warc;

/// <summary>A run of a file's bytes that can be read from its beginning: all the rest of a bare file, or one gzip member unpacked.</summary>
internal abstract class WarcPart : IDisposable
{
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    /// <summary>Bytes given out so far.</summary>
    public long Position { get; private set; }

    /// <summary>Where in the file it begins.</summary>
    public required long Offset { get; init; }

    /// <summary>Where a reader who stands here stands in the file.</summary>
    public abstract WarcPlace Place { get; }

    /// <summary>The next byte without taking it; -1 at the end.</summary>
    public int Peek() => _start < _end || Fill() ? _buffer[_start] : -1;

    public int ReadByte()
    {
        var next = Peek();
        if (next >= 0)
        {
            _start++;
            Position++;
        }

        return next;
    }

    /// <summary>Takes as many bytes as there are, up to all that were asked for.</summary>
    /// <param name="target">Null to pass over them.</param>
    /// <returns>How many there were.</returns>
    public long Take(long count, Stream? target)
    {
        var taken = 0L;
        while (taken < count && (_start < _end || Fill()))
        {
            var length = (int)Math.Min(count - taken, _end - _start);
            target?.Write(_buffer, _start, length);
            _start += length;
            taken += length;
            Position += length;
        }

        return taken;
    }

    /// <summary>Passes over what is left, and looks whether the part is sound.</summary>
    /// <returns>Where in the file the next part begins.</returns>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public long Finish()
    {
        Take(long.MaxValue, null);
        return Check();
    }

    public abstract void Dispose();

    protected abstract int Read(Span<byte> target);

    protected abstract long Check();

    private bool Fill()
    {
        _start = 0;
        _end = Read(_buffer);
        return _end > 0;
    }
}

/// <summary>A file that is not packed.</summary>
internal sealed class BarePart(Stream file) : WarcPart
{
    private long _at = -1;

    public override WarcPlace Place => new(Offset + Position, 0);

    public override void Dispose()
    {
    }

    protected override int Read(Span<byte> target)
    {
        _at = _at < 0 ? Offset : _at;
        file.Position = _at;
        var read = file.Read(target);
        _at += read;
        return read;
    }

    protected override long Check() => file.Length;
}

/// <summary>
/// One gzip member (RFC 1952, section 2.3). The framework's own streams read on into the next member and do not say where one
/// ended, nor do they mind when it ends too early: so the file is handed to them in small pieces, and the check sum, which is
/// known when the data has ended, is looked for in the last of them.
/// </summary>
internal sealed class GzipMember : WarcPart
{
    private const int FixedHeader = 10;
    private const int Trailer = 8;

    private readonly Stream _file;
    private readonly Pieces _pieces;
    private readonly DeflateStream _inflater;
    private Crc32 _sum = new();
    private uint _length;

    /// <exception cref="InvalidDataException">No member begins there.</exception>
    public GzipMember(Stream file, long offset)
    {
        _file = file;
        _pieces = new Pieces(file, EndOfHeader(file, offset));
        _inflater = new DeflateStream(_pieces, CompressionMode.Decompress, leaveOpen: true);
    }

    public override WarcPlace Place => new(Offset, Position);

    public override void Dispose() => _inflater.Dispose();

    protected override int Read(Span<byte> target)
    {
        var read = _inflater.Read(target);
        _sum.Add(target[..read]);
        _length += (uint)read;
        return read;
    }

    protected override long Check()
    {
        Span<byte> wanted = stackalloc byte[Trailer];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(wanted, _sum.Value);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(wanted[4..], _length);
        var from = _pieces.LastPiece;
        var around = new byte[Pieces.PieceLength + Trailer];
        _file.Position = from;
        var read = _file.ReadAtLeast(around, around.Length, throwOnEndOfStream: false);
        var at = around.AsSpan(0, read).IndexOf(wanted);
        return at >= 0 ? from + at + Trailer : throw new InvalidDataException("what is packed here is damaged or ends too early: its check sum does not fit");
    }

    private static long EndOfHeader(Stream file, long offset)
    {
        file.Position = offset;
        var head = new byte[1 << 16];
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (length < FixedHeader || head[0] != 0x1f || head[1] != 0x8b || head[2] != 8 || (head[3] & 0xe0) != 0)
        {
            throw new InvalidDataException("no gzip member begins here");
        }

        var (flags, at) = (head[3], FixedHeader);
        if ((flags & 4) != 0)
        {
            at += 2 + (at + 1 < length ? head[at] | (head[at + 1] << 8) : length);
        }

        for (var text = 8; text <= 16; text *= 2)
        {
            if ((flags & text) != 0)
            {
                var zero = at < length ? head.AsSpan(at, length - at).IndexOf((byte)0) : -1;
                at += zero < 0 ? length : zero + 1;
            }
        }

        at += (flags & 2) != 0 ? 2 : 0;
        return at < length ? offset + at : throw new InvalidDataException("the gzip header here has no end");
    }

    /// <summary>The file in pieces, of which it is known where the last one began.</summary>
    private sealed class Pieces(Stream file, long start) : Stream
    {
        public const int PieceLength = 4096;

        private long _next = start;

        public long LastPiece { get; private set; } = start;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            file.Position = _next;
            var read = file.Read(buffer[..Math.Min(buffer.Length, PieceLength)]);
            if (read > 0)
            {
                LastPiece = _next;
                _next += read;
            }

            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
