using System.CommandLine;
using Annals.Archive;
using Annals.Archive.Journal;

namespace Annals.Cli.Verbs;

internal static class LogVerb
{
    private static readonly Option<int> Limit = new("--limit", "-n") { Description = "At most so many lines, newest first", DefaultValueFactory = _ => 50 };

    private static readonly Option<string?> Outlet = new("--outlet") { Description = "Only articles of this outlet" };

    public static Command Create() => new Command("log", "What happened, newest first: articles kept and revised, feeds that failed or moved") { Limit, Outlet, Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var limit = context.Arguments.GetValue(Limit);
        if (limit < 1)
        {
            throw new UsageException("--limit: give a number from 1 on");
        }

        var outlet = context.Arguments.GetValue(Outlet);
        var newest = new Queue<JournalEntry>(limit + 1);
        foreach (var line in JournalReader.Read(context.OpenArchive()))
        {
            cancellation.ThrowIfCancellationRequested();
            if (line.Entry is { } entry && Describe(entry) is not null && (outlet is null || (entry is RevisionKept revision && revision.Outlet == outlet)))
            {
                newest.Enqueue(entry);
                if (newest.Count > limit)
                {
                    newest.Dequeue();
                }
            }
        }

        var rows = newest.Reverse().Select(entry => (IReadOnlyList<string>)[UtcTime.ToIso(entry.At)[..16].Replace('T', ' '), .. Describe(entry)!]);
        context.Terminal.Table(["when (UTC)", "what", "id or feed", "about"], rows);
        return ExitCode.Done;
    }

    private static string[]? Describe(JournalEntry entry) => entry switch
    {
        ArchiveCreated => ["archive", "", "created"],
        RevisionKept { Revision: 1 } kept => ["kept", kept.Article, $"{kept.Title} ({kept.Outlet})"],
        RevisionKept revised => [$"revision {revised.Revision}", revised.Article, $"{revised.Title} ({revised.Outlet})"],
        FeedPolled { Gap: { } gap } polled => ["gap", polled.Feed, $"entries between {UtcTime.ToIso(gap.After)} and {UtcTime.ToIso(gap.Before)} may have been missed"],
        FeedFailed failed => ["failed", failed.Feed, failed.Error],
        FeedMoved moved => ["moved", moved.Feed, $"to {moved.To}"],
        FeedRetired retired => ["retired", retired.Feed, "the outlet says it is gone for good"],
        _ => null,
    };
}
