using System.Buffers.Binary;

namespace Annals.Capture.Images;

/// <summary>
/// How large a picture says it is, from its header alone: nothing is decoded. A file of a few kilobytes may unfold to
/// gigabytes in whatever shows it.
/// </summary>
public static class PictureSize
{
    /// <summary>More pixels than any outlet publishes: 100 megapixels are 400 MB in a browser.</summary>
    public const long MostPixels = 100_000_000;

    /// <summary>Null when the header does not say, which is no verdict.</summary>
    public static (long Width, long Height)? Of(ReadOnlySpan<byte> bytes) => PictureType.Of(bytes) switch
    {
        "image/png" when bytes.Length >= 24 => (BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[20..])),
        "image/gif" when bytes.Length >= 10 => (BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..])),
        "image/jpeg" => Jpeg(bytes),
        "image/webp" => WebP(bytes),
        "image/avif" => Avif(bytes),
        _ => null,
    };

    public static bool IsBomb(ReadOnlySpan<byte> bytes) => Of(bytes) is var (width, height) && width * height > MostPixels;

    // ITU T.81, B.1.1: segments of marker and length; the frame header (SOFn) has the size.
    private static (long, long)? Jpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 <= bytes.Length && bytes[at] == 0xff;)
        {
            var marker = bytes[at + 1];
            if (marker == 0xff)
            {
                at++;
                continue;
            }

            if (marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc))
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            }

            at += 2 + Math.Max((ushort)2, BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]));
        }

        return null;
    }

    // RFC 9649, section 2.
    private static (long, long)? WebP(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30)
        {
            return null;
        }

        var chunk = bytes[12..];
        if (chunk.StartsWith("VP8X"u8))
        {
            return (1 + UInt24(bytes[24..]), 1 + UInt24(bytes[27..]));
        }

        if (chunk.StartsWith("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
            return (1 + (bits & 0x3fff), 1 + ((bits >> 14) & 0x3fff));
        }

        return (BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3fff, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3fff);
    }

    // ISO/IEC 23008-12, 6.5.3: every item has an ispe box; the largest counts.
    private static (long, long)? Avif(ReadOnlySpan<byte> bytes)
    {
        (long Width, long Height)? largest = null;
        var head = bytes[..Math.Min(bytes.Length, 1 << 16)];
        for (var at = head.IndexOf("ispe"u8); at >= 0 && at + 16 <= head.Length;)
        {
            var size = ((long)BinaryPrimitives.ReadUInt32BigEndian(head[(at + 8)..]), (long)BinaryPrimitives.ReadUInt32BigEndian(head[(at + 12)..]));
            largest = largest is { } known && known.Width * known.Height >= size.Item1 * size.Item2 ? known : size;
            var next = head[(at + 4)..].IndexOf("ispe"u8);
            at = next < 0 ? -1 : at + 4 + next;
        }

        return largest;
    }

    private static long UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
