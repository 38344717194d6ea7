using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Annals.Web.Demo;
using Annals.Web.Tests.Managing;

namespace Annals.Web.Tests.Apps;

/// <summary>What clients of Fever's API ask (Reeder, Unread, Fluent Reader), over the demo's account.</summary>
public sealed class Fever_flows : IAsyncLifetime
{
    private readonly ManagingFixture _reader = new();
    private ReaderServer _server = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        await _reader.InitializeAsync();
        _server = await ReaderServer.StartAsync(_reader.Options with { LocalAccount = DemoAccount.Of(TimeProvider.System) }, TestContext.Current.CancellationToken);
        _client = ReaderFixture.ClientFor(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        await _reader.DisposeAsync();
    }

    [Fact]
    public async Task A_key_of_name_and_token_opens_and_no_other_does()
    {
        Assert.Equal(1, (await AskAsync("")).GetProperty("auth").GetInt32());
        Assert.Equal(0, (await AskAsync("", key: KeyOf("demo:wrong"))).GetProperty("auth").GetInt32());
        Assert.Equal(0, (await AskAsync("&items", key: "")).GetProperty("auth").GetInt32());
        Assert.False((await AskAsync("&items", key: "")).TryGetProperty("items", out _));
    }

    [Fact]
    public async Task A_first_sync_takes_feeds_groups_icons_and_all_items_from_the_first_on()
    {
        _reader.Session.Subscriptions.Edit(_reader.Outlets[0].FeedUrl, "First", "Morning");

        var lists = await AskAsync("&groups&feeds&favicons");
        Assert.Equal(4, lists.GetProperty("feeds").GetArrayLength());
        Assert.Equal("Morning", lists.GetProperty("groups")[0].GetProperty("title").GetString());
        Assert.Equal(lists.GetProperty("groups")[0].GetProperty("id").GetInt32(), lists.GetProperty("feeds_groups")[0].GetProperty("group_id").GetInt32());
        Assert.StartsWith("image/png;base64,", lists.GetProperty("favicons")[0].GetProperty("data").GetString());

        var ids = new List<int>();
        while (true)
        {
            var items = (await AskAsync($"&items&since_id={(ids.Count == 0 ? 0 : ids.Max())}")).GetProperty("items").EnumerateArray().ToList();
            if (items.Count == 0)
            {
                break;
            }

            Assert.All(items, static item => Assert.NotEqual("", item.GetProperty("html").GetString()));
            ids.AddRange(items.Select(static item => item.GetProperty("id").GetInt32()));
        }

        Assert.Equal(_reader.Options.Index.Roll().Count, ids.Distinct().Count());
        Assert.Equal(ids.Where(id => id < ids[3]).OrderDescending(), (await AskAsync($"&items&max_id={ids[3]}")).GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("id").GetInt32()));
        Assert.Equal(ids.Skip(2).Take(2), (await AskAsync($"&items&with_ids={ids[2]},{ids[3]}")).GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("id").GetInt32()));
    }

    [Fact]
    public async Task Items_feeds_and_groups_are_marked()
    {
        var unread = await IdsAsync("unread_item_ids");
        await AskAsync("", $"&mark=item&as=read&id={unread[0]}");
        Assert.Equal(unread.Skip(1), await IdsAsync("unread_item_ids"));
        await AskAsync("", $"&mark=item&as=unread&id={unread[0]}");
        await AskAsync("", $"&mark=item&as=saved&id={unread[0]}");
        Assert.Equal([unread[0]], await IdsAsync("saved_item_ids"));
        await AskAsync("", $"&mark=item&as=unsaved&id={unread[0]}");
        Assert.Empty(await IdsAsync("saved_item_ids"));

        var feed = (await AskAsync($"&items&with_ids={unread[0]}")).GetProperty("items")[0].GetProperty("feed_id").GetInt32();
        await AskAsync("", $"&mark=feed&as=read&id={feed}&before={DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 1}");
        Assert.DoesNotContain(unread[0], await IdsAsync("unread_item_ids"));
        Assert.NotEmpty(await IdsAsync("unread_item_ids"));
        await AskAsync("", $"&mark=group&as=read&id=0&before={DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 1}");
        Assert.Empty(await IdsAsync("unread_item_ids"));
    }

    private async Task<IReadOnlyList<int>> IdsAsync(string list)
        => [.. (await AskAsync("&" + list)).GetProperty(list).GetString()!.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static id => int.Parse(id))];

    private async Task<JsonElement> AskAsync(string query, string form = "", string? key = null)
    {
        using var answer = await _client.PostAsync("/api/fever/?api" + query, new StringContent($"api_key={key ?? KeyOf("demo:demo")}{form}", Encoding.UTF8, "application/x-www-form-urlencoded"), TestContext.Current.CancellationToken);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }

    private static string KeyOf(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
}
