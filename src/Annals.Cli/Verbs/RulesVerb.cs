using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Reading;
using Annals.Capture.Filtering;
using Annals.Cli.Terminals;

namespace Annals.Cli.Verbs;

internal static class RulesVerb
{
    private const int LongestShown = 60;

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show what the rules would have done with the articles that are kept; writes nothing" };

    private static readonly Option<string?> From = new("--file") { Description = $"Rules to look at instead of the archive's {FilterSet.FileName}: to try them before they count", HelpName = "FILE" };

    public static Command Create()
    {
        var check = new Command("check", $"Say which lines of {FilterSet.FileName} cannot be understood; ends with 1 when there are any") { From, Verb.ArchiveOption }.Does(Check);
        return new Command("rules", $"What is kept, skipped and tagged ({FilterSet.FileName} in the archive), and how often each rule did") { check, DryRun, From, Verb.ArchiveOption }.Does(Run);
    }

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var folder = context.OpenArchive();
        var filters = Filters(context, folder);
        FilterNotes.Show(filters, context.Arguments.GetValue(From));
        if (context.Arguments.GetValue(DryRun))
        {
            Show(context.Terminal, context.Terminal.WithProgress("Reading articles", progress =>
                FilterPreview.Of(folder, Catalog.Load(folder), filters, new Relay<(int, int)>(progress.Report), cancellation)));
        }
        else
        {
            Show(context.Terminal, folder, filters);
        }

        return ExitCode.Done;
    }

    private static int Check(VerbContext context, CancellationToken cancellation)
    {
        var filters = context.Arguments.GetValue(From) is null ? FilterFile.Open(context.OpenArchive()).Current : Filters(context, null);
        FilterNotes.Show(filters, context.Arguments.GetValue(From));
        if (context.Terminal.IsJson)
        {
            Terminal.Line(JsonSerializer.Serialize(filters.Problems, CliJson.Default.IReadOnlyListFilterProblem));
        }

        context.Terminal.Note($"{filters.Rules.Count} rules, {filters.Problems.Count} lines that cannot be understood");
        return filters.Problems.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static FilterSet Filters(VerbContext context, ArchiveFolder? folder)
    {
        if (context.Arguments.GetValue(From) is not { } path)
        {
            return FilterFile.Open(folder!).Current;
        }

        return File.Exists(path) ? FilterFile.OpenAt(path).Current : throw new ArchiveException($"--file: there is no file {path}");
    }

    private static void Show(Terminal terminal, ArchiveFolder folder, FilterSet filters)
    {
        var hits = FilterHits.Of(folder, filters);
        if (terminal.IsJson)
        {
            Terminal.Line(JsonSerializer.Serialize(hits, CliJson.Default.IReadOnlyListFilterHits));
            return;
        }

        if (filters.Rules.Count + filters.Problems.Count == 0)
        {
            terminal.Note($"No rules yet: everything is kept. Write them into {Path.Combine(folder.Root, FilterSet.FileName)}, one a line: skip title~\"words\"");
            return;
        }

        terminal.Table(["line", "rule", "state", "hits"], hits.Select(rule => (IReadOnlyList<string>)[Number(rule.Line), rule.Rule, rule.IsOff ? "off" : "on", rule.Hits is { } number ? Number(number) : ""]));
    }

    private static void Show(Terminal terminal, FilterPreviewReport report)
    {
        if (terminal.IsJson)
        {
            Terminal.Line(JsonSerializer.Serialize(report, CliJson.Default.FilterPreviewReport));
            return;
        }

        terminal.Table(["line", "rule", "state", "articles"], report.Rules.Select(rule => (IReadOnlyList<string>)[Number(rule.Line), rule.Rule, rule.IsOff ? "off" : "on", Number(rule.Articles)]));
        foreach (var (rule, example) in report.Rules.SelectMany(rule => rule.Examples.Select(example => (rule, example))))
        {
            terminal.Note($"line {Number(rule.Line)}, for instance {example.Article} ({example.Outlet}): {(example.Title.Length <= LongestShown ? example.Title : example.Title[..LongestShown] + "…")}");
        }

        terminal.Note($"Of {Number(report.Articles)} articles {Number(report.Skipped)} would not have been kept{(report.Unreadable > 0 ? $", {Number(report.Unreadable)} could not be read" : "")}; nothing was changed");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
