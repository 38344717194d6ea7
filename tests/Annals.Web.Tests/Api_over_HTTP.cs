using System.Net;
using System.Text.Json;

namespace Annals.Web.Tests;

public class Api_over_HTTP(ReaderFixture reader) : IClassFixture<ReaderFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_search_answers_with_the_contracts_keys()
    {
        using var answer = await JsonAsync($"/api/v1/search?q={Uri.EscapeDataString("望川大橋")}&limit=1");
        var root = answer.RootElement;
        var hit = root.GetProperty("hits")[0];

        Assert.Equal(1, root.GetProperty("total").GetInt32());
        Assert.True(root.GetProperty("tookMs").GetDouble() >= 0);
        Assert.Equal(["id", "title", "url", "outlet", "published", "snippet", "score"], hit.EnumerateObject().Select(property => property.Name));
        Assert.Equal("2024-07-03T07:00:00+00:00", hit.GetProperty("published").GetString());
        Assert.Equal(["outlets", "months", "languages"], root.GetProperty("facets").EnumerateObject().Select(property => property.Name));
        Assert.Equal(["望川大桥"], root.GetProperty("alsoMatched").EnumerateArray().Select(spelling => spelling.GetString()));
    }

    [Fact]
    public async Task A_cursor_leads_through_all_hits_once()
    {
        var seen = new List<string?>();
        string? cursor = "0";
        while (cursor is not null)
        {
            using var answer = await JsonAsync($"/api/v1/search?from=2000-01-01&limit=1&cursor={cursor}");
            seen.AddRange(answer.RootElement.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("id").GetString()));
            cursor = answer.RootElement.GetProperty("cursor").GetString();
        }

        Assert.Equal(4, seen.Distinct().Count());
        Assert.Equal(4, seen.Count);
    }

    [Fact]
    public async Task An_article_comes_with_its_text_and_its_revisions()
    {
        using var answer = await JsonAsync($"/api/v1/articles/{reader.Bridge}");
        var root = answer.RootElement;

        Assert.Equal("望川大桥今晨通车", root.GetProperty("title").GetString());
        Assert.StartsWith("今晨六时整", root.GetProperty("text").GetString());
        Assert.Equal("feed", root.GetProperty("publishedFrom").GetString());
        Assert.Equal([1, 2], root.GetProperty("revisions").EnumerateArray().Select(revision => revision.GetProperty("revision").GetInt32()));
    }

    [Fact]
    public async Task Feeds_tell_how_they_are()
    {
        using var answer = await JsonAsync("/api/v1/feeds");

        Assert.Equal("well", answer.RootElement.GetProperty("feeds")[0].GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("/api/v1/articles/nonsense", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/articles/0123456789ab", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/search", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_answered_is_an_error_in_JSON(string address, HttpStatusCode status)
    {
        using var answer = await reader.Client.GetAsync(address, Cancellation);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));

        Assert.Equal(status, answer.StatusCode);
        Assert.NotEmpty(body.RootElement.GetProperty("error").GetString()!);
    }

    private async Task<JsonDocument> JsonAsync(string address)
        => JsonDocument.Parse(await reader.Client.GetStringAsync(address, Cancellation));
}
