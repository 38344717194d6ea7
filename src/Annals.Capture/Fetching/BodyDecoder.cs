using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Annals.Capture.Fetching;

/// <summary>A body after its content codings were undone (RFC 9110, section 8.4).</summary>
/// <param name="IsWhole">False when the compressed data was broken or ended early; <paramref name="Bytes"/> is what came before that.</param>
/// <param name="IsTooLarge">The limit was reached and the rest not looked at.</param>
/// <param name="Unknown">The coding that nobody here can undo; null for none.</param>
internal readonly record struct DecodedBody(ReadOnlyMemory<byte> Bytes, bool IsWhole, bool IsTooLarge, string? Unknown = null);

/// <summary>Undoes gzip, deflate and br with a limit, and notices what the framework's streams do not: that the data ends too early.</summary>
internal static class BodyDecoder
{
    private const int MostLayers = 3;

    /// <param name="codings">Content-Encoding, the outermost last.</param>
    public static DecodedBody Decode(ReadOnlyMemory<byte> wire, ICollection<string> codings, int limit)
    {
        var body = new DecodedBody(wire, true, wire.Length > limit);
        if (codings.Count > MostLayers)
        {
            return new DecodedBody(default, false, false);
        }

        foreach (var coding in codings.Reverse())
        {
            var inner = Undo(body.Bytes, coding, limit);
            body = inner with { IsWhole = inner.IsWhole && body.IsWhole };
            if (inner.Unknown is not null)
            {
                return inner;
            }
        }

        return body;
    }

    private static DecodedBody Undo(ReadOnlyMemory<byte> wire, string coding, int limit) => coding.ToLowerInvariant() switch
    {
        // Servers that claim gzip and send the plain text are common enough; the two bytes tell.
        "gzip" or "x-gzip" when wire.Span.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]) => Gunzip(wire, limit),
        "gzip" or "x-gzip" => new DecodedBody(wire, true, wire.Length > limit),
        "deflate" => Inflate(wire, limit),
        "br" => Unbrotli(wire, limit),
        "identity" or "" => new DecodedBody(wire, true, wire.Length > limit),
        // "utf-8", "none" and the like, of servers that take the header for something else.
        _ when IsText(wire.Span) => new DecodedBody(wire, true, wire.Length > limit),
        _ => new DecodedBody(default, false, false, Named(coding)),
    };

    private static bool IsText(ReadOnlySpan<byte> wire)
    {
        var start = (wire.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]) ? wire[3..] : wire).TrimStart(" \t\r\n"u8);
        return start.Length > 0 && start[0] is (byte)'<' or (byte)'{' or (byte)'[';
    }

    // What a server says is shown only as far as it is a name (RFC 9110, section 5.6.2).
    private static string Named(string coding)
        => coding.Length <= 20 && coding.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.') ? coding : "a strange name";

    private static DecodedBody Gunzip(ReadOnlyMemory<byte> wire, int limit)
    {
        // GZipStream takes the end of its input for the end of the data; the length in the trailer (RFC 1952, section 2.3.1) tells.
        var promised = wire.Length < 18 ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(wire.Span[^4..]);
        // Deflate makes at most 1032 bytes of one: a false promise reserves nothing.
        var reserve = promised <= limit && promised / 1032 <= wire.Length ? (int)promised : 0;
        var body = Read(stream => new GZipStream(stream, CompressionMode.Decompress), wire, limit, reserve);
        var isCut = wire.Length < 18 || promised != (uint)body.Bytes.Length;
        return body with { IsWhole = body.IsWhole && (!isCut || body.IsTooLarge) };
    }

    // RFC 9110 means zlib's format; some servers send the bare deflate stream.
    private static DecodedBody Inflate(ReadOnlyMemory<byte> wire, int limit)
    {
        var isZlib = wire.Length > 2 && (wire.Span[0] & 0x0f) == 8 && ((wire.Span[0] << 8) | wire.Span[1]) % 31 == 0;
        return isZlib
            ? Read(stream => new ZLibStream(stream, CompressionMode.Decompress), wire, limit)
            : Read(stream => new DeflateStream(stream, CompressionMode.Decompress), wire, limit);
    }

    private static DecodedBody Unbrotli(ReadOnlyMemory<byte> wire, int limit)
    {
        using var decoder = new BrotliDecoder();
        var output = new MemoryStream();
        var buffer = new byte[32 * 1024];
        var rest = wire.Span;
        while (true)
        {
            var status = decoder.Decompress(rest, buffer, out var consumed, out var written);
            output.Write(buffer, 0, written);
            rest = rest[consumed..];
            if (output.Length > limit)
            {
                return new DecodedBody(default, true, true);
            }

            if (status != System.Buffers.OperationStatus.DestinationTooSmall)
            {
                return new DecodedBody(output.GetBuffer().AsMemory(0, (int)output.Length), status == System.Buffers.OperationStatus.Done, false);
            }
        }
    }

    private static DecodedBody Read(Func<Stream, Stream> open, ReadOnlyMemory<byte> wire, int limit, int reserve = 0)
    {
        var output = new MemoryStream(reserve);
        var isWhole = true;
        try
        {
            using var stream = open(AsStream(wire));
            var buffer = new byte[32 * 1024];
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                output.Write(buffer, 0, read);
                if (output.Length > limit)
                {
                    return new DecodedBody(default, true, true);
                }
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or InvalidOperationException)
        {
            isWhole = false;
        }

        return new DecodedBody(output.GetBuffer().AsMemory(0, (int)output.Length), isWhole, false);
    }

    private static MemoryStream AsStream(ReadOnlyMemory<byte> bytes)
        => MemoryMarshal.TryGetArray(bytes, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
}
