using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Annals.Archive;
using Annals.Cli.Terminals;

namespace Annals.Cli.Verbs;

internal static class StatsVerb
{
    public static Command Create() => new Command("stats", "How much there is, by outlet") { Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        using var index = context.OpenIndex(cancellation);
        var stats = index.Stats();
        if (context.Terminal.IsJson)
        {
            Terminal.Line(JsonSerializer.Serialize(stats, CliJson.Default.IndexStats));
            return ExitCode.Done;
        }

        context.Terminal.Table(
            ["outlet", "articles", "newest (UTC)"],
            index.Outlets().Select(outlet => (IReadOnlyList<string>)[outlet.Outlet, outlet.Count.ToString(CultureInfo.InvariantCulture), UtcTime.ToIso(outlet.Newest)[..16].Replace('T', ' ')]));
        var span = stats.First is { } first && stats.Last is { } last ? $" from {UtcTime.ToIso(first)[..10]} to {UtcTime.ToIso(last)[..10]}" : "";
        context.Terminal.Note($"{stats.Articles} articles in {stats.Revisions} revisions by {stats.Outlets} outlets{span}; posts {Megabytes(stats.PostBytes)}, {stats.Blobs} images {Megabytes(stats.BlobBytes)}, index {Megabytes(stats.IndexBytes)}");
        return ExitCode.Done;
    }

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("F1", CultureInfo.InvariantCulture) + " MB";
}
