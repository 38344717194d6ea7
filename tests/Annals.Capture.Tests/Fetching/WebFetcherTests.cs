using System.IO.Compression;
using System.Text;
using Annals.Capture.Fetching;
using Annals.Capture.Politeness;
using Annals.Capture.Tests.Support;

namespace Annals.Capture.Tests.Fetching;

public sealed class WebFetcherTests : IDisposable
{
    private static readonly PolitenessSettings Hasty = new() { Gap = TimeSpan.Zero, Patience = TimeSpan.Zero };
    private readonly FaultyServer _server = new();
    private readonly List<IDisposable> _fetchers = [];

    public void Dispose()
    {
        _fetchers.ForEach(fetcher => fetcher.Dispose());
        _server.Dispose();
    }

    [Fact]
    public async Task A_private_address_is_refused_without_being_asked()
    {
        _server.On("/feed.xml", "<rss/>");

        var result = await GetAsync("/feed.xml", new FetchSettings());

        Assert.Equal(FetchOutcome.Refused, result.Outcome);
        Assert.Contains("not on the public Internet", result.Reason, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Theory]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://0x7f.1:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://127.1:{0}/")]
    public async Task Every_spelling_of_a_private_address_is_refused(string url)
    {
        var port = _server.Authority.Split(':')[1];

        var result = await Fetcher(new FetchSettings()).GetAsync(new FetchRequest(url.Replace("{0}", port, StringComparison.Ordinal), FetchKind.Image), Cancel);

        Assert.Equal(FetchOutcome.Refused, result.Outcome);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task A_private_host_may_be_allowed_by_name_and_port()
    {
        _server.On("/feed.xml", "<rss/>");

        var result = await GetAsync("/feed.xml", new FetchSettings { AllowedAuthorities = new HashSet<string> { _server.Authority } });

        Assert.Equal(FetchOutcome.Ok, result.Outcome);
    }

    [Fact]
    public async Task A_redirect_from_an_allowed_host_into_a_private_network_is_refused()
    {
        using var inner = new FaultyServer();
        inner.On("/secret", "secret");
        _server.On("/feed.xml", Reply.Redirect(302, inner.Root + "/secret"));

        var result = await GetAsync("/feed.xml", new FetchSettings { AllowedAuthorities = new HashSet<string> { _server.Authority } });

        Assert.Equal(FetchOutcome.Refused, result.Outcome);
        Assert.Empty(inner.Requests);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/feed")]
    [InlineData("javascript:alert(1)")]
    [InlineData("nonsense")]
    public async Task Nothing_but_http_is_fetched(string url)
    {
        Assert.Equal(FetchOutcome.Refused, (await Fetcher(Open).GetAsync(new FetchRequest(url, FetchKind.Page), Cancel)).Outcome);

        _server.On("/r", Reply.Redirect(302, url == "nonsense" ? "http://" : url));
        Assert.Equal(FetchOutcome.BadRedirect, (await GetAsync("/r", Open)).Outcome);
    }

    [Fact]
    public async Task A_feed_has_moved_only_when_every_redirect_is_for_good()
    {
        _server.On("/a", Reply.Redirect(301, "/b"));
        _server.On("/b", Reply.Redirect(308, "/c"));
        _server.On("/c", "<rss/>");
        _server.On("/x", Reply.Redirect(301, "/y"));
        _server.On("/y", Reply.Redirect(302, "/c"));

        Assert.Equal(_server.Root + "/c", (await GetAsync("/a", Open)).MovedTo);
        Assert.Null((await GetAsync("/x", Open)).MovedTo);
        Assert.Null((await GetAsync("/c", Open)).MovedTo);
    }

    [Fact]
    public async Task Redirects_in_a_loop_end()
    {
        _server.On("/a", Reply.Redirect(302, "/b"));
        _server.On("/b", Reply.Redirect(302, "/a"));
        _server.On("/n", asked => Reply.Redirect(302, "/n?" + asked.Target.Length));
        _server.On("/long", asked => Reply.Redirect(302, asked.Target + (asked.Target.Contains('?', StringComparison.Ordinal) ? "1" : "?1")));

        Assert.Equal(FetchOutcome.BadRedirect, (await GetAsync("/a", Open)).Outcome);
        Assert.Equal(FetchOutcome.BadRedirect, (await GetAsync("/n", Open)).Outcome);
        Assert.Equal(FetchOutcome.BadRedirect, (await GetAsync("/long", Open)).Outcome);
        Assert.Equal(11, _server.AskedFor("/long"));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Compressed_answers_are_unpacked_and_bombs_are_not(string coding)
    {
        var bomb = Compress(coding, new byte[3_000_000]);
        _server.On("/small", Reply.Ok(Compress(coding, Encoding.UTF8.GetBytes("新闻"))).With("Content-Encoding", coding));
        _server.On("/bomb", Reply.Ok(bomb).With("Content-Encoding", coding));

        var small = await GetAsync("/small", Open);
        var large = await GetAsync("/bomb", Open with { MostBytes = 1_000_000 });

        Assert.Equal("新闻", Encoding.UTF8.GetString(small.Body.Span));
        Assert.True(bomb.Length < 10_000);
        Assert.Equal(FetchOutcome.TooLarge, large.Outcome);
        Assert.Equal(0, large.Body.Length);
    }

    [Fact]
    public async Task A_bomb_inside_a_bomb_is_not_unpacked()
    {
        var bomb = Compress("gzip", Compress("gzip", new byte[30_000_000]));
        _server.On("/feed.xml", Reply.Ok(bomb).With("Content-Encoding", "gzip, gzip"));

        Assert.Equal(FetchOutcome.TooLarge, (await GetAsync("/feed.xml", Open with { MostBytes = 1_000_000 })).Outcome);
    }

    [Fact]
    public async Task A_packing_that_nobody_asked_for_is_named_and_no_empty_answer()
    {
        _server.On("/feed.xml", Reply.Ok([0x28, 0xb5, 0x2f, 0xfd, 0x04]).With("Content-Encoding", "zstd"));

        var result = await GetAsync("/feed.xml", Open);

        Assert.Equal(FetchOutcome.BadAnswer, result.Outcome);
        Assert.Contains("Content-Encoding: zstd", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_character_set_where_the_packing_should_stand_packs_nothing()
    {
        _server.On("/feed.xml", Reply.Ok("\n<rss/>").With("Content-Encoding", "utf-8"));

        Assert.Equal("\n<rss/>", Encoding.UTF8.GetString((await GetAsync("/feed.xml", Open)).Body.Span));
    }

    [Fact]
    public async Task Plain_text_that_claims_to_be_gzip_is_read_as_it_is()
    {
        _server.On("/feed.xml", Reply.Ok("<rss/>").With("Content-Encoding", "gzip"));

        var result = await GetAsync("/feed.xml", Open);

        Assert.Equal(FetchOutcome.Ok, result.Outcome);
        Assert.Equal("<rss/>", Encoding.UTF8.GetString(result.Body.Span));
    }

    [Fact]
    public async Task A_body_shorter_than_announced_is_damaged_and_gives_no_validators()
    {
        _server.On("/feed.xml", (Reply.Ok("half of it") with { ClaimedLength = 100 }).With("ETag", "\"1\""));

        var result = await GetAsync("/feed.xml", Open);

        Assert.Equal(FetchOutcome.Damaged, result.Outcome);
        Assert.Equal("half of it", Encoding.UTF8.GetString(result.Body.Span));
        Assert.Null(result.Validators);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_compressed_stream_cut_short_is_damaged(string coding)
    {
        var whole = Compress(coding, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 2000))));
        _server.On("/feed.xml", Reply.Ok(whole[..(whole.Length / 2)]).With("Content-Encoding", coding).With("ETag", "\"1\""));

        var result = await GetAsync("/feed.xml", Open);

        Assert.Equal(FetchOutcome.Damaged, result.Outcome);
        Assert.StartsWith("01234567891011", Encoding.UTF8.GetString(result.Body.Span), StringComparison.Ordinal);
        Assert.Null(result.Validators);
    }

    [Fact]
    public async Task More_bytes_than_the_limit_are_not_read()
    {
        _server.On("/announced", Reply.Ok(new byte[20_000]));
        _server.On("/endless", Reply.Bytewise("HTTP/1.1 200 OK\r\n\r\n" + new string('x', 20_000)));

        Assert.Equal(FetchOutcome.TooLarge, (await GetAsync("/announced", Open with { MostWireBytes = 10_000 })).Outcome);
        Assert.Equal(FetchOutcome.TooLarge, (await GetAsync("/endless", Open with { MostWireBytes = 10_000 })).Outcome);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n\r\n")]
    [InlineData("HTTP/1.1 two hundred\r\n\r\n")]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnonsense")]
    public async Task What_is_not_HTTP_is_an_outcome_and_no_exception(string raw)
    {
        _server.On("/feed.xml", Reply.Bytewise(raw));

        var result = await GetAsync("/feed.xml", Open);

        Assert.True(result.Outcome is FetchOutcome.BadAnswer or FetchOutcome.Damaged or FetchOutcome.Unreachable, result.Outcome.ToString());
        Assert.NotEmpty(result.Reason);
    }

    [Fact]
    public async Task Huge_headers_are_refused()
    {
        _server.On("/feed.xml", Reply.Bytewise($"HTTP/1.1 200 OK\r\nX-Flood: {new string('x', 200_000)}\r\n\r\n"));

        Assert.Equal(FetchOutcome.TooLarge, (await GetAsync("/feed.xml", Open)).Outcome);
    }

    [Fact]
    public async Task A_silent_server_times_out()
    {
        _server.On("/feed.xml", Reply.Ok("late") with { Delay = TimeSpan.FromMinutes(5) });

        Assert.Equal(FetchOutcome.TimedOut, (await GetAsync("/feed.xml", Open with { Deadline = TimeSpan.FromMilliseconds(200) })).Outcome);
    }

    [Fact]
    public async Task Nobody_listening_is_a_reason_in_plain_words()
    {
        var result = await Fetcher(Open).GetAsync(new FetchRequest("http://127.0.0.1:1/feed.xml", FetchKind.Feed), Cancel);

        Assert.Equal(FetchOutcome.Unreachable, result.Outcome);
        Assert.Equal("the connection was refused", result.Reason);
    }

    [Fact]
    public async Task Validators_go_back_to_the_host_that_gave_them_and_to_no_other()
    {
        using var other = new FaultyServer();
        other.On("/feed.xml", "<rss/>");
        _server.On("/feed.xml", asked => asked.Header("If-None-Match") == "\"1\"" && asked.Header("If-Modified-Since") == "Fri, 01 May 2026 08:00:00 GMT"
            ? Reply.Status(304)
            : Reply.Ok("<rss/>").With("ETag", "\"1\"").With("Last-Modified", "Fri, 01 May 2026 08:00:00 GMT"));

        var first = await GetAsync("/feed.xml", Open);
        var again = await Fetcher(Open).GetAsync(new FetchRequest(_server.Root + "/feed.xml", FetchKind.Feed) { Validators = first.Validators }, Cancel);
        await Fetcher(Open).GetAsync(new FetchRequest(other.Root + "/feed.xml", FetchKind.Feed) { Validators = first.Validators }, Cancel);

        Assert.Equal(FetchOutcome.NotModified, again.Outcome);
        Assert.Null(other.Requests[0].Header("If-None-Match"));
    }

    [Fact]
    public async Task An_answer_of_not_modified_to_an_unconditional_request_is_an_error()
    {
        _server.On("/feed.xml", Reply.Status(304));

        Assert.Equal(FetchOutcome.BadAnswer, (await GetAsync("/feed.xml", Open)).Outcome);
    }

    [Fact]
    public async Task We_say_who_we_are_and_keep_no_cookies()
    {
        _server.On("/feed.xml", Reply.Ok("<rss/>").With("Set-Cookie", "id=1"));
        var fetcher = Fetcher(Open);

        await fetcher.GetAsync(new FetchRequest(_server.Root + "/feed.xml", FetchKind.Feed), Cancel);
        await fetcher.GetAsync(new FetchRequest(_server.Root + "/feed.xml", FetchKind.Feed), Cancel);

        Assert.All(_server.Requests, asked => Assert.StartsWith("Annals/", asked.Header("User-Agent"), StringComparison.Ordinal));
        Assert.All(_server.Requests, asked => Assert.Null(asked.Header("Cookie")));
    }

    [Fact]
    public async Task What_robots_txt_disallows_is_not_asked()
    {
        _server.On("/robots.txt", "User-agent: *\nDisallow: /private/\n", "text/plain");
        _server.On("/private/feed.xml", "<rss/>");
        _server.On("/feed.xml", Reply.Redirect(302, "/private/feed.xml"));

        Assert.Equal(FetchOutcome.DisallowedByRobots, (await GetAsync("/private/feed.xml", Open)).Outcome);
        Assert.Equal(FetchOutcome.DisallowedByRobots, (await GetAsync("/feed.xml", Open)).Outcome);
        Assert.Equal(0, _server.AskedFor("/private/feed.xml"));
    }

    [Fact]
    public async Task Without_a_robots_txt_everything_may_be_fetched_and_with_a_broken_one_nothing()
    {
        _server.On("/feed.xml", "<rss/>");
        Assert.Equal(FetchOutcome.Ok, (await GetAsync("/feed.xml", Open)).Outcome);

        _server.On("/robots.txt", Reply.Status(500));
        var result = await GetAsync("/feed.xml", Open);
        Assert.Equal(FetchOutcome.RobotsUnknown, result.Outcome);
        Assert.Contains("robots.txt", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task robots_txt_is_asked_for_once()
    {
        _server.On("/feed.xml", "<rss/>");
        var fetcher = Fetcher(Open);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => fetcher.GetAsync(new FetchRequest(_server.Root + "/feed.xml", FetchKind.Feed), Cancel)));

        Assert.Equal(1, _server.AskedFor("/robots.txt"));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_host_that_wants_to_be_left_alone_is_asked_for_nothing_more(int status)
    {
        _server.On("/feed.xml", Reply.Status(status).With("Retry-After", "3600"));
        _server.On("/page.html", "<p>", "text/html");
        var fetcher = Fetcher(Open);

        var first = await fetcher.GetAsync(new FetchRequest(_server.Root + "/feed.xml", FetchKind.Feed), Cancel);
        var page = await fetcher.GetAsync(new FetchRequest(_server.Root + "/page.html", FetchKind.Page), Cancel);
        var picture = await fetcher.GetAsync(new FetchRequest(_server.Root + "/p.png", FetchKind.Image), Cancel);

        Assert.Equal([FetchOutcome.Throttled, FetchOutcome.Throttled, FetchOutcome.Throttled], [first.Outcome, page.Outcome, picture.Outcome]);
        Assert.InRange(first.RetryAt!.Value - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(50), TimeSpan.FromMinutes(61));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_hold_survives_the_process_and_never_exceeds_a_day()
    {
        _server.On("/feed.xml", Reply.Status(429).With("Retry-After", "99999999"));
        var gates = new HostGates(Hasty, TimeProvider.System);
        await Fetcher(Open, gates).GetAsync(new FetchRequest(_server.Root + "/feed.xml", FetchKind.Feed), Cancel);

        var later = new HostGates(Hasty, TimeProvider.System);
        later.Restore(gates.Holds);
        var result = await Fetcher(Open, later).GetAsync(new FetchRequest(_server.Root + "/feed.xml", FetchKind.Feed), Cancel);

        Assert.Equal(FetchOutcome.Throttled, result.Outcome);
        Assert.InRange(result.RetryAt!.Value - DateTimeOffset.UtcNow, TimeSpan.FromHours(23), TimeSpan.FromHours(24.1));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_host_never_sees_more_than_two_of_us()
    {
        for (var i = 0; i < 8; i++)
        {
            _server.On($"/{i}", Reply.Ok("x") with { Delay = TimeSpan.FromMilliseconds(30) });
        }

        var fetcher = Fetcher(Open);
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => fetcher.GetAsync(new FetchRequest($"{_server.Root}/{i}", i % 2 == 0 ? FetchKind.Page : FetchKind.Image), Cancel)));

        Assert.All(results, result => Assert.Equal(FetchOutcome.Ok, result.Outcome));
        Assert.InRange(_server.MostConcurrent, 1, 2);
    }

    private static FetchSettings Open { get; } = new() { AllowPrivate = true, Deadline = TimeSpan.FromSeconds(20) };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<FetchResult> GetAsync(string path, FetchSettings settings) => Fetcher(settings).GetAsync(new FetchRequest(_server.Root + path, FetchKind.Feed), Cancel);

    private WebFetcher Fetcher(FetchSettings settings, HostGates? gates = null)
    {
        var fetcher = new WebFetcher(settings, gates ?? new HostGates(Hasty, TimeProvider.System), new RobotsCache(TimeProvider.System), TimeProvider.System);
        _fetchers.Add(fetcher);
        return fetcher;
    }

    private static byte[] Compress(string coding, byte[] bytes)
    {
        var packed = new MemoryStream();
        using (Stream stream = coding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal),
            "br" => new BrotliStream(packed, CompressionLevel.Optimal),
            _ => new ZLibStream(packed, CompressionLevel.Optimal),
        })
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }
}
