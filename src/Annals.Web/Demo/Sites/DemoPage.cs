using System.Globalization;
using System.Net;
using System.Text;

namespace Annals.Web.Demo.Sites;

/// <summary>The demo outlets' own pages: as full of things around the text as pages are.</summary>
internal static class DemoPage
{
    public static string Home(DemoOutlet outlet, string feedPath)
    {
        var links = outlet.Articles.Select(article => $"<li><a href=\"{DemoAddress.Of(article)}\">{Text(article.Title)}</a></li>");
        return $"""
            {Head(outlet, outlet.Name, $"<link rel=\"alternate\" type=\"{FeedType(outlet)}\" title=\"{Text(outlet.Name)}\" href=\"{feedPath}\">")}
            <h1>{Text(outlet.Name)}</h1><p>{Text(outlet.About)}</p><ul>{string.Concat(links)}</ul>
            </body></html>
            """;
    }

    public static string Article(DemoOutlet outlet, DemoArticle article, DateTimeOffset start)
    {
        var published = (start - article.Age).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var meta = $"<meta property=\"og:type\" content=\"article\"><meta property=\"og:title\" content=\"{Text(article.Title)}\">{(article.HasBrokenDate ? "" : $"<meta property=\"article:published_time\" content=\"{published}\">")}";
        var others = outlet.Articles.Where(other => other.Slug != article.Slug).Select(other => $"<li><a href=\"{DemoAddress.Of(other)}\">{Text(other.Title)}</a></li>");
        return $"""
            {Head(outlet, $"{article.Title} - {outlet.Name}", meta)}
            <nav class="menu"><ul><li><a href="/">首页</a></li><li><a href="/news/">News</a></li><li><a href="/about/">About</a></li></ul></nav>
            <div class="ad banner"><a href="/ads/1">广告 · Advertisement</a></div>
            <main><article>
            <h1>{Text(article.Title)}</h1>
            <p class="byline"><span class="author">{Text(article.Author ?? outlet.Name)}</span></p>
            <p class="date"><time datetime="{published}">{published[..10]}</time></p>
            <div class="share"><a href="/share/a">分享</a> <a href="/share/b">Share</a></div>
            <div class="article-body">
            {Body(article)}
            </div>
            </article></main>
            <aside class="related"><h3>相关阅读 · Related</h3><ul>{string.Concat(others)}</ul></aside>
            <div class="ad"><a href="/ads/2">会员订阅优惠 · Subscribe now</a></div>
            <footer><p>© {Text(outlet.Name)}</p></footer>
            </body></html>
            """;
    }

    /// <summary>The article's own HTML, as full-text feeds carry it. Addresses are relative, as careless outlets leave them.</summary>
    public static string Body(DemoArticle article)
    {
        var html = new StringBuilder();
        if (article.Picture is { } scene)
        {
            html.Append(CultureInfo.InvariantCulture, $"<figure><img src=\"{DemoAddress.OfPicture(scene)}\" width=\"720\" height=\"480\" alt=\"{Text(article.Caption)}\"><figcaption>{Text(article.Caption)}</figcaption></figure>\n");
        }

        foreach (var paragraph in article.Paragraphs)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>{Text(paragraph)}</p>\n");
        }

        return html.ToString();
    }

    public static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    private static string Head(DemoOutlet outlet, string title, string more)
        => $"<!DOCTYPE html><html lang=\"{outlet.Language}\"><head><meta charset=\"{outlet.Encoding.WebName}\"><title>{Text(title)}</title>{more}</head><body>";

    private static string FeedType(DemoOutlet outlet) => outlet.Manner switch
    {
        DemoManner.Atom => "application/atom+xml",
        DemoManner.Json => "application/feed+json",
        _ => "application/rss+xml",
    };
}
