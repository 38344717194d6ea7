using Annals.Capture.Tests.Support;
using Annals.Cli.Tests.Support;

namespace Annals.Cli.Tests.Verbs;

public class AddVerbTests
{
    private const string Text = "&lt;p&gt;The council met on Monday and talked at length about the bridge over the river.&lt;/p&gt;";

    [Fact]
    public async Task A_site_with_a_feed_of_summaries_and_one_of_whole_texts_is_subscribed_to_by_the_whole_ones()
    {
        using var folder = new TemporaryFolder();
        using var server = new FaultyServer();
        server.On("/", "<link rel=alternate type=application/rss+xml href=/summary.xml><link rel=alternate type=application/rss+xml href=/full.xml>", "text/html");
        server.On("/summary.xml", Feed("In short, the bridge has opened…"));
        server.On("/full.xml", Feed(string.Concat(Enumerable.Repeat(Text, 8))));

        var run = await Invocation.OfAsync("add", server.Root + "/", "--allow-private", "--archive", Path.Combine(folder.Path, "archive"));

        Assert.Equal((0, server.Root + "/full.xml"), (run.ExitCode, run.Output.Trim()));
        Assert.Contains("the page names it as its feed, and it has the whole text, another one summaries", run.Errors, StringComparison.Ordinal);
        Assert.Contains("also there: " + server.Root + "/summary.xml", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bridge_is_used_only_when_the_owner_names_one()
    {
        using var folder = new TemporaryFolder();
        using var server = new FaultyServer();
        server.On("/telegram/channel/harbour", Feed(Text));
        var archive = Path.Combine(folder.Path, "archive");
        await Invocation.OfAsync("init", archive);

        var without = await Invocation.OfAsync("add", "t.me/harbour", "--archive", archive);
        var once = await Invocation.OfAsync("add", "t.me/harbour", "--rsshub", server.Root, "--allow-private", "--archive", archive);
        folder.File("archive/annals.json", $$"""{"format":1,"rsshub":"{{server.Root}}"}""");
        var always = await Invocation.OfAsync("add", "t.me/harbour", "--allow-private", "--archive", archive);

        Assert.Equal([1, 0, 0], [without.ExitCode, once.ExitCode, always.ExitCode]);
        Assert.Contains("--rsshub", without.Errors, StringComparison.Ordinal);
        Assert.Equal(server.Root + "/telegram/channel/harbour", once.Output.Trim());
        Assert.Equal(once.Output, always.Output);
    }

    private static string Feed(string text)
        => $"<rss version=\"2.0\"><channel><title>The Outlet</title><item><title>Bridge opens</title><link>http://outlet.example/1</link><description>{text}</description></item></channel></rss>";
}
