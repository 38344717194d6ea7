using System.CommandLine;
using System.Text.Json;
using Annals.Archive;
using Annals.Cli.Terminals;
using Annals.Publish.Git.Publishing;

namespace Annals.Cli.Verbs;

internal static class PublishVerb
{
    private static readonly Option<string?> To = new("--to") { Description = "The repository to commit to, made when it is not there (default: one in the archive's .annals folder)", HelpName = "DIR" };

    private static readonly Option<string?> Remote = new("--remote") { Description = "Where to push to: an address, or a folder with a repository (default: annals.json's publish.git.remote)", HelpName = "URL" };

    private static readonly Option<string?> Branch = new("--branch") { Description = "The branch with the whole journal and the list of months (default: main); each month has its own", HelpName = "NAME" };

    private static readonly Option<bool> NoBlobs = new("--no-blobs") { Description = "Leave out pictures and raw pages, which else go into branches of their own" };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Say what would be committed, and how large it is; do nothing" };

    private static readonly Option<string?> MostBytes = new("--max-size") { Description = "Push no more than this at once (default: 500MB)", HelpName = "SIZE" };

    private static readonly Option<string?> MostFileBytes = new("--max-file") { Description = "Commit no file larger than this (default: 100MB, what most hosts take)", HelpName = "SIZE" };

    public static Command Create() => new("publish", "Give the archive to others")
    {
        new Command("git", "Commit the archive, a branch for each month, and push it") { To, Remote, Branch, NoBlobs, DryRun, MostBytes, MostFileBytes, Verb.ArchiveOption }.Does(Run),
    };

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var folder = context.OpenArchive();
        var standard = PublishPlan.Of(folder)?.ToSettings() ?? new GitPublishSettings();
        var settings = standard with
        {
            Folder = context.Arguments.GetValue(To),
            Remote = context.Arguments.GetValue(Remote) ?? standard.Remote,
            Branch = context.Arguments.GetValue(Branch) ?? standard.Branch,
            WithBlobs = standard.WithBlobs && !context.Arguments.GetValue(NoBlobs),
            IsDryRun = context.Arguments.GetValue(DryRun),
            MostBytes = Size(context.Arguments.GetValue(MostBytes)) ?? standard.MostBytes,
            MostFileBytes = Size(context.Arguments.GetValue(MostFileBytes)) ?? standard.MostFileBytes,
        };
        Show(context.Terminal, settings, new GitPublisher(folder, settings, context.Clock).Publish(size => Say(context.Terminal, size), cancellation));
        return ExitCode.Done;
    }

    internal static void Show(Terminal terminal, GitPublishSettings settings, GitPublishReport report)
    {
        if (terminal.IsJson)
        {
            Terminal.Line(JsonSerializer.Serialize(report, CliJson.Default.GitPublishReport));
            return;
        }

        if (report.Message is null)
        {
            terminal.Note($"Nothing to commit: {report.Repository} has it all{(report.Pushed > 0 ? $"; {report.Pushed} branches were pushed" : "")}");
            return;
        }

        terminal.Note($"{(report.IsDryRun ? "would commit" : "committed")}: {report.Message}");
        terminal.Note(report.IsDryRun ? "nothing was done (--dry-run)"
            : settings.Remote is null ? $"in {report.Repository}; name a --remote to push it"
            : $"pushed {report.Pushed} branches");
    }

    private static void Say(Terminal terminal, GitPublishReport report)
    {
        if (report.PushBytes is { } bytes)
        {
            terminal.Note($"pushing {ByteSize.ToText(bytes)}");
            return;
        }

        foreach (var branch in report.Branches)
        {
            terminal.Note($"  {branch.Branch}: {branch.Files} files, {ByteSize.ToText(branch.Bytes)}{(branch.Biggest is null ? "" : $", the largest {branch.Biggest} with {ByteSize.ToText(branch.BiggestBytes)}")}");
        }
    }

    private static long? Size(string? text)
        => text is null ? null : ByteSize.Parse(text) ?? throw new UsageException($"'{text}' is no size: give one such as 500MB or 2GB");
}
