using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Annals.Publish.Warc;

/// <summary>A response as it was on the wire, in a record of <c>application/http</c>: status, headers, and the body with its codings undone.</summary>
public sealed record HttpMessage
{
    // As large as any page or picture that is fetched.
    private const int MostBytes = 64 << 20;

    public required int Status { get; init; }

    /// <summary>Its Content-Type header; null when there is none.</summary>
    public string? ContentType { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What was wrong with the body; null for a whole one.</summary>
    public string? Problem { get; init; }

    /// <summary>Null when the block does not begin with a status line (RFC 9112, section 4).</summary>
    public static HttpMessage? Parse(ReadOnlyMemory<byte> block)
    {
        var (headLength, bodyStart) = EndOfHead(block.Span);
        if (!block.Span.StartsWith("HTTP/"u8) || headLength < 0)
        {
            return null;
        }

        // Header bytes beyond ASCII are no text of any known encoding (RFC 9110, section 5.5).
        var head = Encoding.Latin1.GetString(block.Span[..headLength]);
        var statusLine = head.AsSpan(0, head.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : head.Length);
        var code = statusLine.IndexOf(' ') is > 0 and var blank ? statusLine[(blank + 1)..].Trim() : default;
        if (code.Length < 3 || !int.TryParse(code[..3], NumberStyles.None, CultureInfo.InvariantCulture, out var status))
        {
            return null;
        }

        var headers = WarcFields.Parse(head[Math.Min(head.Length, statusLine.Length)..].TrimStart('\r', '\n'));
        var (body, problem) = Undo(block[bodyStart..], headers);
        return new HttpMessage { Status = status, ContentType = headers["Content-Type"], Body = body, Problem = problem };
    }

    private static (int Length, int BodyStart) EndOfHead(ReadOnlySpan<byte> block)
    {
        var crlf = block.IndexOf("\r\n\r\n"u8);
        var lf = block.IndexOf("\n\n"u8);
        return crlf >= 0 && (lf < 0 || crlf < lf) ? (crlf, crlf + 4) : lf >= 0 ? (lf, lf + 2) : (-1, -1);
    }

    private static (ReadOnlyMemory<byte> Body, string? Problem) Undo(ReadOnlyMemory<byte> body, WarcFields headers)
    {
        string? problem = null;
        if (headers["Transfer-Encoding"]?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true)
        {
            (body, problem) = Unchunk(body);
        }

        foreach (var coding in (headers["Content-Encoding"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            (body, var trouble) = Unpack(body, coding.ToLowerInvariant());
            problem ??= trouble;
        }

        return (body, problem);
    }

    // RFC 9112, section 7.1. A program that undid the chunks and left the header is not rare: what does not begin with a size is a body.
    private static (ReadOnlyMemory<byte> Body, string? Problem) Unchunk(ReadOnlyMemory<byte> wire)
    {
        using var body = new MemoryStream();
        var rest = wire;
        while (rest.Length > 0)
        {
            var line = rest.Span.IndexOf((byte)'\n');
            var size = line < 0 ? null : SizeOf(rest.Span[..line]);
            if (size is null)
            {
                return body.Length == 0 ? (wire, null) : (body.ToArray(), "its chunks are damaged");
            }

            rest = rest[(line + 1)..];
            if (size == 0)
            {
                return (body.ToArray(), null);
            }

            if (size > rest.Length)
            {
                body.Write(rest.Span);
                break;
            }

            body.Write(rest.Span[..(int)size]);
            rest = rest[(int)size..];
            rest = rest.Span.StartsWith("\r\n"u8) ? rest[2..] : rest;
        }

        return (body.ToArray(), "it is cut off");
    }

    private static long? SizeOf(ReadOnlySpan<byte> line)
    {
        var text = Encoding.Latin1.GetString(line);
        var end = text.IndexOf(';', StringComparison.Ordinal);
        return long.TryParse((end < 0 ? text : text[..end]).Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size) && size >= 0 ? size : null;
    }

    private static (ReadOnlyMemory<byte> Body, string? Problem) Unpack(ReadOnlyMemory<byte> packed, string coding) => coding switch
    {
        // The same with content codings: what does not look packed was unpacked by whoever kept it.
        "gzip" or "x-gzip" => packed.Span.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]) ? Read(packed, stream => new GZipStream(stream, CompressionMode.Decompress)) : (packed, null),
        "deflate" => packed.Length > 2 && (packed.Span[0] & 0x0f) == 8 && ((packed.Span[0] << 8) | packed.Span[1]) % 31 == 0
            ? Read(packed, stream => new ZLibStream(stream, CompressionMode.Decompress))
            : Read(packed, stream => new DeflateStream(stream, CompressionMode.Decompress)),
        "br" => Read(packed, stream => new BrotliStream(stream, CompressionMode.Decompress)),
        "identity" => (packed, null),
        _ => (packed, "it is packed in a way that is not known"),
    };

    private static (ReadOnlyMemory<byte> Body, string? Problem) Read(ReadOnlyMemory<byte> packed, Func<Stream, Stream> open)
    {
        using var body = new MemoryStream();
        try
        {
            using var stream = open(new MemoryStream(packed.ToArray(), writable: false));
            var buffer = new byte[32 * 1024];
            while (stream.Read(buffer) is > 0 and var read)
            {
                if (body.Length + read > MostBytes)
                {
                    return (body.ToArray(), $"it is longer than {MostBytes >> 20} MB");
                }

                body.Write(buffer, 0, read);
            }

            return (body.ToArray(), null);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException)
        {
            return (body.ToArray(), "it is damaged");
        }
    }
}
