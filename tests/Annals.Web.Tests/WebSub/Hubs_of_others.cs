using System.Net;
using System.Security.Cryptography;
using System.Text;
using Annals.Capture.Rounds;
using Annals.Capture.Subscriptions;
using Annals.Web.Tests.Hooks;
using Microsoft.AspNetCore.WebUtilities;

namespace Annals.Web.Tests.WebSub;

public class Hubs_of_others
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_feed_that_names_a_hub_is_subscribed_to_there_and_asked_when_the_hub_says_so()
    {
        await using var outlet = await Listener.StartAsync(Cancellation);
        outlet.Answer = heard => heard.Path switch
        {
            "/feed" => (200, $"<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><title>外报</title><link>{outlet.Address}</link><description/><atom:link rel=\"hub\" href=\"{outlet.Address}hub\"/><atom:link rel=\"self\" href=\"{outlet.Address}feed\"/><item><title>一</title><guid isPermaLink=\"false\">1</guid><link>{outlet.Address}1</link><description>正文够长，不必去取页面。</description></item></channel></rss>"),
            "/hub" => (202, ""),
            _ => (404, ""),
        };
        var feed = outlet.Address + "feed";
        await using var archive = await TellingArchive.StartAsync(Cancellation, isServed: true);
        archive.Session.Subscriptions.Add([new Subscription { FeedUrl = feed }]);
        await new FetchRound(archive.Session).RunAsync(new FetchOptions { Force = true, Recheck = false }, null, Cancellation);
        var asked = QueryHelpers.ParseQuery(Encoding.UTF8.GetString((await outlet.HeardAsync(1, "POST", Cancellation))[0].Body));
        var callback = asked["hub.callback"].ToString();
        Assert.Equal(("subscribe", feed), (asked["hub.mode"].ToString(), asked["hub.topic"].ToString()));
        Assert.StartsWith("https://news.example/websub/", callback);
        var path = callback["https://news.example".Length..];

        Assert.Equal("echo me", await archive.Client.GetStringAsync($"{path}?hub.mode=subscribe&hub.topic={Uri.EscapeDataString(feed)}&hub.challenge=echo%20me&hub.lease_seconds=3600", Cancellation));
        using var other = await archive.Client.GetAsync($"{path}?hub.mode=subscribe&hub.topic=https%3A%2F%2Fother.example%2F&hub.challenge=x", Cancellation);
        using var unasked = await archive.Client.GetAsync($"{path}?hub.mode=unsubscribe&hub.topic={Uri.EscapeDataString(feed)}&hub.challenge=x", Cancellation);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (other.StatusCode, unasked.StatusCode));

        using var forged = await TellAsync(archive, path, "<rss>forged</rss>", "wrong secret");
        Assert.Equal(HttpStatusCode.Accepted, forged.StatusCode);
        Assert.False(archive.Session.Wishes.IsAsked(feed));

        using var told = await TellAsync(archive, path, "<rss>changed</rss>", asked["hub.secret"].ToString());
        Assert.Equal(HttpStatusCode.Accepted, told.StatusCode);
        Assert.True(archive.Session.Wishes.IsAsked(feed));

        using var unknown = await TellAsync(archive, "/websub/0000", "", "x");
        Assert.Equal(HttpStatusCode.Gone, unknown.StatusCode);
    }

    private static async Task<HttpResponseMessage> TellAsync(TellingArchive archive, string path, string body, string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body) };
        request.Headers.TryAddWithoutValidation("X-Hub-Signature", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body))));
        return await archive.Client.SendAsync(request, Cancellation);
    }
}
