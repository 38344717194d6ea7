using System.Net;
using Annals.Archive;
using Annals.Archive.Readers;
using Annals.Archive.Writing;
using Annals.Feeds;
using Annals.Index;
using Annals.Web.Accounts;

namespace Annals.Web.Tests.FeedsOut;

/// <summary>An archive of more articles than one document of a feed has, on this machine and for people elsewhere.</summary>
public sealed class Feeds_back_to_the_first_article : IAsyncLifetime
{
    private const int Articles = 230;

    private readonly string _root = Directory.CreateTempSubdirectory("annals-feeds-").FullName;
    private ArchiveWriter _writer = null!;
    private ArchiveIndex _index = null!;
    private ReaderServer _server = null!;
    private HttpClient _client = null!;
    private string _token = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _writer = ArchiveWriter.Open(ArchiveFolder.OpenOrCreate(_root), new StandingClock(ReaderFixture.Now));
        Keep(0, Articles);
        _index = ArchiveIndex.Open(_writer.Folder);
        _index.CatchUp(null, Cancellation);
        await StartAsync(isBehindProxy: false);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _index.Dispose();
        _writer.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Theory]
    [InlineData("/feeds/all.atom", "prev-archive")]
    [InlineData("/feeds/all.rss", "prev-archive")]
    [InlineData("/feeds/all.json", "next")]
    [InlineData("/feeds/search.atom?q=%E6%B5%8B%E8%AF%95", "next")]
    public async Task Whoever_follows_a_feed_back_has_every_article(string address, string relation)
    {
        var seen = new HashSet<string>();
        var documents = 0;
        for (var next = address; next is not null; documents++)
        {
            var feed = await ReadAsync(next);
            Assert.Empty(feed.Diagnostics);
            seen.UnionWith(feed.Entries.Select(entry => entry.Id!));
            next = feed.Links.FirstOrDefault(link => link.Rel == relation)?.Href;
        }

        Assert.Equal(Articles, seen.Count);
        Assert.Equal(4, documents);
    }

    [Fact]
    public async Task A_document_of_the_past_holds_the_same_articles_for_ever_and_says_that_it_is_one()
    {
        var before = await ReadAsync("/feeds/all.atom?archive=2");
        var last = (await ReadAsync("/feeds/all.atom")).Links.Single(link => link.Rel == "prev-archive").Href;
        Assert.EndsWith("archive=3.30", last);
        var unfinished = await ReadAsync(last);
        // An older one turns up late.
        Keep(Articles, 100);
        _index.CatchUp(null, Cancellation);

        Assert.Equal(Ids(before), Ids(await ReadAsync("/feeds/all.atom?archive=2")));
        Assert.Equal(Ids(unfinished), Ids(await ReadAsync(last)));
        Assert.Contains("<fh:archive/>", await _client.GetStringAsync("/feeds/all.atom?archive=2", Cancellation));
        Assert.Equal(
            ["archive=1", "archive=1", "archive=1", "archive=3", "archive=3"],
            (await ReadAsync("/feeds/all.atom?archive=2")).Links.Where(link => link.Rel is "last" or "next" or "prev-archive" or "previous" or "next-archive").OrderBy(link => link.Href, StringComparer.Ordinal).Select(link => link.Href.Split('?')[1]));
    }

    [Fact]
    public async Task A_reader_that_has_the_feed_is_told_so()
    {
        using var first = await _client.GetAsync("/feeds/outlet/%E4%BA%91%E6%B4%A5%E6%97%A5%E6%8A%A5.rss", Cancellation);
        _writer.Keep([ReaderFixture.Article("https://other.example/1", "别处的新闻", "别报", ReaderFixture.Now, "<p>与此无关。</p>")]);
        _index.CatchUp(null, Cancellation);
        using var byTag = await GetAsync("/feeds/outlet/%E4%BA%91%E6%B4%A5%E6%97%A5%E6%8A%A5.rss", "If-None-Match", first.Headers.ETag!.ToString());
        using var byDate = await GetAsync("/feeds/outlet/%E4%BA%91%E6%B4%A5%E6%97%A5%E6%8A%A5.rss", "If-Modified-Since", first.Content.Headers.GetValues("Last-Modified").Single());
        using var older = await GetAsync("/feeds/outlet/%E4%BA%91%E6%B4%A5%E6%97%A5%E6%8A%A5.rss", "If-Modified-Since", "Wed, 03 Jul 2019 12:00:00 GMT");

        Assert.Equal(HttpStatusCode.NotModified, byTag.StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, byDate.StatusCode);
        Assert.Equal(HttpStatusCode.OK, older.StatusCode);
        Assert.Equal("no-cache, private", string.Join(", ", first.Headers.GetValues("Cache-Control").Single().Split(", ").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_reader_app_comes_in_with_a_token_in_the_address_or_as_password_and_else_is_asked_for_one()
    {
        await StartAsync(isBehindProxy: true);
        using var stranger = await _client.GetAsync("/feeds/all.atom", Cancellation);
        using var wrong = await _client.GetAsync("/feeds/all.atom?token=annals_no", Cancellation);
        using var inAddress = await _client.GetAsync("/feeds/starred.atom?token=" + _token, Cancellation);
        using var basic = new HttpRequestMessage(HttpMethod.Get, "/feeds/all.rss");
        basic.Headers.TryAddWithoutValidation("Authorization", "Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("li:" + _token)));
        using var asPassword = await _client.SendAsync(basic, Cancellation);
        using var page = await _client.GetAsync("/?token=" + _token, Cancellation);
        using var api = await _client.GetAsync("/api/v1/unread?token=" + _token, Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        Assert.StartsWith("Basic", stranger.Headers.WwwAuthenticate.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.OK, inAddress.StatusCode);
        Assert.Equal(HttpStatusCode.OK, asPassword.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, page.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
    }

    [Fact]
    public async Task Where_nobody_said_how_others_reach_it_a_feed_leads_to_the_outlets_and_shows_their_pictures()
    {
        await StartAsync(isBehindProxy: true);
        var feed = await ReadAsync("/feeds/all.atom?token=" + _token);

        Assert.Equal("https://outlet.example/229", feed.Entries[0].Link);
        Assert.Contains("src=\"https://outlet.example/229.png\"", feed.Entries[0].Contents[0].Value);
        Assert.DoesNotContain("localhost", System.Text.Encoding.UTF8.GetString(await _client.GetByteArrayAsync("/feeds/all.atom?token=" + _token, Cancellation)));
        Assert.Equal($"/feeds/all.atom?archive=3.30&token={_token}", feed.Links.Single(link => link.Rel == "prev-archive").Href);
    }

    [Fact]
    public async Task Where_the_owner_named_an_address_everything_leads_there()
    {
        File.WriteAllText(_writer.Folder.SettingsFile, "{\"format\":1,\"address\":\"https://news.example/annals\"}");
        _writer.Folder.Reload();
        await StartAsync(isBehindProxy: true);
        var feed = await ReadAsync("/feeds/all.atom?token=" + _token);

        Assert.Equal($"https://news.example/annals/feeds/all.atom?token={_token}", feed.Self);
        Assert.StartsWith("https://news.example/annals/a/", feed.Entries[0].Link);
        Assert.Equal("https://outlet.example/229", feed.Entries[0].Links.Single(link => link.Rel == "related").Href);
        Assert.Contains("src=\"https://news.example/annals/img?url=", feed.Entries[0].Contents[0].Value);
    }

    private async Task<HttpResponseMessage> GetAsync(string address, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation(header, value);
        return await _client.SendAsync(request, Cancellation);
    }

    [Theory]
    [InlineData("/annals")]
    [InlineData("")]
    public async Task Below_a_path_links_bear_it_once_whether_the_proxy_takes_it_off_or_not(string asked)
    {
        File.WriteAllText(_writer.Folder.SettingsFile, "{\"format\":1,\"address\":\"https://news.example/annals\"}");
        _writer.Folder.Reload();
        await StartAsync(isBehindProxy: true, basePath: "/annals");
        var feed = await ReadAsync($"{asked}/feeds/all.atom?token={_token}");

        Assert.Equal($"https://news.example/annals/feeds/all.atom?token={_token}", feed.Self);
        Assert.StartsWith("https://news.example/annals/a/", feed.Entries[0].Link);
        Assert.Contains("src=\"https://news.example/annals/img?url=", feed.Entries[0].Contents[0].Value);
    }

    private static List<string?> Ids(Feed feed) => [.. feed.Entries.Select(entry => entry.Id)];

    private async Task<Feed> ReadAsync(string address) => FeedParser.Parse(await _client.GetByteArrayAsync(address, Cancellation));

    private void Keep(int first, int count)
        => _writer.Keep([.. Enumerable.Range(first, count).Select(number => ReaderFixture.Article(
            $"https://outlet.example/{number}", $"测试 {number}", "云津日报", ReaderFixture.Now.AddMinutes(number < Articles ? number - 1000 : -number * 10), $"<p>第 {number} 篇。</p><p><img src=\"https://outlet.example/{number}.png\"></p>"))]);

    private async Task StartAsync(bool isBehindProxy, string basePath = "")
    {
        if (isBehindProxy)
        {
            _client.Dispose();
            await _server.DisposeAsync();
            Assert.True(ReaderName.TryParse("li", out var name));
            AccountFiles.Write(_writer.Folder, new Account(name, AccountRole.Reader, PasswordHash.Of("a long enough one"), DateTimeOffset.UnixEpoch) { Tokens = [AccessToken.Make("li", "app", DateTimeOffset.UnixEpoch, out _token)] });
        }

        _server = await ReaderServer.StartAsync(new ReaderOptions { Folder = _writer.Folder, Index = _index, Port = 0, Clock = new StandingClock(ReaderFixture.Now), IsBehindProxy = isBehindProxy, BasePath = basePath }, Cancellation);
        _client = ReaderFixture.ClientFor(_server);
    }
}
