using System.Net;
using Annals.Feeds;
using Annals.Web.Tests.Hooks;

namespace Annals.Web.Tests.FeedsOut;

public class Full_texts_of_other_feeds
{
    private const string Long = "今晨六时整，望川大桥正式通车，两岸车程由渡轮的四十分钟缩至八分钟，首日免费。大桥全长三千二百米，历时四年建成，市交通局说，工程没有超出预算。桥上设人行道和自行车道，夜间限速六十公里。";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_feed_of_beginnings_comes_with_its_texts_sanitised_and_is_fetched_once()
    {
        await using var outlet = await Listener.StartAsync(Cancellation);
        outlet.Answer = heard => heard.Path switch
        {
            "/feed" => (200, $"<rss version=\"2.0\"><channel><title>外报</title><link>{outlet.Address}</link><description/><item><title>大桥通车</title><guid isPermaLink=\"false\">g1</guid><link>{outlet.Address}1</link><description>今晨六时整，望川大桥…</description></item></channel></rss>"),
            "/1" => (200, $"<!DOCTYPE html><html><head><title>大桥通车</title></head><body><article><h1>大桥通车</h1><p>{Long}</p><p onclick=\"alert(1)\">{Long}<script>alert(1)</script></p></article></body></html>"),
            _ => (404, ""),
        };
        await using var archive = await TellingArchive.StartAsync(Cancellation, isServed: true);
        var address = $"/full?url={Uri.EscapeDataString(outlet.Address + "feed")}";
        var feed = FeedParser.Parse(await archive.Client.GetByteArrayAsync(address, Cancellation));
        await archive.Client.GetByteArrayAsync(address, Cancellation);

        var entry = Assert.Single(feed.Entries);
        Assert.Equal(("外报", "g1", "大桥通车"), (feed.Title!.Value, entry.Id, entry.Title!.Value));
        Assert.Contains("工程没有超出预算", entry.Contents[0].Value);
        Assert.DoesNotContain("alert", entry.Contents[0].Value);
        Assert.Equal(1, outlet.All.Count(heard => heard.Path == "/feed"));
        Assert.Equal(1, outlet.All.Count(heard => heard.Path == "/1"));
    }

    [Fact]
    public async Task Nobody_reaches_into_the_private_network_through_it()
    {
        await using var outlet = await Listener.StartAsync(Cancellation);
        await using var archive = await TellingArchive.StartAsync(Cancellation, allowPrivate: false, isServed: true);
        using var refused = await archive.Client.GetAsync($"/full?url={Uri.EscapeDataString(outlet.Address + "feed")}", Cancellation);
        using var nonsense = await archive.Client.GetAsync("/full?url=file%3A%2F%2F%2Fetc%2Fpasswd", Cancellation);

        Assert.Equal((HttpStatusCode.BadGateway, HttpStatusCode.BadGateway), (refused.StatusCode, nonsense.StatusCode));
        Assert.Empty(outlet.All);
    }
}
