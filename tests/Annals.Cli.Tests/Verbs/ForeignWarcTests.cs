using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Annals.Cli.Tests.Support;

namespace Annals.Cli.Tests.Verbs;

/// <summary>WARC files that other programs wrote, of a small site that this test serves.</summary>
public sealed class ForeignWarcTests : IDisposable
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_wget_recorded_becomes_an_article_with_its_picture_dated_by_its_capture()
    {
        using var site = new Site();
        if (Run("wget", "-q", "-p", "-P", In("mirror"), "--warc-file", In("site"), site.Address + "bridge.html") is not { } code)
        {
            Assert.Skip("WGET IS NOT INSTALLED, and nothing was proved: apt-get install wget");
            return;
        }

        Assert.Equal(0, code);
        var imported = await Invocation.OfAsync("import", In("site.warc.gz"), "--archive", In("archive"));

        Assert.Equal((0, ""), (imported.ExitCode, imported.Output));
        Assert.Contains("1 new articles", imported.Errors, StringComparison.Ordinal);
        Assert.Contains("1 pictures", imported.Errors, StringComparison.Ordinal);
        var lines = Lines("archive");
        var revision = lines.Single(line => Kind(line) == "revision");
        Assert.Equal("The bridge opens after five years", revision.GetProperty("title").GetString());
        Assert.True(DateTimeOffset.UtcNow - revision.GetProperty("captured").GetDateTimeOffset() < TimeSpan.FromMinutes(10));
        Assert.Equal(site.Address + "quay.png", lines.Single(line => Kind(line) == "blob").GetProperty("url").GetString());
        Assert.Equal("text/html; charset=utf-8", lines.Single(line => Kind(line) == "page").GetProperty("pages")[0].GetProperty("type").GetString());
        Assert.Equal(0, (await Invocation.OfAsync("verify", "--archive", In("archive"))).ExitCode);

        var before = lines.Count;
        var second = await Invocation.OfAsync("import", In("site.warc.gz"), "--archive", In("archive"));
        Assert.Contains("1 known already", second.Errors, StringComparison.Ordinal);
        Assert.Equal(before, Lines("archive").Count);
    }

    [Fact]
    public async Task A_damaged_file_gives_what_can_be_read_and_says_where_it_is_damaged()
    {
        byte[][] records = [Response("https://news.example/a", "First bridge"), Response("https://news.example/b", "Second bridge"), Response("https://news.example/c", "Third bridge")];
        records[1][records[1].Length / 2] ^= 0xff;
        _folder.File("damaged.warc.gz", [.. records.SelectMany(record => record)]);

        var imported = await Invocation.OfAsync("import", In("damaged.warc.gz"), "--archive", In("archive"));

        Assert.Equal(1, imported.ExitCode);
        Assert.Contains("2 new articles", imported.Errors, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"damaged.warc.gz, byte {records[0].Length}"), imported.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_capture_than_the_archive_has_is_not_put_before_it_and_said()
    {
        _folder.File("new.warc.gz", Response("https://news.example/a", "The bridge is open", "2024-05-04T06:30:00Z"));
        _folder.File("old.warc.gz", Response("https://news.example/a", "The bridge will open", "2024-05-03T06:30:00Z"));

        await Invocation.OfAsync("import", In("new.warc.gz"), "--archive", In("archive"));
        var older = await Invocation.OfAsync("import", In("old.warc.gz"), "--archive", In("archive"));

        Assert.Contains("later version", older.Errors, StringComparison.Ordinal);
        Assert.Equal("2024-05-04T06:30:00.000Z", Lines("archive").Single(line => Kind(line) == "revision").GetProperty("captured").GetString());
    }

    private static string Kind(JsonElement line) => line.GetProperty("kind").GetString()!;

    private static int? Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static byte[] Response(string url, string title, string date = "2024-05-03T06:30:00Z")
    {
        var body = Article(title, "");
        var block = $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes($"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{Guid.NewGuid()}>\r\nWARC-Target-URI: <{url}>\r\nWARC-Date: {date}\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: {Encoding.UTF8.GetByteCount(block)}\r\n\r\n{block}\r\n\r\n"));
        }

        return packed.ToArray();
    }

    private static string Article(string title, string picture)
        => $"<!DOCTYPE html><html lang=\"en\"><head><title>{title}</title><meta property=\"og:title\" content=\"{title}\"><link rel=\"stylesheet\" href=\"style.css\"></head><body><nav><a href=\"/\">Home</a></nav><article><h1>{title}</h1>{picture}"
            + string.Concat(Enumerable.Range(1, 6).Select(i => $"<p>Paragraph {i} of the report says in a sentence of some length that the bridge over the river was built by {i * 40} people, and that they were paid for it.</p>"))
            + "</article><footer>Imprint</footer></body></html>";

    private string In(string relative) => Path.Combine(_folder.Path, relative);

    private List<JsonElement> Lines(string archive)
        => [.. Directory.GetFiles(In(archive + "/journal"), "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadAllLines).Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>An article in chunks, its style and its picture.</summary>
    private sealed class Site : IDisposable
    {
        private readonly HttpListener _listener;

        public Site()
        {
            (_listener, Address) = Listen();
            _ = ServeAsync();
        }

        public string Address { get; }

        public void Dispose() => _listener.Close();

        // The framework's listener does not take port 0.
        private static (HttpListener Listener, string Address) Listen()
        {
            for (var port = 42_117; ; port++)
            {
                var listener = new HttpListener();
                var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/");
                listener.Prefixes.Add(address);
                try
                {
                    listener.Start();
                    return (listener, address);
                }
                catch (HttpListenerException) when (port < 42_217)
                {
                    listener.Close();
                }
            }
        }

        private async Task ServeAsync()
        {
            while (_listener.IsListening)
            {
                try
                {
                    var context = await _listener.GetContextAsync();
                    var (type, body) = context.Request.Url!.AbsolutePath switch
                    {
                        "/bridge.html" => ("text/html; charset=utf-8", Encoding.UTF8.GetBytes(Article("The bridge opens after five years", "<figure><img src=\"/quay.png\" alt=\"The quay\" width=\"600\" height=\"400\"></figure>"))),
                        "/quay.png" => ("image/png", Png),
                        "/style.css" => ("text/css", "p { margin: 0 }"u8.ToArray()),
                        _ => ("", []),
                    };
                    context.Response.StatusCode = type.Length > 0 ? 200 : 404;
                    context.Response.ContentType = type.Length > 0 ? type : "text/plain";
                    context.Response.SendChunked = true;
                    await context.Response.OutputStream.WriteAsync(body);
                    context.Response.Close();
                }
                catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
            }
        }
    }
}
