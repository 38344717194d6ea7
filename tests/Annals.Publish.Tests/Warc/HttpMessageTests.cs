using System.IO.Compression;
using System.Text;
using Annals.Publish.Warc;

namespace Annals.Publish.Tests.Warc;

public class HttpMessageTests
{
    [Fact]
    public void Chunks_and_codings_are_undone()
    {
        var packed = Pack("<p>text</p>");
        byte[] chunked = [.. Encoding.ASCII.GetBytes($"{packed.Length - 3:x};x=y\r\n"), .. packed[..^3], .. "\r\n3\r\n"u8, .. packed[^3..], .. "\r\n0\r\n\r\n"u8];

        var message = HttpMessage.Parse(Response("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", chunked));

        Assert.Equal(("<p>text</p>", null), (Encoding.UTF8.GetString(message!.Body.Span), message.Problem));
        Assert.Equal((200, "text/html; charset=gbk"), (message.Status, message.ContentType));
    }

    [Fact]
    public void A_body_whose_codings_somebody_undid_before_is_taken_as_it_is()
        => Assert.Equal("<p>text</p>", Encoding.UTF8.GetString(HttpMessage.Parse(Response("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", "<p>text</p>"u8.ToArray()))!.Body.Span));

    [Fact]
    public void A_body_that_ends_too_early_is_said_to()
        => Assert.Equal("it is cut off", HttpMessage.Parse(Response("Transfer-Encoding: chunked", "ff\r\n<p>te"u8.ToArray()))!.Problem);

    [Fact]
    public void What_does_not_begin_with_a_status_line_is_no_response()
    {
        Assert.Null(HttpMessage.Parse("GET / HTTP/1.1\r\n\r\n"u8.ToArray()));
        Assert.Null(HttpMessage.Parse("HTTP/1.1 OK\r\n\r\n"u8.ToArray()));
        Assert.Null(HttpMessage.Parse(default));
    }

    private static byte[] Response(string headers, byte[] body) => [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=gbk\r\n{headers}\r\n\r\n"), .. body];

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
