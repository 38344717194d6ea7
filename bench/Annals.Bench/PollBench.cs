using System.Globalization;

namespace Annals.Bench;

/// <summary>Polls 57 feeds once with everything new and once with nothing new, beside a plain script over rss-parser on Node that writes a file an article.</summary>
internal static class PollBench
{
    public static int Run(string script, string corpus, int window)
    {
        using var web = Newsweb.Start(script, corpus, 8094, "--from", "2020-09-01", "--to", "2020-09-30", "--start", "2020-09-30T23:59:00Z", "--clones", "2", "--plain", "--per-host", "--window", window.ToString(CultureInfo.InvariantCulture));
        var peer = Path.Combine(Command.Repository, "bench/peers/rss-parser");
        Command.Run("npm", ["install", "--no-audit", "--no-fund", "--prefix", peer], null, null);
        using var archive = new ScratchFolder();
        using var files = new ScratchFolder();
        var clock = new Dictionary<string, string> { ["ANNALS_NOW"] = "2020-10-01T00:00:00Z" };
        Command.Annals(clock, "init", archive.Path);
        Command.Annals(clock, "opml", "import", web.Root + "/opml.xml", "--allow-private", "--archive", archive.Path);
        foreach (var round in new[] { "everything new", "nothing new" })
        {
            var node = Command.Run("node", [Path.Combine(peer, "poll.mjs"), web.Root + "/opml.xml", files.Path], null, null);
            var annals = Command.Annals(clock, "fetch", "--no-images", "--force", "--allow-private", "--archive", archive.Path);
            Print(round, "rss-parser", node, Directory.EnumerateFiles(files.Path, "*.md").Count());
            Print(round, "annals", annals, Directory.EnumerateFiles(Path.Combine(archive.Path, "_posts"), "*.md", SearchOption.AllDirectories).Count());
            Console.WriteLine(node.Output.Trim() + node.Errors.Trim());
            Console.WriteLine(annals.Errors.Trim());
        }

        return 0;
    }

    private static void Print(string round, string who, CommandRun run, int articles)
        => Console.WriteLine($"{round,-15} {who,-11} {run.Wall.TotalSeconds,6:F1} s  {run.Cpu.TotalSeconds,6:F2} CPU-s  {articles,6} articles there  {articles / run.Cpu.TotalSeconds,6:F0} a CPU-s  {run.PeakBytes / 1e6,5:F0} MB");
}
