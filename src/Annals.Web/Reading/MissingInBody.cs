using System.Net;
using Annals.Pages.Articles;

namespace Annals.Web.Reading;

/// <summary>Finds the pictures of a text that are not there.</summary>
internal static class MissingInBody
{
    private const string Begin = " src=\"/img?url=";

    /// <param name="html">As <see cref="BodyReader"/> makes it.</param>
    public static IReadOnlyList<MissingLine> Of(string html, ReaderOptions options)
    {
        var missing = new List<MissingLine>();
        for (var at = html.IndexOf(Begin, StringComparison.Ordinal); at >= 0; at = html.IndexOf(Begin, at + 1, StringComparison.Ordinal))
        {
            var start = at + " src=\"".Length;
            var end = html.IndexOf('"', start);
            if (end < 0)
            {
                break;
            }

            var source = html[start..end];
            var query = WebUtility.HtmlDecode(source)["/img?url=".Length..];
            if (query.IndexOf('&', StringComparison.Ordinal) is > 0 and var length && options.Missing(Uri.UnescapeDataString(query[..length])) is { } picture)
            {
                missing.Add(new MissingLine(source, picture.Reason, picture.Since == default ? null : picture.Since));
            }
        }

        return missing;
    }
}
