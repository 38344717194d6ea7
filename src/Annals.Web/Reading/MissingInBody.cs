using System.Net;
using Annals.Pages.Articles;

namespace Annals.Web.Reading;

/// <summary>Finds the pictures of a text that are not there.</summary>
internal static class MissingInBody
{
    /// <param name="html">As <see cref="BodyReader"/> makes it.</param>
    public static IReadOnlyList<MissingLine> Of(string html, ReaderOptions options)
    {
        var path = options.BasePath + "/img?url=";
        var begin = $" src=\"{path}";
        var missing = new List<MissingLine>();
        for (var at = html.IndexOf(begin, StringComparison.Ordinal); at >= 0; at = html.IndexOf(begin, at + 1, StringComparison.Ordinal))
        {
            var start = at + " src=\"".Length;
            var end = html.IndexOf('"', start);
            if (end < 0)
            {
                break;
            }

            var source = html[start..end];
            var query = WebUtility.HtmlDecode(source)[path.Length..];
            if (query.IndexOf('&', StringComparison.Ordinal) is > 0 and var length && options.Missing(Uri.UnescapeDataString(query[..length])) is { } picture)
            {
                missing.Add(new MissingLine(source, picture.Reason, picture.Since == default ? null : picture.Since));
            }
        }

        return missing;
    }
}
