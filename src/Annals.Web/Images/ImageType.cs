namespace Annals.Web.Images;

/// <summary>What a picture is by its first bytes, whatever its server called it.</summary>
internal static class ImageType
{
    /// <summary>
    /// The media type of a raster picture that browsers show; null for anything else. SVG is left out on purpose: it is
    /// a document that can hold script, and it has no signature.
    /// </summary>
    public static string? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return "image/png";
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return "image/jpeg";
        }

        if (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8))
        {
            return "image/gif";
        }

        if (bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8))
        {
            return "image/webp";
        }

        return bytes.Length >= 12 && bytes[4..].StartsWith("ftyp"u8) && (bytes[8..].StartsWith("avif"u8) || bytes[8..].StartsWith("avis"u8)) ? "image/avif"
            : bytes.StartsWith("BM"u8) && bytes.Length > 26 ? "image/bmp"
            : bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 1, 0]) ? "image/x-icon"
            : null;
    }
}
