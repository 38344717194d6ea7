using System.Formats.Tar;
using System.IO.Compression;

namespace Annals.Bench.Feeds;

/// <summary>The suites beside the development data with the built command, then the speed of the parser beside its peers.</summary>
internal static class FeedsBench
{
    /// <param name="data">The folder <c>feeds</c> of the development data.</param>
    public static int Run(string data)
    {
        using var unpacked = new ScratchFolder();
        Suite("feedparser's own tests", data, "feedparser_suite.py", "--root", Unpack(data, "feedparser-dev", unpacked.Path));
        Suite("broken feeds", data, "feeds_check.py", "--dir", Path.Combine(data, "broken"));
        Suite("real feeds", data, "feeds_check.py", "--dir", Path.Combine(data, "real"));
        Suite("validator documents", data, "feeds_check.py", "--dir", Unpack(data, "feedvalidator-dev", unpacked.Path));
        Print("dates", Command.Run("python3", [Tool(data, "dates_check.py"), "--cases", Path.Combine(data, "dates-dev.json"), "--cmd", $"dotnet {Command.AnnalsDll} date parse --batch"], null, null));
        FeedSpeed.Run(Directory.GetFiles(Path.Combine(data, "real")).Where(file => !file.EndsWith("manifest.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList());
        return 0;
    }

    private static void Suite(string name, string data, string tool, string option, string folder)
        => Print(name, Command.Run("python3", [Tool(data, tool), option, folder, "--cmd-batch", $"dotnet {Command.AnnalsDll} feed parse --batch"], null, null));

    private static string Tool(string data, string name) => Path.Combine(data, "tools", name);

    private static void Print(string name, CommandRun run)
        => Console.WriteLine($"{name,-24} {(run.Output.Trim() is { Length: > 0 } output ? output.Split('\n')[^1].Trim() : "failed: " + run.Errors.Trim())}");

    private static string Unpack(string data, string name, string to)
    {
        using var packed = new GZipStream(File.OpenRead(Path.Combine(data, name, "feeds.tar.gz")), CompressionMode.Decompress);
        TarFile.ExtractToDirectory(packed, to, overwriteFiles: true);
        return Path.Combine(to, name);
    }
}
