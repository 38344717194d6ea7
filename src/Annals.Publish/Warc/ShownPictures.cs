using Annals.Archive.Posts;
using Annals.Extraction.Text;

namespace Annals.Publish.Warc;

/// <summary>The pictures that a post shows, by absolute address.</summary>
internal static class ShownPictures
{
    public static IEnumerable<string> Of(byte[] file, string url)
    {
        var from = Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;
        return HtmlText.ImageUrls(PostFile.Parse(file).BodyText).Select(address => Absolute(address, from)).OfType<string>();
    }

    private static string? Absolute(string address, Uri? from)
        => (from is null ? Uri.TryCreate(address, UriKind.Absolute, out var uri) : Uri.TryCreate(from, address, out uri)) && uri!.Scheme is "http" or "https" ? uri.AbsoluteUri : null;
}
