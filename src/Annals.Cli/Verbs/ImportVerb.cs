using System.CommandLine;
using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Importing;
using Annals.Archive.Writing;
using Annals.Capture.Filtering;
using Annals.Cli.Running;
using Annals.Cli.Terminals;
using Annals.Index;

namespace Annals.Cli.Verbs;

internal static class ImportVerb
{
    private const int MostRemarks = 20;

    private static readonly Argument<string[]> Paths = new("PATH") { Description = "Post files, or folders of them", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<string?> Captured = new("--captured")
    {
        Description = "When each file was first seen: lines of time, tab, path; .gz too (default: captured.tsv[.gz] in or beside PATH)",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Filter = new("--filter") { Description = $"Let the archive's {FilterSet.FileName} decide what is kept and give tags; what is kept is kept byte for byte all the same" };

    private static readonly Option<bool> NoIndex = new("--no-index") { Description = "Leave the search index to the next command that asks it: keeps twice as many posts a second" };

    public static Command Create() => new Command("import", "Bring existing posts into the archive, byte for byte") { Paths, Captured, Filter, NoIndex, Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var times = context.Arguments.GetValue(Captured) is { } file ? CaptureTimes.Load(file) : null;
        var paths = context.Arguments.GetValue(Paths)!;
        foreach (var path in paths.Where(path => !File.Exists(path) && !Directory.Exists(path)))
        {
            throw new ArchiveException($"nothing to import at {path}: there is no such file or folder");
        }

        var folder = ArchiveFolder.OpenOrCreate(context.ArchivePath);
        using var writer = context.OpenWriter(folder);
        var judge = context.Arguments.GetValue(Filter) ? Judge(folder) : null;
        using var index = context.Arguments.GetValue(NoIndex) ? null : ArchiveIndex.Open(folder);
        using var follower = index is null ? null : new IndexFollower(index, writer, result => IndexNotes.Show(context.Terminal, result), static _ => { });
        var summary = context.Terminal.WithProgress("Importing", progress =>
        {
            var imported = new PostImporter(writer, judge).Import(paths, times, new Relay<ImportProgress>(step => progress.Report((step.Done, step.Total))), cancellation);
            follower?.Finish();
            return imported;
        });
        Show(context.Terminal, folder, summary);
        return summary.Failed.Count == 0 ? ExitCode.Done : ExitCode.Failed;
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
            + (summary.CaptureTimes is null ? "" : $"; capture times from {summary.CaptureTimes}"));
    }

    private static void Remark(string what, IReadOnlyList<ImportRemark> remarks)
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
}
