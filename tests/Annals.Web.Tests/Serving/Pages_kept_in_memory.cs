using System.IO.Compression;
using System.Net;
using Annals.Web.Serving;

namespace Annals.Web.Tests.Serving;

public sealed class Pages_kept_in_memory(ReaderFixture reader) : IClassFixture<ReaderFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("br;q=0, gzip;q=0.5, *;q=0")]
    public async Task A_page_is_the_same_in_every_coding_and_the_second_time(string accepted)
    {
        var plain = await AskAsync("/", null);
        var first = await AskAsync("/", accepted);
        var second = await AskAsync("/", accepted);

        Assert.Equal(plain.Text, first.Text);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(plain.Tag, second.Tag);
        Assert.Null(plain.Coding);
        Assert.Equal(accepted == "br" ? "br" : "gzip", second.Coding);
    }

    [Fact]
    public async Task The_headers_of_an_article_come_with_its_kept_page_too()
    {
        using var first = await reader.Client.GetAsync("/a/" + reader.Bridge, Cancellation);
        using var second = await reader.Client.GetAsync("/a/" + reader.Bridge, Cancellation);

        Assert.Contains("rel=\"timegate\"", second.Headers.GetValues("Link").Single());
        Assert.Equal(first.Headers.GetValues("Link"), second.Headers.GetValues("Link"));
    }

    [Fact]
    public async Task A_new_article_is_on_the_front_page_at_once()
    {
        await AskAsync("/", "br");

        reader.Keep("https://outlet.example/tide", "潮位今夜创新高");

        Assert.Contains("潮位今夜创新高", (await AskAsync("/", "br")).Text);
    }

    [Fact]
    public async Task A_page_is_made_anew_when_what_the_reader_did_changes()
    {
        var version = "1";
        await using var server = await ReaderServer.StartAsync(reader.Options with { Version = () => version }, Cancellation);
        using var client = ReaderFixture.ClientFor(server);
        using var before = await client.GetAsync("/", Cancellation);

        version = "2";
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { IfNoneMatch = { before.Headers.ETag! } } };
        using var after = await client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("identity", null)]
    [InlineData("br;q=0", null)]
    [InlineData("deflate, gzip, br", "br")]
    [InlineData("gzip;q=1.0", "gzip")]
    [InlineData("\"", null)]
    public void A_coding_is_used_only_where_it_is_accepted(string header, string? coding) => Assert.Equal(coding, PageCoding.Of(header));

    private async Task<(string Text, string? Coding, string Tag)> AskAsync(string path, string? accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accepted is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        }

        using var answer = await reader.Client.SendAsync(request, Cancellation);
        var coding = answer.Content.Headers.ContentEncoding.SingleOrDefault();
        await using var body = await answer.Content.ReadAsStreamAsync(Cancellation);
        await using Stream decoded = coding switch { "br" => new BrotliStream(body, CompressionMode.Decompress), "gzip" => new GZipStream(body, CompressionMode.Decompress), _ => body };
        using var text = new StreamReader(decoded);
        return (await text.ReadToEndAsync(Cancellation), coding, answer.Headers.ETag!.Tag);
    }
}
