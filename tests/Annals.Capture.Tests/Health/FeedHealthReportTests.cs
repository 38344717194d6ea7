using Annals.Capture.Health;
using Annals.Capture.Tests.Support;

namespace Annals.Capture.Tests.Health;

public sealed class FeedHealthReportTests : IDisposable
{
    private readonly CaptureFixture _at = new();

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task Health_is_told_in_plain_words_also_to_a_door_that_only_reads()
    {
        _at.Subscribe("/well.xml", "/missing.xml", "/gone.xml", "/broken.xml", "/never.xml");
        _at.Server.On("/robots.txt", "User-agent: *\nDisallow: /never.xml", "text/plain");
        _at.Server.On("/well.xml", Rss.Of(Rss.Item(_at.Server.Root + "/1.html")));
        _at.Server.On("/gone.xml", Reply.Status(410));
        _at.Server.On("/broken.xml", Rss.Of(Rss.Item(_at.Server.Root + "/2.html", "This & that")));
        Assert.All(FeedHealthReport.Of(_at.Session), health => Assert.Equal((FeedStatus.New, "not asked yet"), (health.Status, health.Words)));

        await _at.PollAsync();
        await _at.PollAsync();

        var feeds = FeedHealthReport.Of(_at.Folder, _at.Catalog);
        Assert.Equal([FeedStatus.Well, FeedStatus.Failing, FeedStatus.Retired, FeedStatus.Damaged, FeedStatus.Disallowed], feeds.Select(health => health.Status));
        Assert.StartsWith("not found (404) (2 times since", feeds[1].Words, StringComparison.Ordinal);
        Assert.Contains("robots.txt", feeds[4].Words, StringComparison.Ordinal);
        Assert.Equal((1, 1), (feeds[0].Offered, feeds[0].Kept));
        Assert.Equal(feeds.Select(health => health.Words), FeedHealthReport.Of(_at.Session).Select(health => health.Words));
    }
}
