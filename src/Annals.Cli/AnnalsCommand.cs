using System.CommandLine;
using Annals.Cli.Plumbing;
using Annals.Cli.Verbs;

namespace Annals.Cli;

/// <summary>The command line: every verb is a line in this list.</summary>
internal static class AnnalsCommand
{
    public static RootCommand Create() => new("Annals keeps the news: it fetches outlets, keeps every article as a plain file and shows it in a browser.")
    {
        UpVerb.Create(),
        InitVerb.Create(),
        AddVerb.Create(),
        SubscriptionVerbs.Remove(),
        SubscriptionVerbs.Pause(),
        SubscriptionVerbs.Resume(),
        OpmlVerb.Create(),
        FeedsVerb.Create(),
        RulesVerb.Create(),
        FetchVerb.Create(),
        GetVerb.Create(),
        ReextractVerb.Create(),
        ImportVerb.Create(),
        ExportVerb.Create(),
        EditionVerb.Create(),
        SearchVerb.Create(),
        EventVerbs.List(),
        EventVerbs.One(),
        StoryVerbs.List(),
        StoryVerbs.One(),
        WhoVerb.Create(),
        QuotesVerb.Create(),
        SourcesVerb.Create(),
        FiguresVerb.Create(),
        ShowVerb.Create(),
        DiffVerb.Create(),
        CompareVerb.Create(),
        TimelineVerb.Create(),
        CiteVerb.Create(),
        StarVerb.Create(),
        NoteVerb.Create(),
        LogVerb.Create(),
        StatsVerb.Create(),
        VerifyVerb.Create(),
        DoctorVerb.Create(),
        SyncVerb.Create(),
        BackupVerb.Create(),
        BackupVerb.Restore(),
        PublishVerb.Create(),
        GcVerb.Create(),
        ProveVerb.Create(),
        KeyVerb.Create(),
        AccountVerb.Create(),
        ReindexVerb.Create(),
        SiteVerb.Create(),
        ServeVerb.Create(),
        McpVerb.Create(),
        FeedVerb.Create(),
        DateVerb.Create(),
        ExtractVerb.Create(),
        AnalyzeVerb.Create(),
        ClusterVerb.Create(),
        SanitizeVerb.Create(),
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var result = Create().Parse(args is ["help", .. var rest] ? [.. rest, "--help"] : args);
        if (result.Errors.Count == 0)
        {
            return await result.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }

        foreach (var error in result.Errors)
        {
            await Console.Error.WriteLineAsync($"annals: {error.Message}");
        }

        await Console.Error.WriteLineAsync($"Try 'annals {string.Join(' ', NamesOf(result.CommandResult))}--help'.");
        return ExitCode.WrongUsage;
    }

    private static IEnumerable<string> NamesOf(System.CommandLine.Parsing.CommandResult command)
        => command.Command is RootCommand ? [] : [command.Command.Name + " "];
}
