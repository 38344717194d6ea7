using Annals.Capture.Entries;

namespace Annals.Capture.Tests.Entries;

public class StandingTests
{
    [Theory]
    [InlineData("https://feeds.example.com/rss", "https://www.example.com/a", true)]
    [InlineData("https://example.co.uk/rss", "https://www.example.co.uk/a", true)]
    [InlineData("https://other.co.uk/rss", "https://www.example.co.uk/a", false)]
    [InlineData("https://example.com/rss", "https://example.com.evil.net/a", false)]
    [InlineData("http://127.0.1.1/rss", "http://127.0.1.2/a", false)]
    [InlineData("http://127.0.1.1:80/rss", "http://127.0.1.1:8080/a", true)]
    [InlineData("https://feed.example.com/rss", "tag:example.com,2020:1", false)]
    public void A_feed_speaks_for_its_own_site(string feed, string article, bool speaks) => Assert.Equal(speaks, Standing.SpeaksFor(feed, article));
}
