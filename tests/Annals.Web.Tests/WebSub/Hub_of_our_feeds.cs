using System.Net;
using System.Security.Cryptography;
using System.Text;
using Annals.Feeds;
using Annals.Web.Tests.Hooks;

namespace Annals.Web.Tests.WebSub;

public class Hub_of_our_feeds
{
    private const string Topic = "https://news.example/feeds/all.atom";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_feed_names_the_hub_and_who_subscribed_is_sent_it_signed_when_it_has_changed()
    {
        await using var listener = await Listener.StartAsync(Cancellation);
        listener.Answer = static heard => (200, heard.Query.GetValueOrDefault("hub.challenge", ""));
        await using var archive = await TellingArchive.StartAsync(Cancellation, isServed: true);
        var feed = FeedParser.Parse(await archive.Client.GetByteArrayAsync("/feeds/all.atom", Cancellation));
        Assert.Equal(("https://news.example/hub", Topic), (feed.Hub, feed.Self));

        using var answer = await AskAsync(archive, listener, Topic, ("hub.secret", "geheim"), ("hub.lease_seconds", "86400"));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var question = (await listener.HeardAsync(1, "GET", Cancellation))[0];
        Assert.Equal(("subscribe", Topic, "86400"), (question.Query["hub.mode"], question.Query["hub.topic"], question.Query["hub.lease_seconds"]));
        await UntilAsync(() => File.Exists(Path.Combine(archive.Folder.LocalFolder, "hub.json")));

        archive.Keep("大桥通车", "今晨六时通车。");
        var told = (await listener.HeardAsync(1, "POST", Cancellation))[0];

        Assert.Equal("sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes("geheim"), told.Body)), told.Headers["X-Hub-Signature"]);
        Assert.StartsWith("application/atom+xml", told.Headers["Content-Type"]);
        Assert.Equal($"<https://news.example/hub>; rel=\"hub\", <{Topic}>; rel=\"self\"", told.Headers["Link"]);
        Assert.Contains(FeedParser.Parse(told.Body).Entries, entry => entry.Title!.Value == "大桥通车");
    }

    [Fact]
    public async Task Whose_callback_does_not_mean_it_is_not_subscribed()
    {
        await using var listener = await Listener.StartAsync(Cancellation);
        listener.Answer = static _ => (200, "whatever you say");
        await using var archive = await TellingArchive.StartAsync(Cancellation, isServed: true);
        using var answer = await AskAsync(archive, listener, Topic);
        await listener.HeardAsync(1, "GET", Cancellation);
        archive.Keep("大桥通车", "今晨六时通车。");
        using var again = await AskAsync(archive, listener, Topic);
        await listener.HeardAsync(2, "GET", Cancellation);

        Assert.DoesNotContain(listener.All, heard => heard.Method == "POST");
        Assert.False(File.Exists(Path.Combine(archive.Folder.LocalFolder, "hub.json")));
    }

    [Theory]
    [InlineData("https://elsewhere.example/feed", HttpStatusCode.NotFound)]
    [InlineData("https://news.example/feeds/starred.atom", HttpStatusCode.NotFound)]
    [InlineData("https://news.example/feeds/search.atom?q=x", HttpStatusCode.NotFound)]
    [InlineData("https://news.example/feeds/all.atom?archive=1", HttpStatusCode.NotFound)]
    [InlineData("https://news.example.evil.example/feeds/all.atom", HttpStatusCode.NotFound)]
    public async Task Other_topics_than_feeds_of_ours_are_refused(string topic, HttpStatusCode status)
    {
        await using var listener = await Listener.StartAsync(Cancellation);
        await using var archive = await TellingArchive.StartAsync(Cancellation, isServed: true);
        using var answer = await AskAsync(archive, listener, topic);

        Assert.Equal(status, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> AskAsync(TellingArchive archive, Listener listener, string topic, params (string Name, string Value)[] more)
        => archive.Client.PostAsync(
            "/hub",
            new FormUrlEncodedContent([new("hub.mode", "subscribe"), new("hub.callback", listener.Address + "callback"), new("hub.topic", topic), .. more.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]),
            Cancellation);

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(20, Cancellation);
        }
    }
}
