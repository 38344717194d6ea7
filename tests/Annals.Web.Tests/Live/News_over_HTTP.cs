using System.Net;
using Annals.Web.Live;

namespace Annals.Web.Tests.Live;

public class News_over_HTTP(ReaderFixture reader) : IClassFixture<ReaderFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tells_a_page_what_has_come_since_it_was_made()
    {
        using var answer = await OpenAsync("/live?had=2");
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancellation));

        Assert.Equal("""{"new":2}""", await NextDataAsync(lines));

        reader.Keep("https://outlet.example/news", "又一篇");
        Assert.Equal("""{"new":3}""", await NextDataAsync(lines));
    }

    [Theory]
    [InlineData("/live")]
    [InlineData("/live?had=many")]
    [InlineData("/live?had=-1")]
    public async Task Asks_what_the_page_had(string address)
    {
        using var answer = await OpenAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Stops_with_the_server_at_once_and_lets_only_so_many_listen()
    {
        await using var server = await ReaderServer.StartAsync(reader.Options, Cancellation);
        using var client = ReaderFixture.ClientFor(server);
        var listening = new List<HttpResponseMessage>();
        for (var number = 0; number < LiveEndpoint.MostListeners; number++)
        {
            listening.Add(await OpenAsync("/live?had=1000", client));
        }

        using var oneTooMany = await OpenAsync("/live?had=1000", client);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, oneTooMany.StatusCode);
        Assert.All(listening, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));

        // The host waits three seconds for answers under way; these do not need any.
        await server.StopAsync(Cancellation);
        foreach (var answer in listening)
        {
            Assert.Equal("retry: 10000\n\n", await answer.Content.ReadAsStringAsync(Cancellation));
            answer.Dispose();
        }
    }

    [Fact]
    public async Task A_page_that_was_left_makes_room_for_another()
    {
        await using var server = await ReaderServer.StartAsync(reader.Options, Cancellation);
        using var client = ReaderFixture.ClientFor(server);
        for (var number = 0; number < LiveEndpoint.MostListeners + 8; number++)
        {
            HttpStatusCode status;
            do
            {
                using var answer = await OpenAsync("/live?had=1000", client);
                status = answer.StatusCode;
            }
            while (status == HttpStatusCode.ServiceUnavailable);
            Assert.Equal(HttpStatusCode.OK, status);
        }
    }

    private Task<HttpResponseMessage> OpenAsync(string address, HttpClient? client = null)
        => (client ?? reader.Client).GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancellation);

    private static async Task<string> NextDataAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync(Cancellation) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return line["data: ".Length..];
            }
        }

        throw new InvalidOperationException("the stream ended");
    }
}
