using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Readers;
using Annals.Archive.Writing;
using Annals.Capture.Health;
using Annals.Index;
using Annals.Web.Accounts;
using Annals.Web.Demo;

namespace Annals.Web.Tests.Apps;

/// <summary>Reader apps where people sign in, over an archive without capture: two outlets, one of them subscribed to.</summary>
public sealed class Apps_of_several_people : IAsyncLifetime
{
    private const string Password = "a long enough one";
    private const string Api = "/api/greader/reader/api/0/";
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private readonly string _root = Directory.CreateTempSubdirectory("annals-apps-").FullName;
    private ArchiveWriter _writer = null!;
    private ArchiveIndex _index = null!;
    private ReaderServer _server = null!;
    private HttpClient _client = null!;
    private string _token = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var folder = ArchiveFolder.OpenOrCreate(_root);
        _writer = ArchiveWriter.Open(folder, TimeProvider.System);
        _writer.Keep([
            Article("https://one.example/a", "First", "One", "<p>Text <img src=\"https://one.example/p.png\"> about &lt;img src=\"/img?\"&gt;.</p>"),
            Article("https://two.example/b", "</title><script>alert(1)</script>", "Two", "<p onclick=alert(1)>text<script>alert(1)</script><a href='javascript:alert(1)'>link</a></p>"),
        ]);
        _index = ArchiveIndex.Open(folder);
        _index.CatchUp(progress: null, Cancellation);
        foreach (var name in new[] { "li", "wang" })
        {
            Assert.True(ReaderName.TryParse(name, out var known));
            var token = AccessToken.Make(name, "phone", Now, out var secret);
            _token = name == "li" ? secret : _token;
            AccountFiles.Write(folder, new Account(known, AccountRole.Reader, PasswordHash.Of(Password), Now) { Tokens = [token] });
        }

        _server = await ReaderServer.StartAsync(
            new ReaderOptions
            {
                Folder = folder,
                Index = _index,
                Port = 0,
                IsBehindProxy = true,
                LocalAccount = DemoAccount.Of(TimeProvider.System),
                Feeds = static () => [new FeedHealth { Feed = "https://one.example/feed", Title = "One", Status = FeedStatus.Well, Words = "well" }],
            },
            Cancellation);
        _client = ReaderFixture.ClientFor(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _index.Dispose();
        _writer.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task Each_signs_in_with_password_or_token_and_marks_for_themselves()
    {
        var li = await GoogleAsync("li", Password);
        var wang = await GoogleAsync("wang", Password);
        var article = (await li.GetAsync(Api + "stream/items/ids?s=user/-/state/com.google/reading-list")).GetProperty("itemRefs")[0].GetProperty("id").GetString();
        Assert.Equal("OK", (await li.FormAsync(Api + "edit-tag", $"i={article}&a=user/-/state/com.google/starred")).Body);

        foreach (var (app, stars) in new[] { (await GoogleAsync("li", _token), 1), (wang, 0) })
        {
            Assert.Equal(stars, (await app.GetAsync(Api + "stream/items/ids?s=user/-/state/com.google/starred")).GetProperty("itemRefs").GetArrayLength());
        }

        Assert.Equal("li", (await new AppClient(_client, "X-Auth-Token", _token).GetAsync("/api/miniflux/v1/me")).GetProperty("username").GetString());
        Assert.Equal("wang", (await new AppClient(_client, "Authorization", AppClient.Basic("wang", Password)).GetAsync("/api/miniflux/v1/me")).GetProperty("username").GetString());
        Assert.Equal(1, await FeverAsync($"li:{_token}"));
        Assert.Equal(0, await FeverAsync($"li:{Password}"));
    }

    [Theory]
    [InlineData("li", "wrong")]
    [InlineData("demo", "demo")]
    [InlineData("nobody", Password)]
    public async Task Nobody_else_comes_in_and_guessing_must_wait(string name, string password)
    {
        var app = new AppClient(_client, "Authorization", AppClient.Basic(name, password));
        for (var i = 0; i < 5; i++)
        {
            using var refused = await app.SendAsync(HttpMethod.Get, "/api/miniflux/v1/me", content: null);
            Assert.Contains(refused.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests });
        }

        using var late = await app.SendAsync(HttpMethod.Get, "/api/miniflux/v1/me", content: null);
        Assert.Equal(HttpStatusCode.TooManyRequests, late.StatusCode);
        Assert.NotNull(late.Headers.RetryAfter);
        Assert.Equal(0, await FeverAsync("demo:demo"));
    }

    [Theory]
    [InlineData("GoogleLogin auth=li/AAAA")]
    [InlineData("GoogleLogin auth=owner")]
    [InlineData("GoogleLogin auth=")]
    [InlineData("Bearer nonsense")]
    [InlineData("Basic ***")]
    public async Task A_ticket_that_was_made_up_opens_nothing(string header)
    {
        using var answer = await new AppClient(_client, "Authorization", header).SendAsync(HttpMethod.Get, Api + "subscription/list", content: null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Only_an_owner_changes_feeds()
    {
        var li = await GoogleAsync("li", Password);

        Assert.Equal(HttpStatusCode.Forbidden, (await li.FormAsync(Api + "subscription/quickadd", "quickadd=https://three.example/feed")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await new AppClient(_client, "X-Auth-Token", _token).JsonAsync(HttpMethod.Post, "/api/miniflux/v1/feeds", "{\"feed_url\":\"https://three.example/feed\"}")).Status);
    }

    [Fact]
    public async Task An_outlet_without_a_subscription_is_a_feed_in_the_folder_of_the_archive()
    {
        var li = await GoogleAsync("li", Password);
        var feeds = (await li.GetAsync(Api + "subscription/list")).GetProperty("subscriptions").EnumerateArray().ToList();

        Assert.Equal(["One", "Two"], feeds.Select(static feed => feed.GetProperty("title").GetString()));
        Assert.Equal("Archive", feeds[1].GetProperty("categories")[0].GetProperty("label").GetString());
        var stream = await li.GetAsync(Api + "stream/contents/" + Uri.EscapeDataString(feeds[0].GetProperty("id").GetString()!));
        Assert.Equal("First", Assert.Single(stream.GetProperty("items").EnumerateArray()).GetProperty("title").GetString());
    }

    [Fact]
    public async Task Nothing_dangerous_reaches_an_app_in_any_of_the_three()
    {
        var li = await GoogleAsync("li", Password);
        foreach (var text in new[]
        {
            await li.TextAsync(Api + "stream/contents/user/-/state/com.google/reading-list"),
            await li.TextAsync("/api/greader/reader/atom/user%2F-%2Fstate%2Fcom.google%2Freading-list"),
            await new AppClient(_client, "X-Auth-Token", _token).TextAsync("/api/miniflux/v1/entries"),
            await FeverTextAsync($"li:{_token}", "&items&feeds"),
        })
        {
            Assert.Contains("First", text);
            Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("&lt;script", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("onclick", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("javascript:", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Pictures_come_from_here_for_an_app_that_has_no_session()
    {
        var entry = (await new AppClient(_client, "X-Auth-Token", _token).GetAsync("/api/miniflux/v1/entries?search=First")).GetProperty("entries")[0];
        var html = entry.GetProperty("content").GetString()!;
        var picture = WebUtility.HtmlDecode(html.Split("<img src=\"")[1].Split('"')[0]);

        Assert.StartsWith(_client.BaseAddress!.AbsoluteUri + "img?url=https%3A%2F%2Fone.example%2Fp.png&s=", picture);
        Assert.Contains("&lt;img src=\"/img?\"&gt;", html);
        using var answer = await _client.GetAsync(new Uri(picture), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
    }

    private async Task<AppClient> GoogleAsync(string name, string password)
    {
        using var answer = await _client.PostAsync("/api/greader/accounts/ClientLogin?output=json", new FormUrlEncodedContent(new Dictionary<string, string> { ["Email"] = name, ["Passwd"] = password }), Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new AppClient(_client, "Authorization", "GoogleLogin auth=" + JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("Auth").GetString());
    }

    private async Task<int> FeverAsync(string nameAndToken) => JsonDocument.Parse(await FeverTextAsync(nameAndToken, "")).RootElement.GetProperty("auth").GetInt32();

    private async Task<string> FeverTextAsync(string nameAndToken, string query)
    {
        using var answer = await _client.PostAsync("/api/fever/?api" + query, new FormUrlEncodedContent(new Dictionary<string, string> { ["api_key"] = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(nameAndToken))) }), Cancellation);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    private static Draft Article(string url, string title, string outlet, string body)
        => new() { Url = url, Title = title, Outlet = outlet, Body = body, PublishedAt = Now.AddHours(-1), CapturedAt = Now, Fingerprint = title };
}
