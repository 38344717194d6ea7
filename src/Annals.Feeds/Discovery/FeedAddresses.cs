namespace Annals.Feeds.Discovery;

/// <summary>What addresses, types and words say about being a feed.</summary>
internal static class FeedAddresses
{
    public static bool IsFeedType(string type) =>
        type.Contains("rss", StringComparison.Ordinal) || type.Contains("atom", StringComparison.Ordinal) || type.Contains("feed+json", StringComparison.Ordinal) || type.Contains("rdf", StringComparison.Ordinal)
            || type is "application/json" or "text/xml" or "application/xml";

    public static bool LooksLikeFeed(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
            return false;
        var host = uri.Host.ToLowerInvariant();
        if (host is "feeds.feedburner.com" or "feeds2.feedburner.com" or "feedx.net" || host.StartsWith("rsshub.", StringComparison.Ordinal) && uri.AbsolutePath.Length > 1)
            return true;
        var path = uri.AbsolutePath.ToLowerInvariant();
        var last = path.TrimEnd('/');
        last = last[(last.LastIndexOf('/') + 1)..];
        if (last is "feed" or "rss" or "atom" or "feeds" or "rss2" or "rss.aspx" or "rss.php" or "feed.php" or "feed.json" || path.EndsWith("/feeds/posts/default", StringComparison.Ordinal))
            return true;
        if (last.EndsWith(".rss", StringComparison.Ordinal) || last.EndsWith(".atom", StringComparison.Ordinal) || last.EndsWith(".rdf", StringComparison.Ordinal))
            return true;
        if (last.EndsWith(".xml", StringComparison.Ordinal) && last is not ("sitemap.xml" or "sitemap_index.xml" or "opensearch.xml"))
            return last.StartsWith("index", StringComparison.Ordinal) || SaysFeed(path.Replace('/', ' ').Replace('-', ' ').Replace('_', ' ').Replace('.', ' ')) || path.Contains("rss", StringComparison.Ordinal) || path.Contains("feed", StringComparison.Ordinal);
        return uri.Query.Contains("feed=", StringComparison.OrdinalIgnoreCase) || uri.Query.Contains("format=rss", StringComparison.OrdinalIgnoreCase) || uri.Query.Contains("type=rss", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A word on the page that promises a feed.</summary>
    public static bool SaysFeed(string text)
    {
        if (text.Length is 0 or > 100)
            return false;
        foreach (var word in text.Split([' ', '(', ')', '/', ',', '|', '\u3000', '：', ':'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Equals("rss", StringComparison.OrdinalIgnoreCase) || word.Equals("atom", StringComparison.OrdinalIgnoreCase) || word.Equals("feed", StringComparison.OrdinalIgnoreCase) || word.Equals("feeds", StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return text.Contains("订阅", StringComparison.Ordinal) || text.Contains("訂閱", StringComparison.Ordinal) || text.StartsWith("RSS", StringComparison.Ordinal);
    }

    public static FeedBreadth BreadthOf(string url, string? title)
    {
        var lower = url.ToLowerInvariant();
        return IsOfComments(lower, title) ? FeedBreadth.Comments : IsOfOnePart(lower) ? FeedBreadth.Part : FeedBreadth.Site;
    }

    private static bool IsOfComments(string lower, string? title) =>
        lower.Contains("comment", StringComparison.Ordinal) || title is not null && (title.Contains("comment", StringComparison.OrdinalIgnoreCase) || title.Contains("评论", StringComparison.Ordinal) || title.Contains("評論", StringComparison.Ordinal));

    private static bool IsOfOnePart(string lower) =>
        lower.Contains("/tag/", StringComparison.Ordinal) || lower.Contains("/author/", StringComparison.Ordinal) || lower.Contains("/category/", StringComparison.Ordinal);

    /// <summary>Points off for feeds of comments, of another host, of one tag or author: whoever adds a site wants its articles.</summary>
    public static int Narrowness(string url, string? title, Uri page)
    {
        var points = 0;
        var lower = url.ToLowerInvariant();
        if (IsOfComments(lower, title))
            points += 40;
        if (IsOfOnePart(lower))
            points += 10;
        if (lower.Contains("podcast", StringComparison.Ordinal) || lower.Contains("/search", StringComparison.Ordinal))
            points += 10;
        if (Uri.TryCreate(url, UriKind.Absolute, out var uri) && page.IsAbsoluteUri)
        {
            // A post's own feed of comments lives below the post.
            if (page.AbsolutePath.Length > 1 && uri.Host == page.Host && uri.AbsolutePath.StartsWith(page.AbsolutePath.TrimEnd('/') + "/", StringComparison.Ordinal) && page.AbsolutePath.Trim('/').Contains('/', StringComparison.Ordinal))
                points += 15;
            points += Math.Min(5, uri.AbsolutePath.Count(c => c == '/'));
        }
        return points;
    }
}
