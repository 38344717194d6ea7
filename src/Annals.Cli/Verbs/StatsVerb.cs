using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Reading;
using Annals.Capture.Images;
using Annals.Cli.Terminals;
using Annals.Index.Knowledge;

namespace Annals.Cli.Verbs;

internal static class StatsVerb
{
    public static Command Create() => new Command("stats", "How much there is, by outlet") { Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        using var index = context.OpenIndex(cancellation);
        var stats = index.Stats();
        var storage = StorageReport.Of(context.OpenArchive());
        var knowledge = KnowledgeOf(context);
        var (missing, givenUp) = ImageMemory.Load(context.OpenArchive()).Counts();
        if (context.Terminal.IsJson)
        {
            var json = JsonSerializer.SerializeToNode(stats, CliJson.Default.IndexStats)!.AsObject();
            json["storage"] = JsonSerializer.SerializeToNode(storage, CliJson.Default.StorageReport);
            json["knowledge"] = knowledge is null ? null : JsonSerializer.SerializeToNode(knowledge, CliJson.Default.KnowledgeStats);
            json["missingImages"] = missing;
            json["imagesGivenUp"] = givenUp;
            Terminal.Line(json.ToJsonString());
            return ExitCode.Done;
        }

        var bytes = storage.Outlets.ToDictionary(outlet => outlet.Outlet, outlet => outlet.Bytes);
        context.Terminal.Table(
            ["outlet", "articles", "newest (UTC)", "texts"],
            index.Outlets().Select(outlet => (IReadOnlyList<string>)[outlet.Outlet, outlet.Count.ToString(CultureInfo.InvariantCulture), UtcTime.ToIso(outlet.Newest)[..16].Replace('T', ' '), ByteSize.ToText(bytes.GetValueOrDefault(outlet.Outlet))]));
        var span = stats.First is { } first && stats.Last is { } last ? $" from {UtcTime.ToIso(first)[..10]} to {UtcTime.ToIso(last)[..10]}" : "";
        context.Terminal.Note($"{stats.Articles} articles in {stats.Revisions} revisions by {stats.Outlets} outlets{span}");
        context.Terminal.Note($"posts {Share(storage.Posts)}, revisions {Share(storage.Revisions)}, images {Share(storage.Images)}, pages {Share(storage.Pages)}, journal {ByteSize.ToText(storage.Journal.Bytes)}; derived: index {ByteSize.ToText(storage.Index.Bytes)}, thumbs {ByteSize.ToText(storage.Thumbs.Bytes)}{(storage.Dropped.Files > 0 ? $"; dropped so far {Share(storage.Dropped)}" : "")}");
        context.Terminal.Note(knowledge is null
            ? "nothing is analysed yet ('annals analyze')"
            : $"{knowledge.Articles} articles analysed: {knowledge.Entities} names in {knowledge.Mentions} places, {knowledge.Statements} statements, {knowledge.Quotations} quotations ({ByteSize.ToText(knowledge.Bytes)})");
        if (missing + givenUp > 0)
        {
            context.Terminal.Note($"{missing + givenUp} images that articles show could not be had: {missing} will be asked for again, {givenUp} are given up");
        }

        return ExitCode.Done;
    }

    // Null where nothing is analysed.
    private static KnowledgeStats? KnowledgeOf(VerbContext context)
    {
        if (!KnowledgeStore.Exists(context.OpenArchive()))
        {
            return null;
        }

        using var store = KnowledgeStore.Open(context.OpenArchive());
        return store.NeedsAnalysis ? null : store.Stats();
    }

    private static string Share(StorageShare share) => $"{share.Files} ({ByteSize.ToText(share.Bytes)})";
}
