using System.Text;
using Annals.Capture.Politeness;

namespace Annals.Capture.Tests.Politeness;

public class RobotsRulesTests
{
    [Theory]
    [InlineData("User-agent: *\nDisallow: /a", "/a/b", false)]
    [InlineData("User-agent: *\nDisallow: /a", "/b", true)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b/c", false)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.xml$", "/x/feed.xml", false)]
    [InlineData("User-agent: *\nDisallow: /*.xml$", "/x/feed.xml?y", true)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/axxbyyc", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/axxbyy", true)]
    [InlineData("User-agent: *\nDisallow: /%7Euser", "/~user/x", false)]
    [InlineData("User-agent: *\nDisallow: /新闻", "/%E6%96%B0%E9%97%BB/1", false)]
    [InlineData("user-agent: *\r\ndisallow : /a # no\r\n", "/a", false)]
    [InlineData("User-agent: other\nDisallow: /\n", "/a", true)]
    [InlineData("User-agent: other\nUser-agent: Annals\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/b", true)]
    [InlineData("User-agent: annals/0.1\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: annalsbot\nDisallow: /a", "/a", true)]
    [InlineData("User-agent: annals\nDisallow: /a\nUser-agent: x\nDisallow: /b\nUser-agent: annals\nDisallow: /c", "/c", false)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("<!DOCTYPE html><html>Disallow: /</html>", "/a", true)]
    public void The_longest_rule_of_our_group_decides(string robots, string path, bool isAllowed)
        => Assert.Equal(isAllowed, RobotsRules.Parse(Encoding.UTF8.GetBytes(robots), "annals").IsAllowed(path));

    [Fact]
    public void A_sitemap_between_two_names_does_not_end_their_group()
    {
        var rules = RobotsRules.Parse("User-agent: a\nSitemap: http://x/s.xml\nUser-agent: annals\nDisallow: /a"u8, "annals");

        Assert.False(rules.IsAllowed("/a"));
    }

    [Fact]
    public void The_crawl_delay_of_our_group_is_known()
    {
        Assert.Equal(TimeSpan.FromSeconds(2.5), RobotsRules.Parse("User-agent: *\nCrawl-delay: 2.5"u8, "annals").CrawlDelay);
        Assert.Null(RobotsRules.Parse("User-agent: x\nCrawl-delay: 2"u8, "annals").CrawlDelay);
    }

    [Fact]
    public void Many_stars_cost_no_more_than_pattern_times_path()
    {
        var rules = RobotsRules.Parse(Encoding.UTF8.GetBytes("User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("*a", 2000)) + "b"), "annals");

        Assert.True(rules.IsAllowed("/" + new string('a', 20_000)));
    }
}
