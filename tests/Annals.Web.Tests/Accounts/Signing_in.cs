using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Annals.Archive;
using Annals.Archive.Readers;
using Annals.Index;
using Annals.Web.Accounts;

namespace Annals.Web.Tests.Accounts;

/// <summary>The reader as people from elsewhere meet it.</summary>
public sealed partial class Signing_in : IAsyncLifetime
{
    private const string Password = "a long enough one";

    private readonly string _root = Directory.CreateTempSubdirectory("annals-accounts-").FullName;
    private readonly List<string> _reports = [];
    private ArchiveFolder _folder = null!;
    private ArchiveIndex _index = null!;
    private ReaderServer _server = null!;
    private HttpClient _client = null!;
    private string _token = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _folder = ArchiveFolder.OpenOrCreate(_root);
        _index = ArchiveIndex.Open(_folder);
        Assert.True(ReaderName.TryParse("li", out var name));
        var token = AccessToken.Make("li", "script", DateTimeOffset.UnixEpoch, out _token);
        AccountFiles.Write(_folder, new Account(name, AccountRole.Reader, PasswordHash.Of(Password), DateTimeOffset.UnixEpoch) { Tokens = [token] });
        await StartAsync(isPublic: false);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _index.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task A_stranger_is_led_to_sign_in_and_back()
    {
        using var answer = await _client.GetAsync(new Uri("/search?q=%E5%A5%BD", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/sign-in?to=%2Fsearch%3Fq%3D%25E5%25A5%25BD", answer.Headers.Location?.OriginalString);

        using var signedIn = await SignInAsync("li", Password, to: "/search?q=%E5%A5%BD");

        Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
        Assert.Equal("/search?q=%E5%A5%BD", signedIn.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/", CookieOf(signedIn)));
    }

    [Theory]
    [InlineData("li", "wrong")]
    [InlineData("nobody", Password)]
    [InlineData("../owner", Password)]
    [InlineData("", "")]
    public async Task Who_is_not_known_does_not_come_in_and_learns_nothing_more(string name, string password)
    {
        using var answer = await SignInAsync(name, password);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Contains("用户名或密码不对", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_must_wait_even_when_the_guess_becomes_right()
    {
        for (var i = 0; i < 6; i++)
        {
            using var wrong = await SignInAsync("li", "guess" + i);
        }

        using var answer = await SignInAsync("li", Password);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Behind_a_proxy_one_who_guesses_does_not_make_others_wait()
    {
        for (var i = 0; i < 6; i++)
        {
            using var wrong = await SignInAsync("li", "guess" + i, from: "203.0.113.9");
        }

        using var guesser = await SignInAsync("li", Password, from: "203.0.113.9");
        using var other = await SignInAsync("li", Password, from: "203.0.113.10");

        Assert.Equal(HttpStatusCode.TooManyRequests, guesser.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, other.StatusCode);
    }

    [Fact]
    public async Task Whoever_asks_without_end_is_told_to_wait_and_others_are_served()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 400).Select(async _ =>
        {
            using var answer = await SendAsync(HttpMethod.Get, "/sign-in", cookie: null, from: "203.0.113.9");
            return (answer.StatusCode, answer.Headers.RetryAfter);
        }));
        using var other = await SendAsync(HttpMethod.Get, "/sign-in", cookie: null, from: "203.0.113.10");

        Assert.Contains(answers, static answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Contains(answers, static answer => answer.StatusCode == HttpStatusCode.TooManyRequests && answer.RetryAfter is not null);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task The_cookie_is_for_no_script_and_no_other_site()
    {
        using var answer = await SignInAsync("li", Password);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();

        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_cookie_planted_before_signing_in_is_worth_nothing_after()
    {
        using var first = await SignInAsync("li", Password);
        var planted = CookieOf(first);
        using var second = await SignInAsync("li", Password, cookie: planted);

        Assert.NotEqual(planted, CookieOf(second));
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync("/", planted));
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync("/", "annals-session=made-up"));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_itself()
    {
        using var signedIn = await SignInAsync("li", Password);
        var cookie = CookieOf(signedIn);
        using var answer = await PostAsync("/sign-out", [], cookie);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync("/account", cookie));
    }

    [Fact]
    public async Task A_form_of_one_session_is_void_in_another()
    {
        using var first = await SignInAsync("li", Password);
        using var second = await SignInAsync("li", Password);
        var stolen = await FormTokenAsync("/account", CookieOf(first));
        using var answer = await PostAsync("/account/tokens", [("label", "x"), ("token", stolen)], CookieOf(second));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_session_outlives_a_restart_but_not_another_password()
    {
        using var signedIn = await SignInAsync("li", Password);
        var cookie = CookieOf(signedIn);
        await RestartAsync(isPublic: false);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/", cookie));

        var account = AccountFiles.All(_folder, Assert.Fail).Single();
        AccountFiles.Write(_folder, account with { Password = PasswordHash.Of("another long one") });
        await RestartAsync(isPublic: false);

        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync("/", cookie));
    }

    [Fact]
    public async Task A_program_comes_in_with_its_token()
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/api/v1/feeds", new AuthenticationHeaderValue("Bearer", _token)));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/api/v1/feeds", new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("li:" + _token)))));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("/api/v1/feeds", new AuthenticationHeaderValue("Bearer", _token + "x")));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("/api/v1/feeds", new AuthenticationHeaderValue("Basic", "not base64")));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("/api/v1/feeds"));
    }

    [Fact]
    public async Task A_token_is_made_shown_once_and_revoked()
    {
        using var signedIn = await SignInAsync("li", Password);
        var cookie = CookieOf(signedIn);
        using var made = await PostAsync("/account/tokens", [("label", "phone")], cookie);
        var token = NewToken().Match(await made.Content.ReadAsStringAsync(Cancellation)).Value;

        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/api/v1/feeds", new AuthenticationHeaderValue("Bearer", token)));
        Assert.DoesNotContain(token, await TextAsync("/account", cookie), StringComparison.Ordinal);

        var id = AccountFiles.All(_folder, Assert.Fail).Single().Tokens.Single(kept => kept.Label == "phone").Sha256;
        using var revoked = await PostAsync("/account/tokens/revoke", [("token-id", id)], cookie);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("/api/v1/feeds", new AuthenticationHeaderValue("Bearer", token)));
    }

    [Fact]
    public async Task Where_everybody_may_read_nobody_unknown_changes_anything()
    {
        await RestartAsync(isPublic: true);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/"));
        Assert.DoesNotContain("name=\"token\"", await TextAsync("/", cookie: null), StringComparison.Ordinal);
        using var answer = await _client.PostAsync(new Uri("/account/tokens", UriKind.Relative), new FormUrlEncodedContent([KeyValuePair.Create("label", "x")]), Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("/settings")]
    [InlineData("/rules")]
    [InlineData("/rules/text?name=filters.txt")]
    [InlineData("/feeds")]
    [InlineData("/feeds.opml")]
    [InlineData("/api/v1/feeds")]
    public async Task A_public_archive_shows_nobody_unknown_where_it_lies_and_whom_it_asks(string path)
    {
        await RestartAsync(isPublic: true);

        Assert.True(await StatusAsync(path) is HttpStatusCode.SeeOther or HttpStatusCode.Unauthorized);
        Assert.DoesNotContain("href=\"/feeds\"", await TextAsync("/", cookie: null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_archive_tells_assistants_of_nobody_nothing()
    {
        await RestartAsync(isPublic: true);
        using var call = new StringContent("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_feeds","arguments":{}}}""", Encoding.UTF8, "application/json");
        using var answer = await _client.PostAsync(new Uri("/mcp", UriKind.Relative), call, Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Who_only_reads_sees_the_feeds_and_no_settings()
    {
        using var signedIn = await SignInAsync("li", Password);
        var cookie = CookieOf(signedIn);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/feeds", cookie));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync("/settings", cookie));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync("/rules", cookie));
    }

    [Fact]
    public async Task Whoever_signs_in_or_fails_to_leaves_a_line()
    {
        using var wrong = await SignInAsync("li", "wrong");
        using var right = await SignInAsync("li", Password);

        Assert.Contains(_reports, static line => line.StartsWith("sign-in refused for li from 127.0.0.1", StringComparison.Ordinal));
        Assert.Contains(_reports, static line => line.StartsWith("li signed in from 127.0.0.1", StringComparison.Ordinal));
    }

    [GeneratedRegex("annals_[A-Za-z0-9_-]+", RegexOptions.NonBacktracking)]
    private static partial Regex NewToken();

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex FormToken();

    private async Task StartAsync(bool isPublic)
    {
        _server = await ReaderServer.StartAsync(new ReaderOptions { Folder = _folder, Index = _index, Port = 0, IsBehindProxy = true, IsPublic = isPublic, Report = _reports.Add }, Cancellation);
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = _server.Address };
    }

    private async Task RestartAsync(bool isPublic)
    {
        _client.Dispose();
        await _server.DisposeAsync();
        await StartAsync(isPublic);
    }

    private async Task<HttpResponseMessage> SignInAsync(string name, string password, string to = "/", string? cookie = null, string? from = null)
    {
        var token = await FormTokenAsync("/sign-in", cookie);
        return await SendAsync(HttpMethod.Post, "/sign-in", cookie, new FormUrlEncodedContent(new Dictionary<string, string> { ["name"] = name, ["password"] = password, ["to"] = to, ["token"] = token }), from);
    }

    private async Task<HttpResponseMessage> PostAsync(string path, (string Name, string Value)[] fields, string cookie)
    {
        var all = fields.ToDictionary(static field => field.Name, static field => field.Value);
        all.TryAdd("token", await FormTokenAsync("/account", cookie));
        return await SendAsync(HttpMethod.Post, path, cookie, new FormUrlEncodedContent(all));
    }

    private async Task<string> FormTokenAsync(string path, string? cookie) => FormToken().Match(await TextAsync(path, cookie)).Groups[1].Value;

    private async Task<string> TextAsync(string path, string? cookie)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, cookie);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    private async Task<HttpStatusCode> StatusAsync(string path, string? cookie = null)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, cookie);
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> StatusAsync(string path, AuthenticationHeaderValue authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = authorization } };
        using var answer = await _client.SendAsync(request, Cancellation);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? cookie, HttpContent? content = null, string? from = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (from is not null)
        {
            request.Headers.Add("X-Forwarded-For", from);
        }

        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return await _client.SendAsync(request, Cancellation);
    }

    private static string CookieOf(HttpResponseMessage answer) => answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
}
