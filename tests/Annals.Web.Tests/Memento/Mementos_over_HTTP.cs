using System.Net;

namespace Annals.Web.Tests.Memento;

public class Mementos_over_HTTP(ReaderFixture reader) : IClassFixture<ReaderFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://outlet.example/bridge")]
    [InlineData("http://OUTLET.example:80/bridge?utm_source=x")]
    [InlineData("https:/outlet.example/bridge")]
    [InlineData("outlet.example/bridge")]
    [InlineData("https%3A%2F%2Foutlet.example%2Fbridge")]
    public async Task The_timegate_finds_the_article_under_all_spellings_of_its_address(string url)
    {
        using var answer = await AskAsync($"/timegate/{url}", null);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal($"/a/{reader.Bridge}@2", answer.Headers.GetValues("Location").Single());
        Assert.Equal("Accept-Datetime", answer.Headers.GetValues("Vary").Single());
        Assert.False(answer.Headers.Contains("Memento-Datetime"));
    }

    [Fact]
    public async Task Before_the_first_capture_the_first_memento_answers_and_its_own_date_finds_it_again()
    {
        using var first = await AskAsync("/timegate/https://outlet.example/bridge", "Mon, 03 Jul 2000 00:00:00 GMT");
        using var memento = await reader.Client.GetAsync(first.Headers.Location, Cancellation);
        var date = memento.Headers.GetValues("Memento-Datetime").Single();

        using var again = await AskAsync("/timegate/https://outlet.example/bridge", date);

        // Both revisions of the fixture were seen in one second: the later of them is what stood there in the end.
        Assert.Equal($"/a/{reader.Bridge}@1", first.Headers.Location!.ToString());
        Assert.Equal($"/a/{reader.Bridge}@2", again.Headers.Location!.ToString());
        var links = memento.Headers.GetValues("Link").Single();
        Assert.Contains("<https://outlet.example/bridge>; rel=\"original\"", links);
        Assert.Contains("</timegate/https://outlet.example/bridge>; rel=\"timegate\"", links);
        Assert.Contains("</timemap/link/https://outlet.example/bridge>; rel=\"timemap\"; type=\"application/link-format\"", links);
        Assert.Contains($"</a/{reader.Bridge}@1>; rel=\"first memento\"; datetime=\"{date}\"", links);
        Assert.Contains($"</a/{reader.Bridge}@2>; rel=\"last next memento\"", links);
    }

    [Fact]
    public async Task The_timemap_lists_every_memento()
    {
        using var answer = await AskAsync("/timemap/link/https://outlet.example/bridge", null);
        var map = await answer.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal("application/link-format", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(5, map.Trim().Split(",\n").Length);
        Assert.Contains("rel=\"self\"", map);
        Assert.Contains("rel=\"first memento\"", map);
        Assert.Contains("rel=\"last memento\"", map);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2024-07-03T00:00:00Z")]
    [InlineData("Tue, 03 Jul 2024 00:00:00 GMT")]
    public async Task A_malformed_date_is_a_bad_request(string date)
    {
        using var answer = await AskAsync("/timegate/https://outlet.example/bridge", date);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("/timegate/https://outlet.example/unknown")]
    [InlineData("/timemap/link/https://outlet.example/unknown")]
    [InlineData("/timegate/")]
    [InlineData("/timegate/%0d%0aX:%20y")]
    public async Task An_unknown_address_is_not_found(string path)
    {
        using var answer = await AskAsync(path, null);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_page_of_an_article_as_it_stands_is_no_memento()
    {
        using var answer = await AskAsync($"/a/{reader.Bridge}", null);

        Assert.False(answer.Headers.Contains("Memento-Datetime"));
        Assert.Contains("rel=\"timegate\"", answer.Headers.GetValues("Link").Single());
    }

    [Theory]
    [InlineData("", "text/plain", "Archived ")]
    [InlineData("?format=text&sentence=1", "text/plain", "#s1")]
    [InlineData("?format=bibtex", "application/x-bibtex", "@online{annals-")]
    [InlineData("?format=csl-json", "application/vnd.citationstyles.csl+json", "\"article-newspaper\"")]
    public async Task An_article_is_cited_in_every_form(string query, string type, string holds)
    {
        using var answer = await AskAsync($"/api/v1/articles/{reader.Bridge}@1/cite{query}", null);

        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(holds, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData("@1/cite?format=docx", HttpStatusCode.BadRequest)]
    [InlineData("@9/cite", HttpStatusCode.NotFound)]
    [InlineData("@1/cite?sentence=99", HttpStatusCode.NotFound)]
    [InlineData("@1/cite?sentence=x", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_cited_is_said(string path, HttpStatusCode expected)
    {
        using var answer = await AskAsync($"/api/v1/articles/{reader.Bridge}{path}", null);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task An_hour_shows_headlines_as_they_were_then()
    {
        using var asked = await AskAsync("/at?day=2024-07-04&hour=9", null);
        using var nonsense = await AskAsync("/at/2024-07-04T99", null);
        var seen = ReaderFixture.Now;
        var page = await reader.Client.GetStringAsync($"/at/{seen.AddHours(1):yyyy-MM-dd'T'HH}?ui=zh", Cancellation);
        var before = await reader.Client.GetStringAsync($"/at/{seen.AddHours(-1):yyyy-MM-dd'T'HH}?ui=zh", Cancellation);

        Assert.Equal("/at/2024-07-04T09", asked.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, nonsense.StatusCode);
        Assert.Contains($"/a/{reader.Bridge}@2?ui=zh\"", page);
        Assert.Contains("老城区试装智能水表", page);
        Assert.Contains("此前 24 小时内没有收录到文章", before);
    }

    private async Task<HttpResponseMessage> AskAsync(string path, string? date)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(reader.Client.BaseAddress + path[1..], new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (date is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Datetime", date);
        }

        return await reader.Client.SendAsync(request, Cancellation);
    }
}
