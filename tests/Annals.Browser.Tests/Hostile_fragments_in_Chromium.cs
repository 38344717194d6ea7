using Annals.Bench.Sanitising;
using Annals.Extraction.Sanitizer;
using Annals.Extraction.Tests.Sanitizer;
using Annals.Feeds.Html;

namespace Annals.Browser.Tests;

/// <summary>The same browser, pages and pokes as <c>bench sanitiser</c>, over our own set of fragments.</summary>
public sealed class Hostile_fragments_in_Chromium
{
    // Most of a batch's time is waiting for what might still run.
    private const int Batch = 800;

    private const string Base = "https://paper.example/2024/05/a.html";

    [Fact]
    public void Nothing_runs_loads_or_leaves_its_box_in_what_the_reader_shows()
    {
        using var probe = Open();
        var shown = new SanitizerOptions { Frames = FrameMode.Link, IdPrefix = "text-", LinkRel = "noopener noreferrer nofollow" };
        foreach (var batch in Fragments().Chunk(Batch))
        {
            AssertHarmless(probe, batch, html => HtmlSanitizer.Sanitize(html, new Uri(Base), shown), static harm => harm.IsNone);
        }
    }

    [Fact]
    public void Nothing_runs_loads_or_leaves_its_box_in_what_sanitize_prints()
    {
        using var probe = Open();
        foreach (var batch in Fragments().Chunk(Batch))
        {
            AssertHarmless(probe, batch, static html => HtmlSanitizer.Sanitize(html, new Uri(Base)), static harm => harm.IsNone);
        }
    }

    [Fact]
    public void Chromium_reads_the_same_tree_that_was_written()
    {
        using var probe = Open();
        foreach (var batch in Fragments().Chunk(200))
        {
            string[] safe = [.. batch.Select(static html => HtmlSanitizer.Sanitize(html, new Uri(Base)))];
            Assert.Equal(safe, probe.ReadBack(safe));
        }
    }

    // The JSON of a feed is data and keeps presentation, names and forms; but nothing in it may run or point where nothing may.
    [Fact]
    public void Nothing_runs_in_the_html_of_a_feed_as_data()
    {
        using var probe = Open();
        foreach (var batch in Fragments().Chunk(Batch))
        {
            AssertHarmless(probe, batch, static html => FeedHtml.Sanitize(html, Base), static harm => harm.Executions.Count == 0 && !harm.Dangers.Any(IsNoPlainAddress));
        }
    }

    [Fact]
    public void The_probe_would_see_it()
    {
        using var probe = Open();
        Assert.NotEmpty(probe.Insert(["<img src=x onerror=harm()>"]).Executions);
        Assert.NotEmpty(probe.Open("<script>harm()</script>").Executions);
        Assert.NotEmpty(probe.Insert(["<a href=javascript:harm()>x</a>"]).Executions);
        Assert.NotEmpty(probe.Insert(["<p style='background:url(https://evil.example/b)'>x</p>"]).Requests);
        Assert.NotEmpty(probe.Open("<link rel=stylesheet href=https://evil.example/s.css>x").Requests);
        Assert.NotEmpty(probe.Insert(["<p style='position:fixed'>x</p>"]).Strays);
        Assert.NotEmpty(probe.Insert(["<a id=cookie>x</a>"]).Strays);
        Assert.NotEqual(["<p><p>x</p></p>"], probe.ReadBack(["<p><p>x</p></p>"]));
    }

    // A browser takes five minutes for all of them; every fifth is one of each kind.
    private static IEnumerable<string> Fragments()
        => HostileFragments.All().Where(static (_, number) => number % 5 == 0 || Environment.GetEnvironmentVariable("ANNALS_ALL_FRAGMENTS") is not null);

    // A feed's links may name a newsgroup or a file server; the probe knows the web's addresses only.
    private static bool IsNoPlainAddress(string danger)
        => !new[] { "=ftp:", "=urn:", "=feed:http" }.Any(plain => danger.Contains(plain, StringComparison.Ordinal));

    private static void AssertHarmless(HarmProbe probe, string[] hostile, Func<string, string> sanitise, Func<Harm, bool> isHarmless)
    {
        string[] safe = [.. hostile.Select(sanitise)];
        if (isHarmless(probe.Insert(safe)) && isHarmless(probe.Open(string.Join('\n', safe))))
        {
            return;
        }

        // One of them did something, or all together: say which.
        foreach (var (html, result) in hostile.Zip(safe))
        {
            var harm = probe.Insert([result]).And(probe.Open(result));
            Assert.True(isHarmless(harm), $"{harm}\nfrom {html}\nby   {result}");
        }
    }

    private static HarmProbe Open()
    {
        if (!HarmProbe.IsPossible)
        {
            Assert.Skip($"NO BROWSER TEST WAS RUN: {HarmProbe.Chromium} or {HarmProbe.Driver} is missing. Install Debian's chromium and chromium-driver.");
        }

        return new HarmProbe();
    }
}
