using System.Diagnostics;
using System.Globalization;
using Annals.Archive;
using Annals.Cli.Terminals;
using Annals.Index.Following;
using Annals.Index.Knowledge;
using Annals.Stories.Keeping;

namespace Annals.Cli.Verbs;

/// <summary>Analyses what of an archive is not analysed yet, and says how it goes.</summary>
internal static class ArchiveAnalysis
{
    public static int Run(VerbContext context, CancellationToken cancellation)
    {
        using var stores = new OpenStores(KnowledgeStore.Open(context.OpenArchive()), StoryStore.Open(context.OpenArchive()));
        var store = stores.Knowledge;
        var watch = Stopwatch.StartNew();
        var result = CatchUp(context.Terminal, store, cancellation);
        var analysed = watch.Elapsed;
        stores.CatchUp(context.Terminal, cancellation);
        if (context.Terminal.IsJson)
        {
            Terminal.Line(System.Text.Json.JsonSerializer.Serialize(store.Stats(), CliJson.Default.KnowledgeStats));
            return ExitCode.Done;
        }

        var stats = store.Stats();
        context.Terminal.Note(result.Articles == 0
            ? $"Nothing new: {stats.Articles} articles are analysed"
            : $"Analysed {result.Articles} articles in {analysed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s, grouped them in {(watch.Elapsed - analysed).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s");
        context.Terminal.Note($"{stats.Entities} names in {stats.Mentions} places, {stats.Statements} statements, {stats.Quotations} quotations, {stores.Stories.CountEvents(new StoryQuery())} events in {stores.Stories.CountStories(new StoryQuery())} storylines; {ByteSize.ToText(stats.Bytes)}");
        return ExitCode.Done;
    }

    public static CatchUpResult CatchUp(Terminal terminal, KnowledgeStore store, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var result = terminal.WithProgress("Analysing", progress => store.CatchUp(
            new Relay<CatchUpProgress>(step => progress.Report(((int)(step.BytesRead >> 10), (int)(step.BytesTotal >> 10), Words(step, watch.Elapsed)))), cancellation));
        if (result.Rebuilt is { } reason)
        {
            terminal.Note($"What was known of the articles was made anew: {reason}");
        }

        foreach (var post in result.Unreadable)
        {
            Terminal.Problem($"{post.File}: not analysed: {post.Reason}");
        }

        return result;
    }

    private static string Words(CatchUpProgress step, TimeSpan elapsed)
        => FormattableString.Invariant($"{step.Articles} articles, {step.Articles / Math.Max(0.001, elapsed.TotalSeconds):0} a second");
}
