using System.Net;
using System.Text;
using System.Text.Json;
using Annals.Web.Tests.Managing;

namespace Annals.Web.Tests.Apps;

/// <summary>What reader apps ask, in the order in which they ask it. Each test has a server of its own: they mark.</summary>
public sealed class GReader_flows : IAsyncLifetime
{
    private const string Api = "/api/greader/reader/api/0/";
    private const string ReadingList = "user/-/state/com.google/reading-list";
    private const string Read = "user/-/state/com.google/read";
    private const string Starred = "user/-/state/com.google/starred";

    private readonly ManagingFixture _reader = new();
    private AppClient _app = null!;

    public async ValueTask InitializeAsync()
    {
        await _reader.InitializeAsync();
        var said = await SignInAsync("Email=demo&Passwd=demo&service=reader&accountType=HOSTED_OR_GOOGLE");
        var ticket = said.Split('\n').Single(static line => line.StartsWith("Auth=", StringComparison.Ordinal))["Auth=".Length..];
        _app = new AppClient(_reader.Client, "Authorization", "GoogleLogin auth=" + ticket);
    }

    public ValueTask DisposeAsync() => _reader.DisposeAsync();

    [Fact]
    public async Task NetNewsWire_signs_in_refreshes_and_sends_what_was_read()
    {
        // ReaderAPICaller: token, tags, subscriptions.
        Assert.NotEmpty(await _app.TextAsync(Api + "token"));
        Assert.Contains((await _app.GetAsync(Api + "tag/list?output=json")).GetProperty("tags").EnumerateArray(), tag => tag.GetProperty("id").GetString() == Starred);
        var feeds = (await _app.GetAsync(Api + "subscription/list?output=json")).GetProperty("subscriptions").EnumerateArray().ToList();
        Assert.Equal(4, feeds.Count);
        Assert.All(feeds, feed => Assert.Matches("^feed/[0-9]+$", feed.GetProperty("id").GetString()!));

        // Ids of everything lately, of the unread and of the starred, each page by page.
        var all = await IdsAsync($"s={ReadingList}&n=3&ot=0");
        var unread = await IdsAsync($"s={ReadingList}&n=1000&xt={Read}");
        Assert.Equal(_reader.Options.Index.Roll().Count, all.Count);
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.Subset(all.ToHashSet(), unread.ToHashSet());
        Assert.Empty(await IdsAsync($"s={Starred}&n=1000"));

        // The articles that are missing, by their ids as hexadecimal.
        var asked = string.Join('&', all.Take(3).Select(static id => $"i=tag:google.com,2005:reader/item/{long.Parse(id):x16}"));
        var (_, contents) = await _app.FormAsync(Api + "stream/items/contents?output=json", asked);
        var items = JsonDocument.Parse(contents).RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(3, items.Count);
        Assert.All(items, static item => Assert.NotEqual("", item.GetProperty("summary").GetProperty("content").GetString()));
        Assert.Equal(all.Take(3).Order(), items.Select(static item => long.Parse(item.GetProperty("id").GetString()!["tag:google.com,2005:reader/item/".Length..], System.Globalization.NumberStyles.HexNumber).ToString()).Order());

        // What was read and starred since.
        var (status, said) = await _app.FormAsync(Api + "edit-tag", $"T=x&a={Read}&i={unread[0]}&i={unread[1]}");
        Assert.Equal((HttpStatusCode.OK, "OK"), (status, said));
        await _app.FormAsync(Api + "edit-tag", $"a={Starred}&i={unread[0]}");
        Assert.Equal(unread.Count - 2, (await IdsAsync($"s={ReadingList}&n=1000&xt={Read}")).Count);
        Assert.Equal(unread[0], Assert.Single(await IdsAsync($"s={Starred}&n=1000")));
        await _app.FormAsync(Api + "edit-tag", $"r={Read}&i={unread[1]}");
        await _app.FormAsync(Api + "edit-tag", $"r={Starred}&i={unread[0]}");
        Assert.Equal(unread.Count - 1, (await IdsAsync($"s={ReadingList}&n=1000&xt={Read}")).Count);
        Assert.Empty(await IdsAsync($"s={Starred}&n=1000"));
    }

    [Fact]
    public async Task Reeder_asks_for_counts_and_for_the_unread_of_a_folder()
    {
        Assert.Equal("owner", (await _app.GetAsync(Api + "user-info?output=json")).GetProperty("userName").GetString());
        var feed = (await _app.GetAsync(Api + "subscription/list?output=json")).GetProperty("subscriptions")[0].GetProperty("id").GetString();
        await _app.FormAsync(Api + "subscription/edit", $"ac=edit&s={feed}&a=user/-/label/Morning&t=First");

        var counts = (await _app.GetAsync(Api + "unread-count?output=json")).GetProperty("unreadcounts").EnumerateArray().ToDictionary(static count => count.GetProperty("id").GetString()!, static count => count.GetProperty("count").GetInt32());
        Assert.Equal(counts[feed!], counts["user/-/label/Morning"]);
        Assert.Equal(counts[ReadingList], counts.Where(static pair => pair.Key.StartsWith("feed/", StringComparison.Ordinal)).Sum(static pair => pair.Value));

        var stream = await _app.GetAsync(Api + $"stream/contents/user%2F-%2Flabel%2FMorning?xt={Read}&n=100&r=o");
        var items = stream.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(counts[feed!], items.Count);
        Assert.All(items, item => Assert.Equal("First", item.GetProperty("origin").GetProperty("title").GetString()));
        Assert.Equal(items.Select(static item => item.GetProperty("published").GetInt64()).Order(), items.Select(static item => item.GetProperty("published").GetInt64()));

        await _app.FormAsync(Api + "mark-all-as-read", $"s=user/-/label/Morning&ts={DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000}");
        Assert.Equal(counts[ReadingList] - counts[feed!], (await IdsAsync($"s={ReadingList}&n=1000&xt={Read}")).Count);
    }

    [Fact]
    public async Task Fluent_Reader_takes_all_contents_by_continuation_and_edits_without_a_token()
    {
        var seen = new List<string>();
        for (var continuation = ""; ;)
        {
            var page = await _app.GetAsync(Api + $"stream/contents?output=json&n=4{continuation}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("id").GetString()!));
            if (!page.TryGetProperty("continuation", out var next))
            {
                break;
            }

            continuation = "&c=" + next.GetString();
        }

        Assert.Equal(_reader.Options.Index.Roll().Count, seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal("OK", (await _app.FormAsync(Api + "edit-tag", $"i={seen[0]}&a={Starred}")).Body);
        Assert.Single(await IdsAsync($"s={Starred}&n=1000"));
    }

    [Fact]
    public async Task Feeds_are_added_renamed_moved_and_removed()
    {
        var address = _reader.Outlets[4].FeedUrl;
        var (_, added) = await _app.FormAsync(Api + "subscription/quickadd", $"quickadd={Uri.EscapeDataString(address)}");
        var id = JsonDocument.Parse(added).RootElement.GetProperty("streamId").GetString()!;
        Assert.Contains(_reader.Session.Subscriptions.All, feed => feed.FeedUrl == address);

        await _app.FormAsync(Api + "subscription/edit", $"ac=edit&s={id}&t=Another&a=user/1000/label/One");
        Assert.Equal(("Another", "One"), Subscribed(address));
        await _app.FormAsync(Api + "rename-tag", "s=user/-/label/One&dest=user/-/label/Two");
        Assert.Equal(("Another", "Two"), Subscribed(address));
        await _app.FormAsync(Api + "disable-tag", "s=user/-/label/Two");
        Assert.Equal(("Another", null), Subscribed(address));
        await _app.FormAsync(Api + "subscription/edit", $"ac=unsubscribe&s={id}");
        Assert.DoesNotContain(_reader.Session.Subscriptions.All, feed => feed.FeedUrl == address);

        (string?, string?) Subscribed(string url) => _reader.Session.Subscriptions.All.Where(feed => feed.FeedUrl == url).Select(static feed => (feed.Title, feed.Folder)).Single();
    }

    [Fact]
    public async Task What_leads_to_no_feed_is_said()
    {
        var (_, said) = await _app.FormAsync(Api + "subscription/quickadd", "quickadd=javascript:alert(1)");

        Assert.Equal(0, JsonDocument.Parse(said).RootElement.GetProperty("numResults").GetInt32());
    }

    [Fact]
    public async Task Without_the_header_nobody_comes_in_and_no_form_of_another_site_changes_anything()
    {
        using var stranger = await _reader.Client.PostAsync(Api + "edit-tag", new StringContent($"a={Read}&i=1", Encoding.UTF8, "application/x-www-form-urlencoded"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);

        // An address of the form http://name:password@localhost/ in another site's form brings the header along.
        using var request = new HttpRequestMessage(HttpMethod.Post, Api + "edit-tag") { Content = new StringContent($"a={Read}&i=1", Encoding.UTF8, "application/x-www-form-urlencoded") };
        request.Headers.TryAddWithoutValidation("Authorization", AppClient.Basic("a", "b"));
        request.Headers.Add("Sec-Fetch-Mode", "navigate");
        using var form = await _reader.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, form.StatusCode);
        Assert.DoesNotContain("WWW-Authenticate", form.Headers.Select(static header => header.Key));
    }

    private async Task<string> SignInAsync(string form)
    {
        using var answer = await _reader.Client.PostAsync("/api/greader/accounts/ClientLogin", new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"), TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private async Task<List<string>> IdsAsync(string query)
    {
        var ids = new List<string>();
        for (var continuation = ""; ;)
        {
            var page = await _app.GetAsync(Api + "stream/items/ids?output=json&" + query + continuation);
            ids.AddRange(page.GetProperty("itemRefs").EnumerateArray().Select(static item => item.GetProperty("id").GetString()!));
            if (!page.TryGetProperty("continuation", out var next))
            {
                return ids;
            }

            continuation = "&c=" + next.GetString();
        }
    }
}
