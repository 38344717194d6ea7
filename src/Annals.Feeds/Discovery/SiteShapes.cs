namespace Annals.Feeds.Discovery;

/// <summary>Kinds of sites whose feeds have known addresses, by the page's address or by what made the page.</summary>
internal static class SiteShapes
{
    public static IEnumerable<FeedCandidate> Find(Uri page, FeedDiscovery.PageScan scan)
    {
        if (!page.IsAbsoluteUri)
            yield break;
        var host = page.Host.ToLowerInvariant();
        var root = page.GetLeftPart(UriPartial.Authority);
        var parts = page.AbsolutePath.Trim('/').Split('/');
        var address = host switch
        {
            "www.youtube.com" or "youtube.com" or "m.youtube.com" => YouTube(page, parts, scan),
            "medium.com" when parts[0].Length > 0 => "https://medium.com/feed/" + parts[0],
            "www.reddit.com" or "old.reddit.com" or "reddit.com" when parts.Length >= 2 && parts[0] is "r" or "user" => $"{root}/{parts[0]}/{parts[1]}/.rss",
            "github.com" when parts.Length == 1 && parts[0].Length > 0 => $"{root}/{parts[0]}.atom",
            "github.com" when parts.Length >= 2 => $"{root}/{parts[0]}/{parts[1]}/releases.atom",
            _ => null,
        };
        if (address is not null)
            yield return Shape(address, 95);
        if (host.StartsWith("rsshub.", StringComparison.Ordinal) && parts[0].Length > 0)
            yield return Shape(page.AbsoluteUri, 95);
        if (host.Contains(".blogspot.", StringComparison.Ordinal) || scan.Generator?.StartsWith("blogger", StringComparison.OrdinalIgnoreCase) == true)
            yield return Shape(root + "/feeds/posts/default", 90);
        if (host.EndsWith(".substack.com", StringComparison.Ordinal) || host.EndsWith(".medium.com", StringComparison.Ordinal))
            yield return Shape(root + "/feed", 90);
        if (host.EndsWith(".tumblr.com", StringComparison.Ordinal) || scan.Generator?.StartsWith("ghost", StringComparison.OrdinalIgnoreCase) == true)
            yield return Shape(root + "/rss/", 85);
        if (host.EndsWith(".wordpress.com", StringComparison.Ordinal) || scan.IsWordPress || scan.Generator?.Contains("wordpress", StringComparison.OrdinalIgnoreCase) == true)
            yield return Shape(root + "/feed/", 75);
        if (parts[0].Length > 1 && parts[0].StartsWith('@') && (scan.Generator?.StartsWith("mastodon", StringComparison.OrdinalIgnoreCase) == true || host.StartsWith("mastodon.", StringComparison.Ordinal)))
            yield return Shape($"{root}/{parts[0]}.rss", 90);
        if (scan.Generator?.StartsWith("hugo", StringComparison.OrdinalIgnoreCase) == true)
            yield return Shape(root + "/index.xml", 70);
        if (scan.Generator?.StartsWith("jekyll", StringComparison.OrdinalIgnoreCase) == true)
            yield return Shape(root + "/feed.xml", 70);
    }

    private static FeedCandidate Shape(string url, int score) => new(url, null, null, FeedEvidence.SiteShape, score);

    private static string? YouTube(Uri page, string[] parts, FeedDiscovery.PageScan scan)
    {
        const string Feeds = "https://www.youtube.com/feeds/videos.xml?";
        if (parts[0] == "playlist" && page.Query.TrimStart('?').Split('&').FirstOrDefault(p => p.StartsWith("list=", StringComparison.Ordinal)) is { } list)
            return Feeds + "playlist_id=" + list[5..];
        if (parts[0] == "channel" && parts.Length > 1)
            return Feeds + "channel_id=" + parts[1];
        if (scan.ChannelId is { } id)
            return Feeds + "channel_id=" + id;
        return parts[0] == "user" && parts.Length > 1 ? Feeds + "user=" + parts[1] : null;
    }

    /// <summary>The route of RSSHub for a site that has no feeds of its own; null for every other site.</summary>
    public static string? BridgeRoute(Uri page)
    {
        var parts = page.AbsolutePath.Trim('/').Split('/');
        return page.Host.ToLowerInvariant() switch
        {
            "t.me" or "telegram.me" => Telegram(parts),
            "space.bilibili.com" when parts[0].Length > 0 && parts[0].All(char.IsAsciiDigit) => $"bilibili/user/video/{parts[0]}",
            _ => null,
        };
    }

    private static string? Telegram(string[] parts)
    {
        var name = parts[0] == "s" && parts.Length > 1 ? parts[1] : parts[0];
        return name.Length > 3 && !name.StartsWith('+') && name != "joinchat" ? $"telegram/channel/{name}" : null;
    }

    public static string? ChannelIdIn(string url)
    {
        const string Channel = "youtube.com/channel/";
        var at = url.IndexOf(Channel, StringComparison.Ordinal);
        return at < 0 ? null : IdAt(url, at + Channel.Length);
    }

    public static string? ChannelIdInScript(string script)
    {
        foreach (var key in new[] { "\"externalId\":\"", "\"channelId\":\"" })
        {
            var at = script.IndexOf(key, StringComparison.Ordinal);
            if (at >= 0 && IdAt(script, at + key.Length) is { } id)
                return id;
        }
        return null;
    }

    // "UC" and 22 more letters, digits, hyphens or underscores.
    private static string? IdAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_'))
            end++;
        return end - start == 24 && string.CompareOrdinal(text, start, "UC", 0, 2) == 0 ? text[start..end] : null;
    }
}
