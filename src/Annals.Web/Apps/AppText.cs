using System.Text;
using Annals.Index.Articles;
using Annals.Pages.Articles;
using Annals.Pages.Markup;
using Annals.Web.Reading;

namespace Annals.Web.Apps;

/// <summary>What of an article goes to apps that trust us: clean HTML, titles that no app can take for HTML, addresses of the web.</summary>
internal sealed class AppText(BodyReader bodies)
{
    private const string Picture = " src=\"/img?";

    /// <param name="root">Where the app reached this server: pictures come from there.</param>
    public string HtmlOf(ArticleDetail article, string root)
        => WithPicturesFrom(bodies.Read(article.Path, PermanentAddress.Of(article.Id, article.Revision), article.Url).Html, root);

    /// <summary>
    /// Some apps show a title as HTML and some as text. A '&lt;' that could begin a tag is written as its double (U+FF1C), which reads
    /// the same and begins none; control characters, which no title has, go.
    /// </summary>
    public static string Plain(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character == '<' && i + 1 < text.Length && (char.IsAsciiLetter(text[i + 1]) || text[i + 1] is '/' or '!' or '?'))
            {
                plain.Append('＜');
            }
            else if (!char.IsControl(character))
            {
                plain.Append(character);
            }
        }

        return plain.ToString();
    }

    /// <summary>Empty when it is no address of the web.</summary>
    public static string Link(string? url) => url is not null && Address.HostOf(url) is not null ? url : "";

    /// <summary>Only inside tags: an article may well write about HTML.</summary>
    internal static string WithPicturesFrom(string html, string root)
    {
        if (!html.Contains(Picture, StringComparison.Ordinal))
        {
            return html;
        }

        var absolute = new StringBuilder(html.Length + 256);
        var (isTag, isValue) = (false, false);
        for (var i = 0; i < html.Length; i++)
        {
            var character = html[i];
            if (isTag && !isValue && character == ' ' && string.CompareOrdinal(html, i, Picture, 0, Picture.Length) == 0)
            {
                absolute.Append(" src=\"").Append(root).Append("/img?");
                i += Picture.Length - 1;
                isValue = true;
                continue;
            }

            if (character == '"' && isTag)
            {
                isValue = !isValue;
            }
            else if (character == '<' && !isTag)
            {
                isTag = true;
            }
            else if (character == '>' && !isValue)
            {
                isTag = false;
            }

            absolute.Append(character);
        }

        return absolute.ToString();
    }
}
