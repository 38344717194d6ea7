using Annals.Archive;
using Annals.Capture.Subscriptions;
using Annals.Capture.Tests.Support;

namespace Annals.Capture.Tests.Subscriptions;

public sealed class FeedFinderTests : IDisposable
{
    private const string Chinese = "渭滩大桥今晨通车，全长三公里，首批车辆已经通过，沿岸居民纷纷到场观看这一盛况。";

    private readonly CaptureFixture _at = new();

    public void Dispose() => _at.Dispose();

    [Theory]
    [InlineData("/summary.xml", "/full.xml")]
    [InlineData("/full.xml", "/summary.xml")]
    public async Task The_feed_with_the_whole_text_is_chosen_whichever_stands_first(string first, string second)
    {
        Page(first, second);
        Feed("/summary.xml", Item("The bridge opened this morning…"));
        Feed("/full.xml", Item(Rss.Long));

        var finding = await LookAsync();

        Assert.Equal(_at.Server.Root + "/full.xml", finding.Chosen.FeedUrl);
        Assert.EndsWith("it has the whole text, another one summaries", finding.Why, StringComparison.Ordinal);
        Assert.Equal(_at.Server.Root + "/summary.xml", Assert.Single(finding.Others).Url);
        Assert.Equal([_at.Server.Root + "/full.xml", _at.Server.Root + "/summary.xml"], finding.Read.Select(feed => feed.Subscription.FeedUrl));
        Assert.All(finding.Read, feed => Assert.Equal("Bridge opens", Assert.Single(feed.Latest).Title));
    }

    [Fact]
    public async Task A_whole_site_in_summaries_is_more_than_a_part_of_it_in_full()
    {
        Page("/category/sports/feed.xml", "/feed.xml");
        Feed("/category/sports/feed.xml", Item(Rss.Long));
        Feed("/feed.xml", Item("The bridge opened this morning…"));

        Assert.Equal(_at.Server.Root + "/feed.xml", (await LookAsync()).Chosen.FeedUrl);
    }

    [Fact]
    public async Task What_readers_say_is_not_what_the_site_says()
    {
        Page("/a.xml", "/b.xml");
        _at.Server.On("/a.xml", Rss.Of(Item(Rss.Long)).Replace("The Outlet", "Comments on The Outlet", StringComparison.Ordinal));
        Feed("/b.xml", Item("Shorter…"));

        Assert.Equal(_at.Server.Root + "/b.xml", (await LookAsync()).Chosen.FeedUrl);
    }

    [Fact]
    public async Task A_page_in_Chinese_means_its_Chinese_feed()
    {
        Page("/en.xml", "/zh.xml");
        Feed("/en.xml", Item(Rss.Long));
        Feed("/zh.xml", Item($"<p>{Chinese}</p>"));

        Assert.Equal(_at.Server.Root + "/zh.xml", (await LookAsync($"<p>{Chinese}</p><p>{Chinese}</p>")).Chosen.FeedUrl);
    }

    [Fact]
    public async Task An_empty_feed_and_a_page_that_is_none_lose_to_one_with_entries()
    {
        Page("/none.xml", "/empty.xml", "/feed.xml");
        _at.Server.On("/none.xml", "<html><p>gone</p></html>", "text/html");
        Feed("/empty.xml");
        Feed("/feed.xml", Item(Rss.Long));

        Assert.Equal(_at.Server.Root + "/feed.xml", (await LookAsync()).Chosen.FeedUrl);
    }

    [Fact]
    public async Task No_more_than_four_feeds_are_asked()
    {
        var paths = Enumerable.Range(1, 7).Select(number => $"/{number}.xml").ToArray();
        Page(paths);
        foreach (var path in paths)
        {
            Feed(path, Item(Rss.Long));
        }

        Assert.Equal(_at.Server.Root + "/1.xml", (await LookAsync()).Chosen.FeedUrl);
        Assert.Equal(4, _at.Server.Requests.Count(asked => asked.Path.EndsWith(".xml", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_site_without_feeds_asks_for_a_bridge_and_uses_none_unasked()
    {
        var trouble = await Assert.ThrowsAsync<ArchiveException>(() => new FeedFinder(_at.Session).LookAsync("https://t.me/harbour", TestContext.Current.CancellationToken));

        Assert.Contains("--rsshub", trouble.Message, StringComparison.Ordinal);
        Assert.Empty(_at.Server.Requests);
    }

    [Fact]
    public async Task A_bridge_that_was_named_is_used()
    {
        Feed("/hub/telegram/channel/harbour", Item(Rss.Long));

        var finding = await new FeedFinder(_at.Session, new Uri(_at.Server.Root + "/hub")).LookAsync("https://t.me/s/harbour", TestContext.Current.CancellationToken);

        Assert.Equal(_at.Server.Root + "/hub/telegram/channel/harbour", finding.Chosen.FeedUrl);
    }

    private Task<FeedFinding> LookAsync(string? body = null)
    {
        if (body is not null)
        {
            _page = _page.Replace("<body>", "<body>" + body, StringComparison.Ordinal);
        }

        _at.Server.On("/", _page, "text/html");
        return new FeedFinder(_at.Session).LookAsync(_at.Server.Root + "/", TestContext.Current.CancellationToken);
    }

    private string _page = "";

    private void Page(params string[] feeds)
        => _page = $"<!DOCTYPE html><html><head><meta charset=\"utf-8\">{string.Concat(feeds.Select(feed => $"<link rel=\"alternate\" type=\"application/rss+xml\" href=\"{feed}\">"))}</head><body></body></html>";

    private void Feed(string path, params string[] items) => _at.Server.On(path, Rss.Of(items));

    private static string Item(string body) => Rss.Item("http://outlet.example/1", body: body);
}
