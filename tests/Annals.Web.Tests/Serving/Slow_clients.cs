using System.Net.Sockets;

namespace Annals.Web.Tests.Serving;

/// <summary>Who opens a connection and dawdles holds it for a while, and not for ever.</summary>
public sealed class Slow_clients(ReaderFixture reader) : IClassFixture<ReaderFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("GET / HTTP/1.1\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")]
    public async Task A_request_that_never_ends_is_ended(string beginning)
    {
        await using var server = await ReaderServer.StartAsync(reader.Options with { Port = 0, LongestHead = TimeSpan.FromMilliseconds(300), LongestIdle = TimeSpan.FromMilliseconds(300) }, Cancellation);
        using var client = new TcpClient();
        await client.ConnectAsync("localhost", server.Address.Port, Cancellation);
        var stream = client.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(beginning), Cancellation);

        // The stream ends: the server closed it, with or without an answer.
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer, Cancellation);

        Assert.DoesNotContain("200 OK", System.Text.Encoding.ASCII.GetString(answer.ToArray()), StringComparison.Ordinal);
        using var other = ReaderFixture.ClientFor(server);
        Assert.Contains("Annals", await other.GetStringAsync(new Uri("/", UriKind.Relative), Cancellation), StringComparison.Ordinal);
    }
}
