using System.Globalization;
using System.Text.Json;
using Annals.Web.Tests.Managing;

namespace Annals.Web.Tests.Apps;

/// <summary>The real program against both protocols it speaks: sync, full text, read, unread, star.</summary>
public abstract class Newsboat_reads_and_marks(string source) : IAsyncLifetime
{
    private readonly ManagingFixture _reader = new();
    private NewsboatProcess? _newsboat;

    protected NewsboatProcess Newsboat => _newsboat!;

    public async ValueTask InitializeAsync()
    {
        await _reader.InitializeAsync();
        var address = _reader.Client.BaseAddress!.AbsoluteUri.TrimEnd('/');
        _newsboat = new NewsboatProcess(source.Replace("ADDRESS", address, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        _newsboat?.Dispose();
        await _reader.DisposeAsync();
    }

    [Fact]
    public async Task Every_feed_and_every_article_arrives_with_its_whole_text()
    {
        await Newsboat.ReloadAsync();

        Assert.Equal(4, (await Newsboat.AskCacheAsync("select distinct feedurl from rss_item")).Count);
        Assert.Equal(_reader.Options.Index.Roll().Count, await CountAsync("select count(*) from rss_item"));
        Assert.Equal(await UnreadHereAsync(), await Newsboat.UnreadAsync());
        foreach (var article in _reader.Options.Index.Newest(Index.Articles.ArticleFilter.All, 100, 0))
        {
            var text = await TextOfAsync(article.Id.Value);
            var kept = string.Join('\n', await Newsboat.AskCacheAsync($"select title || content from rss_item where url = '{article.Url.Replace("'", "''", StringComparison.Ordinal)}'"));
            Assert.Contains(article.Title, kept);
            Assert.Contains(text, kept);
        }
    }

    [Fact]
    public async Task An_article_that_is_opened_is_read_here_and_read_there_is_seen_by_it()
    {
        await Newsboat.ReloadAsync();
        var before = await UnreadHereAsync();

        await Newsboat.PressAsync("?Your feeds", "\\r", "?Articles in feed", "\\r", "?Link: ", "q", "?Articles in feed", Until("unread", before - 1), "q", "?Your feeds", "q");

        Assert.Equal(before - 1, await UnreadHereAsync());
        Assert.Equal(before - 1, await Newsboat.UnreadAsync());

        var unread = (await UnreadIdsAsync())[0];
        await MarkAsync(unread, "{\"read\":true}");
        await Newsboat.ReloadAsync();

        Assert.Equal(before - 2, await Newsboat.UnreadAsync());

        await MarkAsync(unread, "{\"read\":false}");
        await Newsboat.ReloadAsync();

        Assert.Equal(before - 1, await Newsboat.UnreadAsync());
    }

    [Fact]
    public async Task Marking_read_and_unread_again_by_key_leaves_everything_as_it_was()
    {
        await Newsboat.ReloadAsync();
        var before = await UnreadIdsAsync();

        await Newsboat.PressAsync("?Your feeds", "\\r", "?Articles in feed", "N", Until("unread", before.Count - 1), "q", "?Your feeds", "q");

        var marked = before.Except(await UnreadIdsAsync()).ToList();
        Assert.Single(marked);

        await Newsboat.PressAsync("?Your feeds", "\\r", "?Articles in feed", "N", Until("unread", before.Count), "q", "?Your feeds", "q");

        Assert.Equal(before.Order(), (await UnreadIdsAsync()).Order());
    }

    [Fact]
    public async Task A_feed_that_is_marked_read_is_read_here()
    {
        await Newsboat.ReloadAsync();
        var before = await UnreadHereAsync();

        await Newsboat.PressAsync("?Your feeds", "A", "?(0/", "q");

        var after = await UnreadHereAsync();
        Assert.True(after < before, $"{before} unread before, {after} after");
        Assert.Equal(after, await Newsboat.UnreadAsync());
    }

    /// <summary>A step that waits until so many are unread, or starred, here.</summary>
    protected string Until(string list, int count) => $"@{_reader.Client.BaseAddress!.AbsoluteUri}api/v1/{list} \"total\":{count},";

    private async Task<int> CountAsync(string select) => int.Parse((await Newsboat.AskCacheAsync(select))[0], CultureInfo.InvariantCulture);

    private async Task<int> UnreadHereAsync() => (await AskAsync("/api/v1/unread")).GetProperty("total").GetInt32();

    private async Task<IReadOnlyList<string>> UnreadIdsAsync()
        => [.. (await AskAsync("/api/v1/unread?limit=1000")).GetProperty("articles").EnumerateArray().Select(article => article.GetProperty("id").GetString()!)];

    private async Task<string> TextOfAsync(string id)
        => (await AskAsync($"/api/v1/articles/{id}")).GetProperty("html").GetString()!.Replace(" src=\"/img?", $" src=\"{_reader.Client.BaseAddress!.AbsoluteUri}img?", StringComparison.Ordinal);

    private async Task MarkAsync(string id, string change)
    {
        var token = (await AskAsync("/api/v1/token")).GetProperty("token").GetString()!;
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/articles/{id}/state") { Content = new StringContent(change) };
        request.Headers.Add("X-Annals-Token", token);
        using var answer = await _reader.Client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    protected async Task<JsonElement> AskAsync(string path) => JsonDocument.Parse(await _reader.GetAsync(path)).RootElement;
}

/// <summary>Newsboat as a client of the Google Reader API.</summary>
public sealed class Newsboat_over_the_Google_Reader_API() : Newsboat_reads_and_marks("urls-source \"feedhq\"\nfeedhq-url \"ADDRESS/api/greader\"\nfeedhq-login \"demo\"\nfeedhq-password \"demo\"\nfeedhq-min-items 200\nfeedhq-show-special-feeds no\nfeedhq-flag-star \"S\"")
{
    [Fact]
    public async Task A_flag_is_a_star()
    {
        await Newsboat.ReloadAsync();

        await Newsboat.PressAsync("?Your feeds", "\\r", "?Articles in feed", "\\x05", "!Flags", "S\\r", Until("starred", 1), "q", "?Your feeds", "q");

        Assert.Single((await AskAsync("/api/v1/starred")).GetProperty("articles").EnumerateArray());

        await Newsboat.PressAsync("?Your feeds", "\\r", "?Articles in feed", "\\x05", "!Flags", "\\x15\\x0b\\r", Until("starred", 0), "q", "?Your feeds", "q");

        Assert.Empty((await AskAsync("/api/v1/starred")).GetProperty("articles").EnumerateArray());
    }
}

/// <summary>Newsboat as a client of Miniflux's API, for which version 2.21 knows no star.</summary>
public sealed class Newsboat_over_Miniflux() : Newsboat_reads_and_marks("urls-source \"miniflux\"\nminiflux-url \"ADDRESS/api/miniflux\"\nminiflux-login \"demo\"\nminiflux-password \"demo\"");
