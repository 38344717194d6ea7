using System.IO.Compression;

namespace Annals.Archive;

/// <summary>
/// One page as it came (without transfer and content encodings), made ready to be stored: packed with gzip where that is
/// shorter. The same page gives the same bytes again, so that it is stored once.
/// </summary>
public sealed record RawPage
{
    // RFC 1952, section 2.3: two magic bytes; XFL and OS say who packed it, which is nobody's business.
    private const int ExtraFlags = 8;
    private const int OperatingSystem = 9;
    private const byte UnknownSystem = 255;
    private static readonly byte[] Magic = [0x1f, 0x8b];

    private RawPage(string url, string? type, ReadOnlyMemory<byte> stored, bool isPacked)
    {
        Url = url;
        Type = type;
        Stored = stored;
        IsPacked = isPacked;
    }

    /// <summary>The address that answered.</summary>
    public string Url { get; }

    /// <summary>The Content-Type header as it came; null when there was none.</summary>
    public string? Type { get; }

    public ReadOnlyMemory<byte> Stored { get; }

    public bool IsPacked { get; }

    public static RawPage Of(string url, string? type, ReadOnlySpan<byte> page)
    {
        var packed = Pack(page);

        // What looks packed itself is packed once more, so that an ending never lies.
        return packed.Length < page.Length || page.StartsWith(Magic)
            ? new RawPage(url, type, packed, isPacked: true)
            : new RawPage(url, type, page.ToArray(), isPacked: false);
    }

    /// <summary>The page's own bytes from those of its file.</summary>
    /// <param name="isPacked">True for a file that ends in <c>.gz</c>.</param>
    /// <param name="most">Bytes; a file that holds more is not unpacked any further.</param>
    /// <exception cref="InvalidDataException">The file is no gzip, or holds more than that.</exception>
    public static byte[] Unpack(ReadOnlyMemory<byte> stored, bool isPacked, int most)
    {
        if (!isPacked)
        {
            return stored.ToArray();
        }

        using var from = new GZipStream(new MemoryStream(stored.ToArray()), CompressionMode.Decompress);
        using var to = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (from.Read(buffer) is > 0 and var read)
        {
            if (to.Length + read > most)
            {
                throw new InvalidDataException($"more than {most} bytes");
            }

            to.Write(buffer, 0, read);
        }

        return to.ToArray();
    }

    private static byte[] Pack(ReadOnlySpan<byte> page)
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(page);
        }

        var packed = to.ToArray();
        if (packed.Length > OperatingSystem)
        {
            packed[ExtraFlags] = 0;
            packed[OperatingSystem] = UnknownSystem;
        }

        return packed;
    }
}
