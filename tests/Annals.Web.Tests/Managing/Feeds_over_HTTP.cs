using System.Net;
using System.Text;
using Annals.Capture.Subscriptions;

namespace Annals.Web.Tests.Managing;

public sealed class Feeds_over_HTTP(ManagingFixture reader) : IClassFixture<ManagingFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_feed_has_its_month_and_a_page_of_its_own()
    {
        var page = await reader.GetAsync("/feeds?ui=en");

        Assert.Contains("<svg class=\"spark\"", page);
        Assert.Contains("articles in the last 30 days", page);
        Assert.Contains("Asked every", await reader.GetAsync($"/feeds/feed?ui=en&url={Uri.EscapeDataString(reader.Outlets[0].FeedUrl)}"));
    }

    [Fact]
    public async Task A_site_is_looked_at_and_its_feed_subscribed_to()
    {
        var feed = reader.Outlets[5].FeedUrl;
        using var found = await reader.PostAsync("/feeds/look?ui=en", ("address", new Uri(new Uri(feed), "/").AbsoluteUri));
        var page = await found.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        Assert.Equal(feed, ManagingFixture.ValueOf(page, "url"));
        Assert.DoesNotContain(reader.Session.Subscriptions.All, known => known.FeedUrl == feed);

        using var added = await reader.PostAsync("/feeds/add?ui=en", ("url", feed), ("title", "Fields"), ("folder", " Land / Wide "));

        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        Assert.Contains("Fields", await reader.GetAsync(added.Headers.Location!.OriginalString));
        Assert.Equal(("Fields", "Land/Wide"), reader.Session.Subscriptions.All.Where(known => known.FeedUrl == feed).Select(known => (known.Title, known.Folder)).Single());
    }

    [Theory]
    [InlineData("no address at all")]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("javascript:alert(1)")]
    public async Task What_leads_to_no_feed_is_said_and_subscribes_to_nothing(string address)
    {
        var before = File.ReadAllText(reader.Folder.SubscriptionsFile);
        using var answer = await reader.PostAsync("/feeds/look?ui=en", ("address", address));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("No feed was found", await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(before, File.ReadAllText(reader.Folder.SubscriptionsFile));
    }

    [Fact]
    public async Task A_feed_is_paused_resumed_asked_for_and_edited()
    {
        var url = reader.Outlets[0].FeedUrl;

        using var paused = await reader.PostAsync("/feeds/pause", ("url", url));
        Assert.Contains("Resume", await reader.GetAsync($"/feeds/feed?ui=en&url={Uri.EscapeDataString(url)}"));
        Assert.Contains("Paused", await reader.GetAsync("/feeds?ui=en&state=paused"));

        using var resumed = await reader.PostAsync("/feeds/resume", ("url", url));
        using var asked = await reader.PostAsync("/feeds/poll", ("url", url), ("back", "/feeds"));
        Assert.True(reader.Session.Wishes.IsAsked(url));

        using var edited = await reader.PostAsync("/feeds/edit?ui=en", ("url", url), ("title", "The Ferry <b>"), ("folder", "Coast"));
        Assert.Contains("The Ferry &lt;b&gt;", await reader.GetAsync("/feeds?ui=en"));
        Assert.All([paused, resumed, asked, edited], answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
    }

    [Fact]
    public async Task A_feed_goes_only_after_it_was_asked_for_once_more()
    {
        var url = reader.Outlets[1].FeedUrl;
        Assert.Contains("Every article kept from it stays", await reader.GetAsync($"/feeds/remove?ui=en&url={Uri.EscapeDataString(url)}"));
        Assert.Contains(reader.Session.Subscriptions.All, feed => feed.FeedUrl == url);

        using var answer = await reader.PostAsync("/feeds/remove", ("url", url));

        Assert.Equal("/feeds", answer.Headers.Location?.OriginalString);
        Assert.DoesNotContain(reader.Session.Subscriptions.All, feed => feed.FeedUrl == url);
        using var gone = await reader.Client.GetAsync($"/feeds/feed?url={Uri.EscapeDataString(url)}", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task The_list_goes_out_and_a_list_comes_in()
    {
        var list = Encoding.UTF8.GetBytes(await reader.GetAsync("/feeds.opml"));
        Assert.NotEmpty(SubscriptionList.Read(list, "what went out"));

        using var answer = await UploadAsync("""<opml version="2.0"><head/><body><outline text="Far"><outline text="Away" xmlUrl="http://away.example/feed"/></outline></body></opml>""");

        Assert.Contains("added=1&of=1", answer.Headers.Location?.OriginalString);
        Assert.Contains("1 added, 0 here already", await reader.GetAsync(answer.Headers.Location!.OriginalString));
        Assert.Contains(reader.Session.Subscriptions.All, feed => feed is { FeedUrl: "http://away.example/feed", Folder: "Far" });
        reader.Session.Subscriptions.Remove("http://away.example/feed");
    }

    [Fact]
    public async Task A_file_that_is_no_list_is_said_to_be_none()
    {
        using var answer = await UploadAsync("<html>no list</html>");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("is no OPML list", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        using var answer = await reader.Client.PostAsync("/feeds/remove", new FormUrlEncodedContent([new("url", reader.Outlets[2].FeedUrl)]), Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains(reader.Session.Subscriptions.All, feed => feed.FeedUrl == reader.Outlets[2].FeedUrl);
    }

    [Fact]
    public async Task Where_capture_runs_elsewhere_everything_is_shown_and_nothing_offered()
    {
        await using var server = await ReaderServer.StartAsync(reader.Options with { Session = null }, Cancellation);
        using var client = ReaderFixture.ClientFor(server);

        foreach (var path in new[] { "/feeds", $"/feeds/feed?url={Uri.EscapeDataString(reader.Outlets[2].FeedUrl)}", "/rules", "/rules/text?name=filters.txt", "/settings" })
        {
            var page = await client.GetStringAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&ui=en" : "?ui=en"), Cancellation);
            Assert.Contains("Shown only", page);
            Assert.DoesNotContain("method=\"post\"", page);
        }

        using var refused = await client.PostAsync("/feeds/remove", new FormUrlEncodedContent([new("url", reader.Outlets[2].FeedUrl), new("token", await reader.TokenAsync())]), Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains(reader.Session.Subscriptions.All, feed => feed.FeedUrl == reader.Outlets[2].FeedUrl);
    }

    private async Task<HttpResponseMessage> UploadAsync(string content)
        => await reader.Client.PostAsync("/feeds/import?ui=en", new MultipartFormDataContent { { new StringContent(await reader.TokenAsync()), "token" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", "list.opml" } }, Cancellation);
}
