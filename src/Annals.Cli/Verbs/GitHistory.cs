using System.CommandLine;
using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Importing;
using Annals.Archive.Verifying;
using Annals.Archive.Writing;
using Annals.Cli.Running;
using Annals.Cli.Terminals;
using Annals.Index;
using Annals.Publish.Git.Importing;

namespace Annals.Cli.Verbs;

/// <summary><c>annals import --git</c>: every version that a history has of its posts.</summary>
internal static class GitHistory
{
    public static Option<string?> Repository { get; } = new("--git")
    {
        Description = "A git repository of posts: every version that its history has becomes a revision, with the commit's time",
        HelpName = "PATH|URL",
    };

    public static Option<string?> Branch { get; } = new("--branch") { Description = "With --git: another branch than the one the repository stands on", HelpName = "NAME" };

    public static int Import(VerbContext context, string repository, bool noIndex, Func<ArchiveFolder, Func<ImportedPost, ImportJudgement>>? judge, CancellationToken cancellation)
    {
        var isNew = !Directory.Exists(context.ArchivePath) || !Directory.EnumerateFileSystemEntries(context.ArchivePath).Any();
        if (isNew && Restore(context, repository, cancellation) is { } restored)
        {
            return restored;
        }

        var folder = ArchiveFolder.OpenOrCreate(context.ArchivePath);
        using var writer = context.OpenWriter(folder);
        var importer = new GitImporter(writer, context.Clock, judge?.Invoke(folder));
        using var index = noIndex ? null : ArchiveIndex.Open(folder);
        using var follower = index is null ? null : new IndexFollower(index, writer, result => IndexNotes.Show(context.Terminal, result), static _ => { });
        var summary = context.Terminal.WithProgress("Importing", progress =>
        {
            var relay = new Relay<ImportProgress>(step => progress.Report((step.Done, step.Total)));
            var imported = importer.Import(repository, context.Arguments.GetValue(Branch), relay, cancellation);
            follower?.Finish();
            return imported;
        });
        Show(context.Terminal, folder, summary);
        return summary.Posts.Failed.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    // What 'annals publish git' wrote comes back as it was, not as a history of files.
    private static int? Restore(VerbContext context, string repository, CancellationToken cancellation)
    {
        using var published = PublishedArchive.Find(repository, context.Arguments.GetValue(Branch), Path.GetFullPath(context.ArchivePath) + ".git-half", cancellation);
        if (published is null)
        {
            return null;
        }

        var (folder, months) = published.Restore(context.ArchivePath, cancellation);
        var report = context.Terminal.WithProgress("Verifying", progress => ArchiveVerifier.Verify(folder, new Relay<VerifyProgress>(step => progress.Report((step.Done, step.Total))), cancellation));
        if (report.Findings is [var first, ..])
        {
            Terminal.Problem($"{folder.Root} is here again, but not all of it: {report.Findings.Count} findings, such as {first.Path}: {first.Message}; 'annals verify' lists them");
            return ExitCode.Failed;
        }

        context.Terminal.Note($"{folder.Root} is the published archive again: {months} months, {report.Files} files, {report.Lines} lines of the journal, all verified");
        context.Terminal.Note("note: its key is not published: put annals.key back, or make a new one with 'annals key new'");
        return ExitCode.Done;
    }

    private static void Show(Terminal terminal, ArchiveFolder folder, GitImportSummary summary)
    {
        ImportVerb.Remark("kept as it is, but odd", summary.Posts.Odd);
        ImportVerb.Remark("skipped", summary.Posts.Skipped);
        ImportVerb.Remark("failed", summary.Posts.Failed);
        if (terminal.IsJson)
        {
            Terminal.Line(JsonSerializer.Serialize(summary, CliJson.Default.GitImportSummary));
            return;
        }

        var posts = summary.Posts;
        terminal.Note($"{summary.Commits} commits{(summary.IsContinued ? " since the last import" : "")}, {posts.Found} versions: {posts.New} new articles, {posts.Revised} further revisions, {posts.Known} known already, {posts.Skipped.Count} skipped, {posts.Failed.Count} failed, into {folder.Root}");
        Note(terminal, summary.IsShallow, "the repository is shallow: what was only in the commits that are missing cannot be kept; 'git fetch --unshallow' gets them");
        if (summary.Deleted is [var example, ..])
        {
            terminal.Note($"note: {summary.Deleted.Count} files were deleted in the history, such as {example.Path}: what they held is kept");
        }

        Note(terminal, summary.Returned > 0, $"{summary.Returned} times a file went back to an earlier text, which is kept once, as the revision it was");
        Note(terminal, summary.Undated > 0, $"{summary.Undated} versions come from commits whose dates cannot be true: when they were seen is not known");
    }

    private static void Note(Terminal terminal, bool holds, string text)
    {
        if (holds)
        {
            terminal.Note("note: " + text);
        }
    }
}
