using System.CommandLine;
using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Importing;
using Annals.Archive.Writing;
using Annals.Capture.Filtering;
using Annals.Capture.Subscriptions;
using Annals.Cli.Running;
using Annals.Cli.Terminals;
using Annals.Index;
using Annals.Publish.Forms;

namespace Annals.Cli.Verbs;

internal static class ImportVerb
{
    private const int MostRemarks = 20;

    private static readonly Argument<string[]> Paths = new("PATH") { Description = "Post files and folders of them, or whatever 'export' wrote: each is known by its content", Arity = ArgumentArity.ZeroOrMore };

    private static readonly Option<string?> Captured = new("--captured")
    {
        Description = "When each file was first seen: lines of time, tab, path; .gz too (default: captured.tsv[.gz] in or beside PATH)",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Filter = new("--filter") { Description = $"Let the archive's {FilterSet.FileName} decide what is kept and give tags; what is kept is kept byte for byte all the same" };

    private static readonly Option<bool> NoIndex = new("--no-index") { Description = "Leave the search index to the next command that asks it: keeps twice as many posts a second" };

    public static Command Create() => new Command("import", "Bring posts and exported forms into the archive, byte for byte") { Paths, GitHistory.Repository, GitHistory.Branch, Captured, Filter, NoIndex, Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        if (context.Arguments.GetValue(GitHistory.Repository) is { } repository)
        {
            if (context.Arguments.GetValue(Paths)!.Length > 0 || context.Arguments.GetValue(Captured) is not null)
            {
                throw new UsageException("--git takes a whole history with its times: leave PATH and --captured out, or import them by themselves");
            }

            return GitHistory.Import(context, repository, context.Arguments.GetValue(NoIndex), context.Arguments.GetValue(Filter) ? Judge : null, cancellation);
        }

        var times = context.Arguments.GetValue(Captured) is { } file ? CaptureTimes.Load(file) : null;
        var paths = context.Arguments.GetValue(Paths)!;
        if (paths.Length == 0)
        {
            throw new UsageException("give the files or folders to import, or a history with --git PATH|URL");
        }

        var recognised = FormRecognition.Of(paths);
        var folder = ArchiveFolder.OpenOrCreate(context.ArchivePath);
        using var writer = context.OpenWriter(folder);
        var judge = context.Arguments.GetValue(Filter) ? Judge(folder) : null;
        using var index = context.Arguments.GetValue(NoIndex) ? null : ArchiveIndex.Open(folder);
        using var follower = index is null ? null : new IndexFollower(index, writer, result => IndexNotes.Show(context.Terminal, result), static _ => { });
        var summary = context.Terminal.WithProgress("Importing", progress =>
        {
            var imported = Import(context, new Sources(recognised, times, judge), writer, new Relay<ImportProgress>(step => progress.Report((step.Done, step.Total))), cancellation);
            follower?.Finish();
            return imported;
        });
        Show(context.Terminal, folder, summary);
        foreach (var empty in recognised.Where(source => source.Path.IsFolder && source.Reader is null && summary.Found == 0))
        {
            Terminal.Problem($"{empty.Given} holds nothing that can be imported: expected {FormRecognition.Expected}");
            return ExitCode.Failed;
        }

        return summary.Failed.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static ImportSummary Import(VerbContext context, Sources sources, ArchiveWriter writer, IProgress<ImportProgress> progress, CancellationToken cancellation)
    {
        var posts = sources.Paths.Where(source => source.Reader is null).Select(source => source.Given).ToList();
        var summary = new PostImporter(writer, sources.Judge).Import(posts, sources.Times, progress, cancellation);
        foreach (var source in sources.Paths.Where(source => source.Reader is not null))
        {
            context.Terminal.Note($"{source.Given}: {source.Reader!.Name}");
            using var found = new FoundThings(() => CaptureVerb.Open(context, writer));
            var items = found.Resolve(WithoutSubscriptions(context.Terminal, writer.Folder, source.Reader.Read(source.Path, cancellation)));
            summary = summary.With(new ItemImporter(writer, sources.Judge).Import(items, progress, cancellation));
        }

        return summary;
    }

    private static IEnumerable<ImportItem> WithoutSubscriptions(Terminal terminal, ArchiveFolder folder, IEnumerable<ImportItem> items)
    {
        foreach (var item in items)
        {
            if (item is SubscriptionsItem list)
            {
                var feeds = SubscriptionList.Read(list.Opml, list.Where);
                var added = SubscriptionFile.Open(folder).Add(feeds);
                terminal.Note($"{feeds.Count} feeds in {list.Where}: {added} added, {feeds.Count - added} subscribed to already");
            }
            else
            {
                yield return item;
            }
        }
    }

    private static Func<ImportedPost, ImportJudgement> Judge(ArchiveFolder folder)
    {
        var filters = FilterFile.Open(folder).Current;
        FilterNotes.Show(filters);
        return FilterPreview.Judge(filters);
    }

    private static void Show(Terminal terminal, ArchiveFolder folder, ImportSummary summary)
    {
        Remark("kept as it is, but odd", summary.Odd);
        Remark("skipped", summary.Skipped);
        Remark("failed", summary.Failed);
        if (terminal.IsJson)
        {
            Terminal.Line(JsonSerializer.Serialize(summary, CliJson.Default.ImportSummary));
            return;
        }

        terminal.Note($"{summary.Found} files: {summary.New} new articles, {summary.Revised} further revisions, {summary.Known} known already, {summary.Skipped.Count} skipped, {summary.Failed.Count} failed, into {folder.Root}"
            + (summary.Pictures == 0 ? "" : $"; {summary.Pictures} pictures")
            + (summary.CaptureTimes is null ? "" : $"; capture times from {summary.CaptureTimes}"));
    }

    internal static void Remark(string what, IReadOnlyList<ImportRemark> remarks)
    {
        foreach (var remark in remarks.Take(MostRemarks))
        {
            Terminal.Problem($"{remark.Path}: {what}: {remark.Reason}");
        }

        if (remarks.Count > MostRemarks)
        {
            Terminal.Problem($"… and {remarks.Count - MostRemarks} more {what}");
        }
    }

    private sealed record Sources(IReadOnlyList<RecognisedPath> Paths, CaptureTimes? Times, Func<ImportedPost, ImportJudgement>? Judge);
}
