using System.Text.Json;

namespace Annals.Web.Tests.Reading;

/// <summary>Title, author, outlet and address of an article are as hostile as its text.</summary>
public class Strangers_in_every_field(ReaderFixture reader) : IClassFixture<ReaderFixture>
{
    private const string Markup = "\"><img src=x onerror=alert(1)>\u202e";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("javascript:alert(1)//a.example/1")]
    [InlineData("JaVaScRiPt:alert(1)//a.example/2")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("\u0001javascript:alert(1)")]
    [InlineData("java\tscript:alert(1)")]
    [InlineData("vbscript:x")]
    [InlineData("x\" onmouseover=alert(1)")]
    public async Task An_address_that_is_none_of_the_webs_leads_nowhere(string url)
    {
        reader.Keep(url, Markup + url);
        var id = ReaderFixture.IdOf(url);

        var page = await reader.Client.GetStringAsync($"/a/{id}", Cancellation);
        Assert.DoesNotMatch("(?i)<img src=x|(href|src)=\"[^\"]*(script:|data:)|<[a-z][^<>\"]*(\"[^\"]*\"[^<>\"]*)* on[a-z]+=", page);
        Assert.DoesNotContain('\u202e', page);

        using var article = JsonDocument.Parse(await reader.Client.GetStringAsync($"/api/v1/articles/{id}", Cancellation));
        Assert.Equal("", article.RootElement.GetProperty("url").GetString());
        using var found = JsonDocument.Parse(await reader.Client.GetStringAsync("/api/v1/search?from=2000-01-01&limit=100", Cancellation));
        Assert.All(found.RootElement.GetProperty("hits").EnumerateArray(), hit => Assert.Matches("^(https?://.*)?$", hit.GetProperty("url").GetString()!));
    }
}
