using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Annals.Publish.Warc;

/// <summary>Writes records one behind the other, each a gzip member of its own (WARC 1.1, annex A), so that a reader can begin at any of them.</summary>
/// <param name="output">Forward only.</param>
public sealed class WarcWriter(Stream output)
{
    // RFC 1952, section 2.3: XFL and OS say who packed it; without them the same records are the same bytes on every system.
    private const int ExtraFlags = 8;
    private const int OperatingSystem = 9;
    private const byte UnknownSystem = 255;

    /// <summary>Bytes written so far.</summary>
    public long Length { get; private set; }

    /// <summary>Writes one record; version, Content-Length and block digest are added.</summary>
    /// <param name="fields">The header's other fields.</param>
    public void Write(WarcFields fields, ReadOnlySpan<byte> block)
    {
        var header = new StringBuilder("WARC/1.1\r\n").Append(fields)
            .Append("WARC-Block-Digest: ").Append(WarcDigest.Of(block)).Append("\r\n")
            .Append("Content-Length: ").Append(block.Length.ToString(CultureInfo.InvariantCulture)).Append("\r\n\r\n");
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(header.ToString()));
            gzip.Write(block);
            gzip.Write("\r\n\r\n"u8);
        }

        var bytes = packed.GetBuffer().AsSpan(0, (int)packed.Length);
        bytes[ExtraFlags] = 0;
        bytes[OperatingSystem] = UnknownSystem;
        output.Write(bytes);
        Length += bytes.Length;
    }
}
