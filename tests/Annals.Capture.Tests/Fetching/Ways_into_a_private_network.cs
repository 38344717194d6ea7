using System.Net;
using System.Net.Sockets;
using Annals.Capture.Fetching;
using Annals.Capture.Politeness;
using Annals.Capture.Tests.Support;

namespace Annals.Capture.Tests.Fetching;

/// <summary>Every notation of an inner address, asked for directly and reached by a redirect: nothing there is ever connected to.</summary>
public sealed class Ways_into_a_private_network : IDisposable
{
    private readonly FaultyServer _inside = new();
    private readonly FaultyServer _outside = new();
    private readonly List<IDisposable> _fetchers = [];

    /// <summary>{0} is the port of a server on loopback.</summary>
    public static TheoryData<string> Spellings =>
    [
        "http://127.0.0.1:{0}/", "http://127.1:{0}/", "http://127.0.1:{0}/", "http://2130706433:{0}/", "http://0x7f000001:{0}/", "http://0x7f.0.0.1:{0}/", "http://0x7F.1:{0}/", "http://0177.0.0.1:{0}/", "http://017700000001:{0}/",
        "http://0177.0x0.0.1:{0}/", "http://127.0.0.1.:{0}/", "http://0:{0}/", "http://0.0.0.0:{0}/", "http://00000000:{0}/", "http://localhost:{0}/", "http://LOCALHOST:{0}/", "http://localhost.:{0}/", "http://%6c%6fcalhost:{0}/", "http://127.0.0.1%2e:{0}/",
        "http://[::1]:{0}/", "http://[::]:{0}/", "http://[0:0:0:0:0:0:0:1]:{0}/", "http://[::ffff:127.0.0.1]:{0}/", "http://[::ffff:7f00:1]:{0}/", "http://[::127.0.0.1]:{0}/", "http://[64:ff9b::127.0.0.1]:{0}/", "http://[64:ff9b:1::7f00:1]:{0}/", "http://[2002:7f00:1::]:{0}/", "http://[2001:0:7f00:1::]:{0}/", "http://[fe80::1%25lo]:{0}/", "http://[fec0::1]:{0}/",
        "http://１２７.０.０.１:{0}/", "http://127。0。0。1:{0}/", "http://127．0．0．1:{0}/", "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:{0}/", "http://loc\u00adalhost:{0}/", "http://localhost\u3002:{0}/",
        "http://a.example@127.0.0.1:{0}/", "http://a.example:80@127.0.0.1:{0}/", "http://a.example%40127.0.0.1:{0}/", "http://127.0.0.1:{0}#@a.example/", "http://127.0.0.1:{0}\\@a.example/", "http:\\\\127.0.0.1:{0}\\", "http:/127.0.0.1:{0}/", "http:127.0.0.1:{0}/", "http:///127.0.0.1:{0}/", "http://127.0.0.1:{0}?.a.example/",
        " http://127.0.0.1:{0}/", "ht\ttp://127.0.0.1:{0}/", "HTTP://127.0.0.1:{0}/", "https://127.0.0.1:{0}/", "ftp://127.0.0.1:{0}/", "gopher://127.0.0.1:{0}/", "file://127.0.0.1/etc/passwd", "file:///etc/passwd", "dict://127.0.0.1:{0}/", "unix:///run/x.sock",
        "//127.0.0.1:{0}/", "\\\\127.0.0.1:{0}\\", "/\\127.0.0.1:{0}/",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _fetchers.ForEach(fetcher => fetcher.Dispose());
        _inside.Dispose();
        _outside.Dispose();
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task Asked_for_directly_it_is_never_connected_to(string url)
    {
        var result = await Fetcher().GetAsync(new FetchRequest(Inside(url), FetchKind.Image), Cancel);

        Assert.NotEqual(FetchOutcome.Ok, result.Outcome);
        Assert.Empty(_inside.Requests);
        Assert.Equal(0, _inside.AskedFor("/robots.txt"));
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task Reached_by_a_redirect_it_is_never_connected_to(string url)
    {
        // What a header cannot carry is sent the way careless servers do: percent-encoded.
        var location = string.Concat(Inside(url).Select(c => c is < ' ' or > '~' ? Uri.EscapeDataString(c.ToString()) : c.ToString()));
        _outside.On("/feed.xml", Reply.Redirect(301, location));

        var result = await Fetcher().GetAsync(new FetchRequest(_outside.Root + "/feed.xml", FetchKind.Image), Cancel);

        Assert.NotEqual(FetchOutcome.Ok, result.Outcome);
        Assert.Empty(_inside.Requests);
        Assert.Equal(0, _inside.AskedFor("/robots.txt"));
    }

    [Fact]
    public async Task A_proxy_from_the_environment_is_not_asked()
    {
        var before = Environment.GetEnvironmentVariable("http_proxy");
        Environment.SetEnvironmentVariable("http_proxy", _inside.Root);
        try
        {
            var result = await Fetcher().GetAsync(new FetchRequest("http://10.255.255.1/", FetchKind.Image), Cancel);

            Assert.Equal(FetchOutcome.Refused, result.Outcome);
            Assert.Empty(_inside.Requests);
            Assert.Equal(0, _inside.AskedFor("/robots.txt"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("http_proxy", before);
        }
    }

    [Fact]
    public void No_special_address_of_IPv4_is_public_in_any_dress_of_IPv6()
    {
        var dice = new Random(20240703);
        byte[][] special = [[0], [10], [100, 64], [100, 127], [127], [169, 254], [172, 16], [172, 31], [192, 0, 0], [192, 0, 2], [192, 168], [198, 18], [198, 51, 100], [203, 0, 113], [224], [239], [240], [255]];
        for (var i = 0; i < 20_000; i++)
        {
            var four = new byte[4];
            dice.NextBytes(four);
            special[i % special.Length].CopyTo(four, 0);
            Assert.False(PublicAddress.Is(new IPAddress(four)), new IPAddress(four).ToString());
            foreach (var prefix in new[] { "::", "::ffff:0:0", "::ffff:0:0:0", "64:ff9b::", "64:ff9b:1::" })
            {
                var six = IPAddress.Parse(prefix).GetAddressBytes();
                four.CopyTo(six, 12);
                Assert.False(PublicAddress.Is(new IPAddress(six)), new IPAddress(six).ToString());
            }

            foreach (var (prefix, at) in new[] { ("2002::", 2), ("2001::", 4) })
            {
                var six = IPAddress.Parse(prefix).GetAddressBytes();
                four.CopyTo(six, at);
                dice.NextBytes(six.AsSpan(8));
                Assert.False(PublicAddress.Is(new IPAddress(six)), new IPAddress(six).ToString());
            }
        }
    }

    [Fact]
    public void An_address_of_IPv6_is_public_only_in_the_space_given_out()
    {
        var dice = new Random(20240704);
        var six = new byte[16];
        for (var i = 0; i < 20_000; i++)
        {
            dice.NextBytes(six);
            var address = new IPAddress(six, i % 2 == 0 ? 0 : 3);
            if (six[0] >> 5 != 1)
                Assert.False(PublicAddress.Is(address), address.ToString());
        }

        Assert.False(PublicAddress.Is(IPAddress.Parse("fe80::1%1")));
        Assert.True(PublicAddress.Is(IPAddress.Parse("2606:2800:220:1::1")));
        Assert.Equal(AddressFamily.InterNetworkV6, IPAddress.Parse("::ffff:8.8.8.8").AddressFamily);
    }

    private string Inside(string url) => url.Replace("{0}", _inside.Authority.Split(':')[1], StringComparison.Ordinal);

    // The outer server lives on loopback too, and is allowed by name and port; the inner one is not.
    private WebFetcher Fetcher()
    {
        var settings = new FetchSettings { AllowedAuthorities = new HashSet<string> { _outside.Authority }, Deadline = TimeSpan.FromSeconds(5) };
        var fetcher = new WebFetcher(settings, new HostGates(new PolitenessSettings { Gap = TimeSpan.Zero, Patience = TimeSpan.Zero }, TimeProvider.System), new RobotsCache(TimeProvider.System), TimeProvider.System);
        _fetchers.Add(fetcher);
        return fetcher;
    }
}
