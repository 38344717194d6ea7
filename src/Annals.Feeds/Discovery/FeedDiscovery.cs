using System.Net;
using Annals.Feeds.Html;
using Annals.Feeds.Reading;

namespace Annals.Feeds.Discovery;

/// <summary>From a page to its feeds. Looks, and fetches nothing.</summary>
public static class FeedDiscovery
{
    private const int MaxCandidates = 100;
    private const int MaxPage = 4 * 1024 * 1024;

    /// <summary>Every feed the page points to, best first; an empty list when it points to none. Never throws on input.</summary>
    /// <param name="html">The page; only its first four million characters are looked at.</param>
    /// <param name="pageUri">Where it was found.</param>
    public static IReadOnlyList<FeedCandidate> Find(string html, Uri pageUri)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(pageUri);
        var page = new PageScan(html.Length <= MaxPage ? html : html[..MaxPage], pageUri);
        page.Run();
        var best = new Dictionary<string, FeedCandidate>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var candidate in page.Candidates.Concat(SiteShapes.Find(pageUri, page)))
        {
            if (!best.TryGetValue(candidate.Url, out var known))
                order.Add(candidate.Url);
            if (known is null || candidate.Score > known.Score)
                best[candidate.Url] = candidate with { Title = candidate.Title ?? known?.Title };
        }
        return [.. order.Select(u => best[u]).OrderByDescending(c => c.Score).Take(MaxCandidates)];
    }

    /// <summary>
    /// The route under which an RSSHub instance makes a feed of a site that has none of its own, such as a public channel
    /// of Telegram; null for every other site. Which instance, if any, is for its user to say: it sees what is read.
    /// </summary>
    public static string? BridgeRoute(Uri pageUri)
    {
        ArgumentNullException.ThrowIfNull(pageUri);
        return pageUri.IsAbsoluteUri ? SiteShapes.BridgeRoute(pageUri) : null;
    }

    /// <summary>How much of a site a feed is about, as far as its address and its title tell.</summary>
    /// <param name="title">What the page or the feed itself calls it; null when neither does.</param>
    public static FeedBreadth BreadthOf(string url, string? title)
    {
        ArgumentNullException.ThrowIfNull(url);
        return FeedAddresses.BreadthOf(url, title);
    }

    /// <summary>Places worth a try when a page names no feed, likeliest first.</summary>
    public static IReadOnlyList<FeedCandidate> CommonPaths(Uri siteUri)
    {
        ArgumentNullException.ThrowIfNull(siteUri);
        if (!siteUri.IsAbsoluteUri)
            return [];
        string[] names = ["feed", "rss.xml", "feed.xml", "atom.xml", "rss", "index.xml", "feed/", "feed.json", "rss/", "atom", "index.rdf", "rss2.xml", "feeds/posts/default", "feed/rss", "?feed=rss2", "blog/feed", "news/rss", "news.rss"];
        var result = new List<FeedCandidate>();
        var folder = new Uri(siteUri, ".");
        var roots = folder.AbsolutePath == "/" ? new[] { folder } : [folder, new Uri(siteUri, "/")];
        foreach (var root in roots)
        {
            foreach (var name in names)
                result.Add(new FeedCandidate(new Uri(root, name).AbsoluteUri, null, null, FeedEvidence.CommonPath, 10));
        }
        return [.. result.DistinctBy(c => c.Url)];
    }

    /// <summary>One pass over the tags of a page.</summary>
    internal sealed class PageScan(string html, Uri pageUri)
    {
        private readonly HtmlTagReader tag = new(html);
        private string baseAddress = pageUri.IsAbsoluteUri ? pageUri.AbsoluteUri : "";

        public List<FeedCandidate> Candidates { get; } = [];

        public string? Generator { get; private set; }

        /// <summary>YouTube's channel id, wherever the page mentions its own.</summary>
        public string? ChannelId { get; private set; }

        public bool IsWordPress { get; private set; }

        public void Run()
        {
            var position = 0;
            var noMoreCommentEnds = false;
            while (position < html.Length && Candidates.Count < 1000)
            {
                position = html.IndexOf('<', position);
                if (position < 0)
                    return;
                if (string.CompareOrdinal(html, position, "<!--", 0, 4) == 0)
                {
                    var close = noMoreCommentEnds ? -1 : html.IndexOf("-->", position + 4, StringComparison.Ordinal);
                    noMoreCommentEnds = close < 0;
                    position = close < 0 ? position + 4 : close + 3;
                }
                else if (!tag.Read(position))
                {
                    position++;
                }
                else
                {
                    position = Math.Max(position + 1, tag.End);
                    if (!tag.IsEnd)
                        position = Look(position);
                }
            }
        }

        // Returns where to go on.
        private int Look(int position)
        {
            switch (tag.Name)
            {
                case "base":
                    baseAddress = Addresses.Resolve(Attribute("href"), baseAddress) ?? baseAddress;
                    break;
                case "link":
                    Link();
                    break;
                case "meta":
                    Meta();
                    break;
                case "a" or "area":
                    Anchor(position);
                    break;
                case "script":
                    return Script(position);
                case "style":
                    return After("style", position);
            }
            return position;
        }

        private string? Attribute(string name)
        {
            foreach (var (key, value) in tag.Attributes)
            {
                if (key == name)
                    return value.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(value) : value;
            }
            return null;
        }

        private void Link()
        {
            var relations = (Attribute("rel") ?? "").ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var href = Attribute("href");
            if (href?.Contains("wp-content/", StringComparison.Ordinal) == true || relations.Contains("https://api.w.org/"))
                IsWordPress = true;
            if (relations.Contains("canonical") && href is not null)
                ChannelId ??= SiteShapes.ChannelIdIn(href);
            var type = (Attribute("type") ?? "").Trim().ToLowerInvariant();
            var isFeed = relations.Contains("feed") || relations.Contains("alternate") && FeedAddresses.IsFeedType(type);
            if (!isFeed || Addresses.ResolveLink(href, baseAddress) is not { } url)
                return;
            var title = Attribute("title");
            var score = 100 - FeedAddresses.Narrowness(url, title, pageUri) - (type.Contains("json", StringComparison.Ordinal) ? 2 : 0);
            // A type of plain XML or JSON may be anything (oEmbed, WordPress's API).
            if (type is "application/json" or "text/xml" or "application/xml" && !FeedAddresses.LooksLikeFeed(url))
                score -= 50;
            Candidates.Add(new FeedCandidate(url, title, type.Length == 0 ? null : type, FeedEvidence.Link, score));
        }

        private void Meta()
        {
            if (string.Equals(Attribute("name"), "generator", StringComparison.OrdinalIgnoreCase))
                Generator ??= Attribute("content");
            if (Attribute("itemprop") is "channelId" or "identifier" && Attribute("content") is { } id && id.StartsWith("UC", StringComparison.Ordinal))
                ChannelId ??= id;
        }

        private void Anchor(int position)
        {
            if (Attribute("href") is not { Length: > 0 and < 2000 } href || Addresses.ResolveLink(href, baseAddress) is not { } url)
                return;
            if (url.StartsWith("feed:", StringComparison.OrdinalIgnoreCase))
                url = url[5..].StartsWith("http", StringComparison.OrdinalIgnoreCase) ? url[5..] : "https:" + url[5..];
            if (!url.StartsWith("http", StringComparison.OrdinalIgnoreCase))
                return;
            var end = html.IndexOf('<', position);
            var text = end < 0 || end - position > 200 ? "" : WebUtility.HtmlDecode(html[position..end]).Trim();
            var says = FeedAddresses.SaysFeed(text) || FeedAddresses.SaysFeed(Attribute("title") ?? "");
            var looks = FeedAddresses.LooksLikeFeed(url);
            if (!looks)
                return;
            Candidates.Add(new FeedCandidate(url, text.Length > 0 ? text : Attribute("title"), null, FeedEvidence.Anchor, (says ? 70 : 60) - FeedAddresses.Narrowness(url, text, pageUri)));
        }

        private int Script(int position)
        {
            var end = html.IndexOf("</script", position, StringComparison.OrdinalIgnoreCase);
            if (end < 0)
                end = html.Length;
            var body = html[position..end];
            if ((Attribute("type") ?? "").Contains("ld+json", StringComparison.OrdinalIgnoreCase))
            {
                foreach (var (url, type) in StructuredDataFeeds.Find(body))
                {
                    if (Addresses.ResolveLink(url, baseAddress) is { } address)
                        Candidates.Add(new FeedCandidate(address, null, type, FeedEvidence.StructuredData, 80 - FeedAddresses.Narrowness(address, null, pageUri)));
                }
            }
            else
            {
                ChannelId ??= SiteShapes.ChannelIdInScript(body);
            }
            return end;
        }

        private int After(string name, int position)
        {
            var end = html.IndexOf("</" + name, position, StringComparison.OrdinalIgnoreCase);
            return end < 0 ? html.Length : end;
        }
    }
}
