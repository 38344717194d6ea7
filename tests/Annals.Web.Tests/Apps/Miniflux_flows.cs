using System.Net;
using System.Text.Json;
using Annals.Web.Tests.Managing;

namespace Annals.Web.Tests.Apps;

/// <summary>What clients of Miniflux's API ask. Each test has a server of its own: they mark.</summary>
public sealed class Miniflux_flows : IAsyncLifetime
{
    private const string Api = "/api/miniflux/v1/";

    private readonly ManagingFixture _reader = new();
    private AppClient _app = null!;

    public async ValueTask InitializeAsync()
    {
        await _reader.InitializeAsync();
        _app = new AppClient(_reader.Client, "Authorization", AppClient.Basic("demo", "demo"));
    }

    public ValueTask DisposeAsync() => _reader.DisposeAsync();

    [Theory]
    [InlineData("/api/miniflux/v1/me", "X-Auth-Token", "anything")]
    [InlineData("/api/miniflux/v1/v1/me", "Authorization", "Basic ZGVtbzpkZW1v")]
    public async Task A_client_says_who_it_is_in_either_header_and_hangs_its_v1_where_it_likes(string path, string header, string value)
        => Assert.Equal("owner", (await new AppClient(_reader.Client, header, value).GetAsync(path)).GetProperty("username").GetString());

    [Fact]
    public async Task Feeds_have_their_folder_their_icon_and_their_counters()
    {
        var feeds = (await _app.GetAsync(Api + "feeds")).EnumerateArray().ToList();
        Assert.Equal(4, feeds.Count);
        var feed = feeds[0].GetProperty("id").GetInt32();
        Assert.Equal(1, feeds[0].GetProperty("category").GetProperty("id").GetInt32());
        Assert.Equal("All", (await _app.GetAsync(Api + "categories"))[0].GetProperty("title").GetString());
        Assert.StartsWith("image/png;base64,iVBOR", (await _app.GetAsync(Api + $"feeds/{feed}/icon")).GetProperty("data").GetString());

        var counters = await _app.GetAsync(Api + "feeds/counters");
        var unread = counters.GetProperty("unreads").GetProperty(feed.ToString()).GetInt32();
        Assert.Equal(unread, (await _app.GetAsync(Api + $"feeds/{feed}/entries?status=unread")).GetProperty("total").GetInt32());

        using var marked = await _app.SendAsync(HttpMethod.Put, Api + $"feeds/{feed}/mark-all-as-read", content: null);
        Assert.Equal(HttpStatusCode.NoContent, marked.StatusCode);
        Assert.Equal(0, (await _app.GetAsync(Api + $"feeds/{feed}/entries?status=unread")).GetProperty("total").GetInt32());
        Assert.NotEqual(0, (await _app.GetAsync(Api + "entries?status=unread")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Entries_are_filtered_sorted_and_paged()
    {
        var all = await EntriesAsync("order=id&direction=asc&limit=1000");
        var ids = all.Select(static entry => entry.GetProperty("id").GetInt64()).ToList();
        Assert.Equal(_reader.Options.Index.Roll().Count, ids.Count);
        Assert.Equal(ids.Order(), ids);

        Assert.Equal(ids.Skip(2).Take(3), (await EntriesAsync("order=id&direction=asc&limit=3&offset=2")).Select(static entry => entry.GetProperty("id").GetInt64()));
        Assert.Equal(ids.Take(2), (await EntriesAsync($"order=id&before_entry_id={ids[2]}")).Select(static entry => entry.GetProperty("id").GetInt64()));
        Assert.Equal(ids.Skip(3), (await EntriesAsync($"order=id&after_entry_id={ids[2]}&limit=1000")).Select(static entry => entry.GetProperty("id").GetInt64()));
        var times = (await EntriesAsync("order=published_at&direction=desc")).Select(static entry => entry.GetProperty("published_at").GetDateTimeOffset()).ToList();
        Assert.Equal(times.OrderDescending(), times);
        Assert.Empty(await EntriesAsync("starred=true"));
        Assert.Empty(await EntriesAsync("status=removed"));
        Assert.NotEmpty(await EntriesAsync("search=" + Uri.EscapeDataString("大桥")));
        var feed = all[0].GetProperty("feed_id").GetInt32();
        Assert.All(await EntriesAsync($"feed_id={feed}"), entry => Assert.Equal(feed, entry.GetProperty("feed_id").GetInt32()));
        Assert.Equal(ids.Count, (await EntriesAsync("category_id=1&limit=1000")).Count);
        using var wrong = await _app.SendAsync(HttpMethod.Get, Api + "entries?status=lost", content: null);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task Entries_are_read_unread_and_starred()
    {
        var unread = (await EntriesAsync("status=unread")).Select(static entry => entry.GetProperty("id").GetInt64()).ToList();

        var (status, _) = await _app.JsonAsync(HttpMethod.Put, Api + "entries", $"{{\"entry_ids\":[{unread[0]},{unread[1]}],\"status\":\"read\"}}");
        Assert.Equal(HttpStatusCode.NoContent, status);
        Assert.Equal("read", (await _app.GetAsync(Api + $"entries/{unread[0]}")).GetProperty("status").GetString());
        await _app.JsonAsync(HttpMethod.Put, Api + "entries", $"{{\"entry_ids\":[{unread[1]}],\"status\":\"unread\"}}");
        Assert.Equal(unread.Skip(1), (await EntriesAsync("status=unread")).Select(static entry => entry.GetProperty("id").GetInt64()));

        await _app.JsonAsync(HttpMethod.Put, Api + $"entries/{unread[0]}/bookmark", "");
        Assert.Equal(unread[0], Assert.Single(await EntriesAsync("starred=true")).GetProperty("id").GetInt64());
        await _app.JsonAsync(HttpMethod.Put, Api + $"entries/{unread[0]}/bookmark", "");
        Assert.Empty(await EntriesAsync("starred=true"));
        Assert.NotEqual("", (await _app.GetAsync(Api + $"entries/{unread[0]}/fetch-content")).GetProperty("content").GetString());

        await _app.JsonAsync(HttpMethod.Put, Api + "users/1/mark-all-as-read", "");
        Assert.Empty(await EntriesAsync("status=unread"));
    }

    [Fact]
    public async Task A_feed_is_found_added_changed_and_removed()
    {
        var address = _reader.Outlets[4].FeedUrl;
        var (_, found) = await _app.JsonAsync(HttpMethod.Post, Api + "discover", $"{{\"url\":\"{address}\"}}");
        Assert.Equal(address, JsonDocument.Parse(found).RootElement[0].GetProperty("url").GetString());

        var (_, made) = await _app.JsonAsync(HttpMethod.Post, Api + "categories", "{\"title\":\"Morning\"}");
        var category = JsonDocument.Parse(made).RootElement.GetProperty("id").GetInt32();
        var (status, added) = await _app.JsonAsync(HttpMethod.Post, Api + "feeds", $"{{\"feed_url\":\"{address}\",\"category_id\":{category}}}");
        Assert.Equal(HttpStatusCode.Created, status);
        var feed = JsonDocument.Parse(added).RootElement.GetProperty("feed_id").GetInt32();
        Assert.Equal("Morning", _reader.Session.Subscriptions.All.Single(known => known.FeedUrl == address).Folder);

        var (changed, _) = await _app.JsonAsync(HttpMethod.Put, Api + $"feeds/{feed}", "{\"title\":\"Another\",\"category_id\":1,\"disabled\":true}");
        Assert.Equal(HttpStatusCode.Created, changed);
        var known = _reader.Session.Subscriptions.All.Single(known => known.FeedUrl == address);
        Assert.Equal(("Another", null, true), (known.Title, known.Folder, known.IsPaused));
        Assert.Contains(address, await _app.TextAsync(Api + "export"));

        using var removed = await _app.SendAsync(HttpMethod.Delete, Api + $"feeds/{feed}", content: null);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.DoesNotContain(_reader.Session.Subscriptions.All, feed => feed.FeedUrl == address);
    }

    private async Task<List<JsonElement>> EntriesAsync(string query) => [.. (await _app.GetAsync(Api + "entries?" + query)).GetProperty("entries").EnumerateArray()];
}
