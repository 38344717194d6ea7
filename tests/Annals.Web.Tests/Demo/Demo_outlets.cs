using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Annals.Capture.Images;
using Annals.Web.Demo;

namespace Annals.Web.Tests.Demo;

public sealed class Demo_outlets : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2024, 7, 3, 12, 0, 0, TimeSpan.Zero);
    private readonly HttpClient _client = new();
    private DemoOutlets? _outlets;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DemoOutlets Outlets => _outlets!;

    public async ValueTask InitializeAsync() => _outlets = await DemoOutlets.StartAsync(new StandingClock(Now), Cancellation);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Outlets.DisposeAsync();
    }

    [Fact]
    public void The_subscriptions_name_every_feed()
    {
        var outlines = XDocument.Parse(Outlets.Opml).Descendants("outline").Select(outline => (string)outline.Attribute("xmlUrl")!);

        Assert.Equal(Outlets.Feeds, outlines);
        Assert.Equal(6, Outlets.Feeds.Count);
    }

    [Fact]
    public async Task Two_demos_may_run_side_by_side()
    {
        await using var second = await DemoOutlets.StartAsync(new StandingClock(Now), Cancellation);

        Assert.Empty(second.Feeds.Intersect(Outlets.Feeds));
    }

    [Fact]
    public async Task Demos_started_at_the_same_moment_do_not_take_each_others_ports()
    {
        var demos = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => DemoOutlets.StartAsync(new StandingClock(Now), Cancellation))));

        Assert.Equal(24, demos.SelectMany(demo => demo.Feeds).Distinct().Count());
        foreach (var demo in demos)
        {
            await demo.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_feed_that_did_not_change_answers_304()
    {
        var feed = Outlets.Feeds[0];
        using var first = await _client.GetAsync(feed, Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, feed) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await _client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task One_feed_is_in_Big5_and_reads_well()
    {
        using var answer = await _client.GetAsync(Outlets.Feeds[1], Cancellation);
        var feed = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        var text = CodePagesEncodingProvider.Instance.GetEncoding("big5")!.GetString(feed);

        Assert.Contains("encoding=\"big5\"", text);
        Assert.Contains("望川大橋", text);
        Assert.DoesNotContain('\uFFFD', text);
    }

    [Fact]
    public async Task The_Courier_corrects_itself_after_the_first_poll()
    {
        var first = await _client.GetStringAsync(Outlets.Feeds[2], Cancellation);
        var second = await _client.GetStringAsync(Outlets.Feeds[2], Cancellation);
        var third = await _client.GetStringAsync(Outlets.Feeds[2], Cancellation);

        Assert.Contains("by eight votes to five", first);
        Assert.Contains("by nine votes to four", second);
        Assert.Equal(second, third);
    }

    [Fact]
    public async Task One_feed_keeps_its_text_for_its_pages()
    {
        var feed = XDocument.Parse(await _client.GetStringAsync(Outlets.Feeds[3], Cancellation));
        var link = feed.Descendants("item").First().Element("link")!.Value;
        var page = await _client.GetStringAsync(link, Cancellation);

        Assert.DoesNotContain("庞小满", feed.ToString());
        Assert.Contains("庞小满", page);
        Assert.Contains("class=\"ad", page);
    }

    [Fact]
    public async Task One_feed_is_no_XML_and_has_a_date_that_reads_NaN()
    {
        var feed = await _client.GetStringAsync(Outlets.Feeds[4], Cancellation);

        Assert.ThrowsAny<XmlException>(() => XDocument.Parse(feed));
        Assert.Contains("<pubDate>NaN</pubDate>", feed);
    }

    [Fact]
    public async Task Thirty_articles_of_the_last_three_days_are_published()
    {
        var count = 0;
        foreach (var feed in Outlets.Feeds)
        {
            var text = Encoding.Latin1.GetString(await _client.GetByteArrayAsync(feed, Cancellation));
            count += feed.EndsWith(".json", StringComparison.Ordinal)
                ? JsonDocument.Parse(text).RootElement.GetProperty("items").GetArrayLength()
                : text.Split("<item>").Length + text.Split("<entry>").Length - 2;
        }

        Assert.Equal(30, count);
    }

    [Fact]
    public async Task Pictures_are_real_PNG_files()
    {
        var origin = new Uri(Outlets.Feeds[0]).GetLeftPart(UriPartial.Authority);
        foreach (var scene in new[] { "bridge", "harbour", "terraces", "hall", "storm", "sky", "wetland", "books" })
        {
            var bytes = await _client.GetByteArrayAsync($"{origin}/pictures/{scene}.png", Cancellation);
            Assert.Equal("image/png", PictureType.Of(bytes));
        }
    }
}
