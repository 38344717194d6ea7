using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Annals.Web.Tests;

public sealed class State_over_the_API : IAsyncLifetime
{
    private readonly ReaderFixture _reader = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _reader.InitializeAsync();

    public ValueTask DisposeAsync() => _reader.DisposeAsync();

    [Fact]
    public async Task The_state_of_an_article_is_read_and_changed()
    {
        var address = $"/api/v1/articles/{_reader.Bridge}/state";
        using var answer = await SendAsync(HttpMethod.Put, address, new { read = true, starred = true });
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);

        var state = await JsonAsync(address);
        Assert.Equal((true, true), (state.GetProperty("read").GetBoolean(), state.GetProperty("starred").GetBoolean()));

        await SendAsync(HttpMethod.Put, address, new { starred = false });
        state = await JsonAsync(address);
        Assert.Equal((true, false), (state.GetProperty("read").GetBoolean(), state.GetProperty("starred").GetBoolean()));
    }

    [Fact]
    public async Task Unread_articles_are_paged_through_whatever_is_marked_meanwhile()
    {
        var first = await JsonAsync("/api/v1/unread?limit=2");
        Assert.Equal(4, first.GetProperty("total").GetInt32());
        Assert.Equal(4, first.GetProperty("outlets").EnumerateArray().Sum(outlet => outlet.GetProperty("unread").GetInt32()));
        foreach (var article in first.GetProperty("articles").EnumerateArray())
        {
            await SendAsync(HttpMethod.Put, $"/api/v1/articles/{article.GetProperty("id").GetString()}/state", new { read = true });
        }

        var second = await JsonAsync($"/api/v1/unread?limit=2&cursor={first.GetProperty("next").GetString()}");

        Assert.Equal(2, second.GetProperty("articles").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal(2, (await JsonAsync("/api/v1/unread")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task An_outlet_is_marked_read_up_to_the_last_article_that_was_seen()
    {
        var latest = (await JsonAsync("/api/v1/unread")).GetProperty("latest").GetString();
        using var answer = await SendAsync(HttpMethod.Post, "/api/v1/read", new { before = latest, outlet = "云津日报" });
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);

        Assert.Equal(0, (await JsonAsync($"/api/v1/unread?outlet={Uri.EscapeDataString("云津日报")}")).GetProperty("total").GetInt32());
        Assert.Equal(3, (await JsonAsync("/api/v1/unread")).GetProperty("total").GetInt32());
        await SendAsync(HttpMethod.Put, $"/api/v1/articles/{_reader.Bridge}/state", new { starred = true });
        Assert.Equal(_reader.Bridge, (await JsonAsync("/api/v1/starred")).GetProperty("articles")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task Without_the_token_nothing_is_changed()
    {
        using var answer = await _reader.Client.PutAsJsonAsync($"/api/v1/articles/{_reader.Bridge}/state", new { read = true }, Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/token");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var token = await _reader.Client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, token.StatusCode);
        Assert.False((await JsonAsync($"/api/v1/articles/{_reader.Bridge}/state")).GetProperty("read").GetBoolean());
    }

    [Theory]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("{\"read\":\"maybe\"}", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.NoContent)]
    public async Task What_is_no_state_is_refused(string body, HttpStatusCode status)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await SendAsync(HttpMethod.Put, $"/api/v1/articles/{_reader.Bridge}/state", content);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task An_article_that_is_not_here_has_no_state()
    {
        using var answer = await _reader.Client.GetAsync("/api/v1/articles/000000000000/state", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        using var change = await SendAsync(HttpMethod.Put, "/api/v1/articles/000000000000/state", new { read = true });
        Assert.Equal(HttpStatusCode.NotFound, change.StatusCode);
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, object body) => SendAsync(method, address, JsonContent.Create(body));

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, HttpContent content)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Add("X-Annals-Token", (await JsonAsync("/api/v1/token")).GetProperty("token").GetString());
        return await _reader.Client.SendAsync(request, Cancellation);
    }

    private async Task<JsonElement> JsonAsync(string address)
    {
        using var document = JsonDocument.Parse(await _reader.Client.GetStringAsync(address, Cancellation));
        return document.RootElement.Clone();
    }
}
