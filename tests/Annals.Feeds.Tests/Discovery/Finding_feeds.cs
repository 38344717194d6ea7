using Annals.Feeds.Discovery;

namespace Annals.Feeds.Tests.Discovery;

public class Finding_feeds
{
    private static readonly Uri Page = new("https://news.example.org/world/");

    private static string? Best(string html, string page = "https://news.example.org/") => FeedDiscovery.Find(html, new Uri(page)).FirstOrDefault()?.Url;

    [Fact]
    public void Links_of_the_head_come_first_and_comments_last()
    {
        var found = FeedDiscovery.Find("""
            <link rel="alternate" type="application/rss+xml" title="评论" href="/comments/feed/">
            <LINK REL="stylesheet alternate" href="x.css"><link rel='alternate' type='application/atom+xml' href='atom.xml?a=1&amp;b=2'>
            <link rel="alternate" type="application/rss+xml" title="港口报" href="/feed.xml">
            <a href="/rss.xml">RSS</a>
            """, Page);
        Assert.Equal(["https://news.example.org/feed.xml", "https://news.example.org/world/atom.xml?a=1&b=2", "https://news.example.org/rss.xml", "https://news.example.org/comments/feed/"], found.Select(c => c.Url));
        Assert.Equal("港口报", found[0].Title);
    }

    [Theory]
    [InlineData("<a href='/subscribe/rss.xml'>订阅</a><a href='/sitemap.xml'>x</a><a href='/feeding-birds'>y</a>", "https://news.example.org/subscribe/rss.xml")]
    [InlineData("<base href='https://cdn.example.net/x/'><link rel=alternate type=application/rss+xml href=f.rss>", "https://cdn.example.net/x/f.rss")]
    [InlineData("<!-- <link rel=alternate type=application/rss+xml href=old.rss> --><link rel=feed href=new>", "https://news.example.org/new")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"WebSite\",\"hasPart\":{\"encodingFormat\":\"application/rss+xml\",\"contentUrl\":\"/ld.rss\"}}</script>", "https://news.example.org/ld.rss")]
    [InlineData("<meta name=generator content='WordPress 6.5'>", "https://news.example.org/feed/")]
    [InlineData("<p>nothing</p>", null)]
    public void A_page_says_where_its_feed_is(string html, string? expected) => Assert.Equal(expected, Best(html));

    [Theory]
    [InlineData("https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv", "", "https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv")]
    [InlineData("https://www.youtube.com/@harbour", "<script>var x={\"externalId\":\"UCabcdefghijklmnopqrstuv\"}</script>", "https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv")]
    [InlineData("https://www.youtube.com/playlist?list=PL1", "", "https://www.youtube.com/feeds/videos.xml?playlist_id=PL1")]
    [InlineData("https://harbour.blogspot.com/2024/07/x.html", "", "https://harbour.blogspot.com/feeds/posts/default")]
    [InlineData("https://rsshub.app/telegram/channel/harbour", "", "https://rsshub.app/telegram/channel/harbour")]
    [InlineData("https://mastodon.example/@harbour", "", "https://mastodon.example/@harbour.rss")]
    [InlineData("https://github.com/harbour", "", "https://github.com/harbour.atom")]
    [InlineData("https://github.com/harbour/ferry", "", "https://github.com/harbour/ferry/releases.atom")]
    [InlineData("https://www.reddit.com/r/ships/", "", "https://www.reddit.com/r/ships/.rss")]
    [InlineData("https://medium.com/@harbour", "", "https://medium.com/feed/@harbour")]
    [InlineData("https://harbour.substack.com/p/ferry", "", "https://harbour.substack.com/feed")]
    [InlineData("https://harbour.tumblr.com/", "", "https://harbour.tumblr.com/rss/")]
    [InlineData("https://www.youtube.com/user/harbour", "", "https://www.youtube.com/feeds/videos.xml?user=harbour")]
    public void Known_kinds_of_sites_are_recognised(string page, string html, string expected) => Assert.Equal(expected, Best(html, page));

    [Theory]
    [InlineData("https://t.me/s/harbour", "telegram/channel/harbour")]
    [InlineData("https://t.me/harbour", "telegram/channel/harbour")]
    [InlineData("https://t.me/+secret", null)]
    [InlineData("https://space.bilibili.com/12345", "bilibili/user/video/12345")]
    [InlineData("https://news.example.org/", null)]
    public void A_site_without_feeds_names_a_route_and_no_instance(string page, string? route)
    {
        Assert.Equal(route, FeedDiscovery.BridgeRoute(new Uri(page)));
        Assert.DoesNotContain(FeedDiscovery.Find("", new Uri(page)), candidate => candidate.Url.Contains("rsshub", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://news.example.org/comments/feed", null, FeedBreadth.Comments)]
    [InlineData("https://news.example.org/feed2", "港口报的评论", FeedBreadth.Comments)]
    [InlineData("https://news.example.org/category/ships/feed", null, FeedBreadth.Part)]
    [InlineData("https://news.example.org/feed", "港口报", FeedBreadth.Site)]
    public void A_feed_is_of_a_site_a_part_or_its_comments(string url, string? title, FeedBreadth expected) => Assert.Equal(expected, FeedDiscovery.BreadthOf(url, title));

    [Fact]
    public void Common_paths_are_tried_beside_the_page_and_at_the_root()
    {
        var paths = FeedDiscovery.CommonPaths(new Uri("https://news.example.org/blog/post")).Select(c => c.Url).ToList();
        Assert.Contains("https://news.example.org/blog/feed", paths);
        Assert.Contains("https://news.example.org/rss.xml", paths);
        Assert.Equal(paths.Count, paths.Distinct().Count());
    }
}
