using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Annals.Archive;
using Annals.Web.Serving;

namespace Annals.Web.Images;

/// <summary>
/// Signs the picture addresses that our pages contain (HMAC-SHA256, RFC 2104, its first 16 bytes), so that the picture
/// proxy fetches nothing for strangers. The key lies in the archive's local folder: links survive a restart.
/// </summary>
internal sealed class ImageSignature
{
    private const int SignatureLength = 16;
    private readonly byte[] _key;

    private ImageSignature(byte[] key) => _key = key;

    public static ImageSignature Open(ArchiveFolder folder) => new(LocalKey.Open(folder, "image.key"));

    /// <summary>The address of a picture on this site.</summary>
    /// <param name="width">In pixels, one of <see cref="Thumbnails.Widths"/>; null for the picture as it is.</param>
    public string PathOf(string url, int? width = null)
        => width is { } pixels
            ? $"/img?url={Uri.EscapeDataString(url)}&w={pixels}&s={Sign(WithWidth(url, pixels))}"
            : $"/img?url={Uri.EscapeDataString(url)}&s={Sign(url)}";

    public bool IsOurs(string url, int? width, string signature)
        => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(width is { } pixels ? WithWidth(url, pixels) : url)), Encoding.UTF8.GetBytes(signature));

    // No address has a line feed, so that no two pairs are one text.
    private static string WithWidth(string url, int width) => $"{url}\n{width}";

    private string Sign(string url)
    {
        Span<byte> digest = stackalloc byte[32];
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(url), digest);
        return Base64Url.EncodeToString(digest[..SignatureLength]);
    }
}
