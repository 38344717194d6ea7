using System.IO.Compression;
using System.Text;
using static Annals.Bench.Hostile.HostileCase;

namespace Annals.Bench.Hostile;

/// <summary>Sound feeds in hostile answers, and redirects.</summary>
internal static class TransferKinds
{
    private static readonly byte[] Sound = Encoding.UTF8.GetBytes(Rss.Around(""));

    public static IEnumerable<HostileCase> All(int inner) => [.. Compression(), .. Bodies(), .. Heads(), .. Statuses(), .. Redirects(), .. InnerAddresses(inner)];

    private static HostileCase[] Compression() =>
    [
        new("transfer/gzip-bomb") { Document = () => Bomb(1 << 30, Gzip), Headers = "Content-Encoding: gzip\r\n" },
        new("transfer/gzip-bomb-nested") { Document = () => Gzip(Bomb(1 << 30, Gzip)), Headers = "Content-Encoding: gzip, gzip\r\n" },
        new("transfer/gzip-bomb-ten-codings") { Document = () => Gzip(Sound), Headers = "Content-Encoding: gzip, gzip, gzip, gzip, gzip, gzip, gzip, gzip, gzip, gzip\r\n" },
        new("transfer/gzip-bomb-as-a-file") { Document = () => Bomb(1 << 30, Gzip), ContentType = "application/gzip" },
        new("transfer/gzip-bomb-in-a-file") { Document = () => Gzip(Bomb(1 << 30, Gzip)), ContentType = "application/xml", Headers = "Content-Encoding: gzip\r\n" },
        new("transfer/brotli-bomb") { Document = () => Bomb(1 << 30, Brotli), Headers = "Content-Encoding: br\r\n" },
        new("transfer/deflate-bomb") { Document = () => Bomb(1 << 30, Deflate), Headers = "Content-Encoding: deflate\r\n" },
        new("transfer/gzip-of-the-feed-alone") { Document = () => Gzip(Sound), ContentType = "application/gzip", Sound = 2, IsFaulty = false },
        new("transfer/gzip-truncated") { Document = () => Gzip(Sound)[..^20], Headers = "Content-Encoding: gzip\r\n" },
        new("transfer/gzip-claimed") { Document = () => Sound, Headers = "Content-Encoding: gzip\r\n", Sound = 2, IsFaulty = false },
        new("transfer/gzip-rubbish") { Document = () => [0x1f, 0x8b, 8, 0, 1, 2, 3, .. Sound], Headers = "Content-Encoding: gzip\r\n" },
        new("transfer/coding-of-nobody") { Document = () => Sound, Headers = "Content-Encoding: zstd-of-nobody\r\n", Sound = 2, IsFaulty = false },
    ];

    private static HostileCase[] Bodies() =>
    [
        Talking("transfer/endless-body", async talk =>
        {
            await talk.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n");
            await talk.SendAsync(Encoding.UTF8.GetBytes(Rss.Start()));
            var item = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Rss.Item("endless", "e"), 100)));
            while (true)
            {
                await talk.SendAsync(item);
            }
        }),
        Talking("transfer/endless-chunks", async talk =>
        {
            await talk.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n");
            var chunk = "8\r\n<a><b>cc\r\n"u8.ToArray();
            while (true)
            {
                await talk.SendAsync(chunk);
            }
        }),
        Talking("transfer/byte-by-byte-head", async talk => await DripAsync(talk, "HTTP/1.1 200 OK\r\nX-Slow: " + Rss.Repeat("x", 10_000))),
        Talking("transfer/byte-by-byte-body", async talk =>
        {
            await talk.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n");
            await DripAsync(talk, Encoding.UTF8.GetString(Sound));
        }),
        Talking("transfer/silence", talk => talk.SilenceAsync()),
        Talking("transfer/silence-after-the-head", async talk =>
        {
            await talk.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            await talk.SilenceAsync();
        }),
        Body("transfer/length-too-long", $"Content-Length: {Sound.Length + 5000}\r\n", sound: 2),
        Body("transfer/length-too-short", "Content-Length: 900\r\n"),
        Body("transfer/length-negative", "Content-Length: -1\r\n", sound: 2, isFaulty: false),
        Body("transfer/length-huge", "Content-Length: 99999999999999999999\r\n", sound: 2, isFaulty: false),
        Body("transfer/length-doubled", $"Content-Length: {Sound.Length}\r\nContent-Length: 5\r\n", sound: 2, isFaulty: false),
        Body("transfer/length-of-2-GB", "Content-Length: 2147483647\r\n"),
        Chunked("transfer/chunk-size-rubbish", "zz\r\n"),
        Chunked("transfer/chunk-size-huge", "ffffffffffffffff\r\n"),
        Chunked("transfer/chunk-cut", "1000\r\n"),
        Talking("transfer/closed-at-once", _ => Task.CompletedTask),
        Talking("transfer/closed-in-the-head", talk => talk.SendAsync("HTTP/1.1 200 OK\r\nContent-Ty").AsTask()),
        Talking("transfer/closed-in-the-body", async talk =>
        {
            await talk.SendAsync($"HTTP/1.1 200 OK\r\nContent-Length: {Sound.Length}\r\n\r\n");
            await talk.SendAsync(Sound.AsMemory(0, Sound.Length * 2 / 3));
        }, sound: 1),
    ];

    private static HostileCase[] Heads() =>
    [
        Talking("transfer/http-1.0", async talk =>
        {
            await talk.SendAsync("HTTP/1.0 200 OK\r\nContent-Type: text/xml\r\n\r\n");
            await talk.SendAsync(Sound);
        }, sound: 2, isFaulty: false),
        Talking("transfer/no-status-line", talk => talk.SendAsync(Sound).AsTask()),
        Talking("transfer/status-line-of-10-MB", talk => talk.SendAsync("HTTP/1.1 200 " + Rss.Repeat("O", 10_000_000)).AsTask()),
        Head("transfer/header-of-10-MB", () => $"X-Big: {Rss.Repeat("b", 10_000_000)}\r\n"),
        Head("transfer/headers-100000", () => Rss.Many(100_000, i => $"X-{i}: {i}\r\n")),
        Head("transfer/cookie-flood", () => Rss.Many(5000, i => $"Set-Cookie: c{i}={Rss.Repeat("x", 100)}\r\n")),
        Head("transfer/validator-of-50-KB", () => $"ETag: \"{Rss.Repeat("e", 50_000)}\"\r\nLast-Modified: {Rss.Repeat("x", 5000)}\r\n", sound: 2, isFaulty: false),
        Head("transfer/content-type-lies", () => "Content-Type: image/png\r\n", sound: 2, isFaulty: false),
        Head("transfer/content-type-odd", () => "Content-Type: ;;;charset=\"\xff\r\n", sound: 2, isFaulty: false),
        Talking("transfer/interim-answers", async talk =>
        {
            while (true)
            {
                await talk.SendAsync("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n");
            }
        }),
        new("transfer/tls-that-is-none") { OverTls = true, Talk = talk => talk.SendWithLengthAsync("", Sound) },
    ];

    private static HostileCase[] Statuses() =>
    [
        Status("304-unasked", "304 Not Modified"),
        Status("204", "204 No Content"),
        Status("206", "206 Partial Content"),
        Status("401", "401 Unauthorized"),
        Status("999", "999 Whatever"),
        Status("429-for-ever", "429 Slow down", "Retry-After: 99999999999\r\n"),
        Status("503-until-9999", "503 Later", "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT\r\n"),
        Status("503-negative", "503 Later", "Retry-After: -5\r\n"),
    ];

    private static HostileCase[] Redirects() =>
    [
        Talking("redirect/loop", talk => talk.RedirectAsync(talk.Path == "/feed" ? "/b" : "/feed")),
        Talking("redirect/to-itself", talk => talk.RedirectAsync("/feed")),
        Talking("redirect/growing", talk => talk.RedirectAsync(talk.Path + "/" + Rss.Repeat("x", talk.Path.Length))),
        Talking("redirect/chain", talk => talk.RedirectAsync("/feed" + (talk.Path.Length + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) + talk.Path[1..])),
        Talking("redirect/without-location", talk => talk.SendAsync("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n").AsTask()),
        Redirect("location-rubbish", "http://[::zz"),
        Redirect("to-a-file", "file:///etc/passwd"),
        Redirect("to-ftp", "ftp://127.0.0.1/"),
        Redirect("to-script", "javascript:alert(1)"),
        Redirect("to-data", "data:text/xml,<rss/>"),
        Redirect("to-gopher", "gopher://127.0.0.1:6379/_FLUSHALL"),
    ];

    // Each of these is loopback or somebody's inner network, in a notation that some library understands.
    private static IEnumerable<HostileCase> InnerAddresses(int port)
    {
        string[] hosts =
        [
            "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001", "0", "0.0.0.0", "127.0.0.1.", "127.255.255.254", "localhost", "localhost.", "LOCALHOST",
            "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fe80::1]", "[fc00::1]", "[0:0:0:0:0:0:0:1]",
            "10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "user:password@127.0.0.1", "gazette.invalid@127.0.0.1", "%31%32%37.0.0.1", "127\u30020\u30020\u30021",
        ];
        return hosts.Select(host => Talking("inner/" + host, talk => talk.RedirectAsync($"http://{Uri.EscapeDataString(host).Replace("%5B", "[", StringComparison.Ordinal).Replace("%5D", "]", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal).Replace("%40", "@", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal)}:{port}/secret")));
    }

    private static HostileCase Redirect(string name, string to) => Talking("redirect/" + name, talk => talk.RedirectAsync(to));

    private static HostileCase Status(string name, string status, string headers = "")
        => Talking("status/" + name, talk => talk.SendAsync($"HTTP/1.1 {status}\r\n{headers}Content-Length: 0\r\nConnection: close\r\n\r\n").AsTask());

    private static HostileCase Head(string kind, Func<string> headers, int sound = 0, bool isFaulty = true)
        => Talking(kind, talk => talk.SendWithLengthAsync(headers(), Sound), sound, isFaulty);

    private static HostileCase Body(string kind, string headers, int sound = 0, bool isFaulty = true) => Talking(kind, async talk =>
    {
        await talk.SendAsync($"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n{headers}Connection: close\r\n\r\n");
        await talk.SendAsync(Sound);
    }, sound, isFaulty);

    private static HostileCase Chunked(string kind, string size) => Talking(kind, async talk =>
    {
        await talk.SendAsync($"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n{size}");
        await talk.SendAsync(Sound.AsMemory(0, 400));
    });

    private static async Task DripAsync(Conversation talk, string text)
    {
        foreach (var character in text)
        {
            await talk.SendAsync(character.ToString());
            await Task.Delay(100, talk.End);
        }
    }

    private static byte[] Bomb(long size, Func<Action<Stream>, byte[]> pack) => pack(stream =>
    {
        stream.Write(Encoding.UTF8.GetBytes(Rss.Start() + "<item><title>bomb</title><description>"));
        var block = Encoding.UTF8.GetBytes(new string('a', 1 << 20));
        for (var sent = 0L; sent < size; sent += block.Length)
        {
            stream.Write(block);
        }
    });

    public static byte[] Gzip(byte[] bytes) => Gzip(stream => stream.Write(bytes));

    private static byte[] Gzip(Action<Stream> write) => Pack(target => new GZipStream(target, CompressionLevel.Fastest), write);

    private static byte[] Brotli(Action<Stream> write) => Pack(target => new BrotliStream(target, CompressionLevel.Fastest), write);

    private static byte[] Deflate(Action<Stream> write) => Pack(target => new ZLibStream(target, CompressionLevel.Fastest), write);

    private static byte[] Pack(Func<Stream, Stream> open, Action<Stream> write)
    {
        var packed = new MemoryStream();
        using (var stream = open(packed))
        {
            write(stream);
        }

        return packed.ToArray();
    }
}
