namespace Annals.Capture.Images;

/// <summary>What kind of picture bytes are, by the bytes themselves: servers' labels are often wrong and sometimes lies.</summary>
public static class PictureType
{
    public const string Svg = "image/svg+xml";

    // Byte order mark, declaration, comments and a document type may stand before the root.
    private const int SvgRootWithin = 2048;

    /// <summary>The media type of what may be kept: also SVG, which is never shown, since it may hold a program.</summary>
    public static string? OfKept(ReadOnlySpan<byte> bytes) => Of(bytes) ?? (IsSvg(bytes) ? Svg : null);

    /// <summary>The media type; null for anything that is not PNG, JPEG, GIF, WebP or AVIF.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 8 && bytes[0] == 0x89 && bytes[1..].StartsWith("PNG\r\n\u001a\n"u8))
        {
            return "image/png";
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]))
        {
            return "image/jpeg";
        }

        if (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8))
        {
            return "image/gif";
        }

        if (bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8))
        {
            return "image/webp";
        }

        return bytes.Length > 12 && bytes[4..].StartsWith("ftyp"u8) && (bytes[8..].StartsWith("avif"u8) || bytes[8..].StartsWith("avis"u8)) ? "image/avif" : null;
    }

    private static bool IsSvg(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, SvgRootWithin)];
        head = head.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]) ? head[3..] : head;
        head = head.TrimStart(" \t\r\n"u8);
        var root = head.IndexOf("<svg"u8);
        return root == 0 || (root > 0 && (head.StartsWith("<?xml"u8) || head.StartsWith("<!--"u8) || head.StartsWith("<!DOCTYPE svg"u8)) && head.IndexOf("<html"u8) < 0);
    }
}
