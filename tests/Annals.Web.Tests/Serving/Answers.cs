using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Annals.Web.Tests.Serving;

public class Answers(ReaderFixture reader) : IClassFixture<ReaderFixture>
{
    private const string Policy = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

    public static TheoryData<string> Routes => ["/", "/day/2024-07-03", "/search?q=a", "/feeds", "/nothing", "/a/nonsense", "/health", "/ready", "/favicon.svg", "/robots.txt", Pages.Style.StyleSheet.Path, "/api/v1/search?q=a", "/api/v1/feeds", "/api/v1/nothing", "/outlet/nobody"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Every_answer_lets_a_page_load_nothing_from_elsewhere(string address)
    {
        using var answer = await reader.Client.GetAsync(address, Cancellation);

        Assert.Equal(Policy, answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task HEAD_answers_as_GET_without_the_body(string address)
    {
        using var got = await reader.Client.GetAsync(address, Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var head = await reader.Client.SendAsync(request, Cancellation);

        Assert.Equal(got.StatusCode, head.StatusCode);
        Assert.Equal(got.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    public async Task Whatever_would_change_something_is_refused(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/");
        using var answer = await reader.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow);
        Assert.Equal(Policy, answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("192.168.1.10")]
    [InlineData("10.0.0.1:8427")]
    public async Task A_foreign_name_is_refused(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = host } };
        using var answer = await reader.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
        Assert.DoesNotContain("望川大桥", await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.DoesNotContain(host, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("127.1.2.3:99")]
    [InlineData("[::1]:8427")]
    [InlineData("news.localhost:8427")]
    public async Task Our_own_names_are_answered(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health") { Headers = { Host = host } };
        using var answer = await reader.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_page_is_sent_compressed_to_who_can_read_it(string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { AcceptEncoding = { new StringWithQualityHeaderValue(encoding) } } };
        using var answer = await reader.Client.SendAsync(request, Cancellation);
        await using var body = await answer.Content.ReadAsStreamAsync(Cancellation);
        await using Stream unpacked = encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        using var text = new StreamReader(unpacked, Encoding.UTF8);

        Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
        Assert.Contains("望川大桥今晨通车", await text.ReadToEndAsync(Cancellation));
    }

    [Fact]
    public async Task A_page_that_did_not_change_costs_a_304_until_the_index_moves()
    {
        using var first = await reader.Client.GetAsync("/day/2024-07-02", Cancellation);
        var tag = first.Headers.ETag!;

        using var again = await GetAsync("/day/2024-07-02", tag);
        using var other = await GetAsync("/day/2024-07-03", tag);
        reader.Keep("https://outlet.example/later", "后来的文章");
        using var after = await GetAsync("/day/2024-07-02", tag);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(tag, again.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task The_style_sheet_may_be_kept_for_ever()
    {
        using var answer = await reader.Client.GetAsync(Pages.Style.StyleSheet.Path, Cancellation);

        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.GetValues("Cache-Control").Single());
        Assert.Equal("text/css", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Search_engines_are_asked_to_stay_away()
        => Assert.Equal("User-agent: *\nDisallow: /\n", await reader.Client.GetStringAsync("/robots.txt", Cancellation));

    [Fact]
    public async Task A_port_in_use_is_said_in_one_line_with_what_to_do()
    {
        var taken = reader.Client.BaseAddress!.Port;

        var exception = await Assert.ThrowsAsync<ListenException>(() => ReaderServer.StartAsync(reader.Options with { Port = taken }, Cancellation));

        Assert.Contains($"port {taken}", exception.Message);
        Assert.Contains("--port", exception.Message);
        Assert.DoesNotContain("\n", exception.Message);
    }

    [Fact]
    public async Task Half_a_request_and_rubbish_do_not_stop_the_reader()
    {
        foreach (var rubbish in new[] { "GET / HTTP/1.1\r\nHost: localhost\r\nX", "\0\0\0\0\r\n\r\n", "GET " + new string('a', 40_000) + " HTTP/1.1\r\n\r\n" })
        {
            using var socket = new TcpClient("127.0.0.1", reader.Client.BaseAddress!.Port);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(rubbish), Cancellation);
        }

        Assert.Equal("ok\n", await reader.Client.GetStringAsync("/health", Cancellation));
    }

    [Fact]
    public async Task A_stopped_reader_leaves_its_port_free()
    {
        var server = await ReaderServer.StartAsync(reader.Options, Cancellation);
        var port = server.Address.Port;
        await server.StopAsync(Cancellation);
        await server.DisposeAsync();

        await using var next = await ReaderServer.StartAsync(reader.Options with { Port = port }, Cancellation);

        Assert.Equal(port, next.Address.Port);
    }

    private async Task<HttpResponseMessage> GetAsync(string address, EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { tag } } };
        return await reader.Client.SendAsync(request, Cancellation);
    }
}
