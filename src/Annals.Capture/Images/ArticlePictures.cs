using Annals.Extraction.Text;

namespace Annals.Capture.Images;

/// <summary>The pictures of an article by absolute address: those that the reader shows and the archive keeps.</summary>
public static class ArticlePictures
{
    /// <param name="html">The article's body.</param>
    /// <param name="url">The article's address; what is relative is left out when it is none of the web's.</param>
    public static IReadOnlyList<string> Of(string html, string url)
    {
        var from = Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;
        return [.. HtmlText.ImageUrls(html).Select(address => Absolute(address, from)).OfType<string>().Distinct()];
    }

    private static string? Absolute(string address, Uri? from)
        => (from is null ? Uri.TryCreate(address, UriKind.Absolute, out var uri) : Uri.TryCreate(from, address, out uri)) && uri!.Scheme is "http" or "https" ? uri.AbsoluteUri : null;
}
