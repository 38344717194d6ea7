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
    private readonly string _basePath;

    private ImageSignature(byte[] key, string basePath) => (_key, _basePath) = (key, basePath);

    public static ImageSignature Open(ArchiveFolder folder, string basePath = "") => new(LocalKey.Open(folder, "image.key"), basePath);

    /// <summary>The address of a picture on this site.</summary>
    /// <param name="width">In pixels, one of <see cref="Thumbnails.Widths"/>; null for the picture as it is.</param>
    public string PathOf(string url, int? width = null) => PathOf(url, width is { } pixels ? PictureShape.OfWidth(pixels) : PictureShape.AsItIs);

    /// <inheritdoc cref="PathOf(string, int?)"/>
    public string PathOf(string url, PictureShape shape)
        => shape.Words is { Length: > 0 } words
            ? $"{_basePath}/img?url={Uri.EscapeDataString(url)}&{words}&s={Sign(WithShape(url, shape))}"
            : $"{_basePath}/img?url={Uri.EscapeDataString(url)}&s={Sign(url)}";

    public bool IsOurs(string url, PictureShape shape, string signature)
        => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(WithShape(url, shape))), Encoding.UTF8.GetBytes(signature));

    // No address has a line feed, so that no two pairs are one text. A width alone is signed as it was before there were other shapes.
    private static string WithShape(string url, PictureShape shape)
        => shape.Words.Length == 0 ? url : shape.IsWidthAlone ? $"{url}\n{shape.Width}" : $"{url}\n{shape.Words}";

    private string Sign(string url)
    {
        Span<byte> digest = stackalloc byte[32];
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(url), digest);
        return Base64Url.EncodeToString(digest[..SignatureLength]);
    }
}
