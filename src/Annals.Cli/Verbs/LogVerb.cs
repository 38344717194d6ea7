using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Cli.Terminals;
using Annals.Index.Revisions;
using Annals.Language.Comparing;

namespace Annals.Cli.Verbs;

internal static class LogVerb
{
    private static readonly Option<int> Limit = new("--limit", "-n") { Description = "At most so many lines, newest first", DefaultValueFactory = _ => 50 };

    private static readonly Option<string?> Outlet = new("--outlet") { Description = "Only articles of this outlet" };

    private static readonly Option<bool> Changed = new("--changed") { Description = "Only what outlets changed in articles they had published, and what kind of change it was" };

    private static readonly Option<string[]> Class = new("--class") { Description = $"With --changed: only changes of a class: {string.Join(", ", ClassNames.All)}", HelpName = "CLASS" };

    private static readonly Option<string?> From = new("--from") { Description = "With --changed: seen on this day (UTC) or later", HelpName = "YYYY-MM-DD" };

    private static readonly Option<string?> To = new("--to") { Description = "With --changed: seen on this day (UTC) or earlier", HelpName = "YYYY-MM-DD" };

    public static Command Create()
        => new Command("log", "What happened, newest first: articles kept and revised, feeds that failed or moved")
        {
            Limit, Outlet, Changed, Class, From, To, Verb.ArchiveOption,
        }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var limit = context.Arguments.GetValue(Limit);
        if (limit < 1)
        {
            throw new UsageException("--limit: give a number from 1 on");
        }

        if (context.Arguments.GetValue(Changed))
        {
            return PrintChanges(context, limit, cancellation);
        }

        var outlet = context.Arguments.GetValue(Outlet);
        var newest = new Queue<JournalEntry>(limit + 1);
        var outlets = new Dictionary<string, string>();
        string? OutletOf(JournalEntry entry) => entry is RevisionKept kept ? kept.Outlet : entry is ArticleGone gone ? outlets.GetValueOrDefault(gone.Article) : null;
        foreach (var line in JournalReader.Read(context.OpenArchive()))
        {
            cancellation.ThrowIfCancellationRequested();
            if (line.Entry is RevisionKept { } kept)
            {
                outlets[kept.Article] = kept.Outlet;
            }

            if (line.Entry is { } entry && Describe(entry) is not null && (outlet is null || OutletOf(entry) == outlet))
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

    private static int PrintChanges(VerbContext context, int limit, CancellationToken cancellation)
    {
        var wanted = (context.Arguments.GetValue(Class) ?? []).Aggregate(ChangeClass.None, (classes, name) => classes | ClassNames.Parse(name));
        var (from, to) = (Day(context, From), Day(context, To)?.AddDays(1));
        var changes = ChangeLog.Read(context.OpenArchive(), context.Arguments.GetValue(Outlet), from, to, cancellation)
            .Where(change => IsWanted(change, wanted))
            .Take(limit);
        if (context.Terminal.IsJson)
        {
            foreach (var change in changes)
            {
                Terminal.Line(JsonSerializer.Serialize(ShownChange.Of(change), CliJson.Default.ShownChange));
            }

            return ExitCode.Done;
        }

        var rows = changes.Select(change => (IReadOnlyList<string>)
        [
            UtcTime.ToIso(change.SeenAt)[..16].Replace('T', ' '),
            change.Outlet,
            change.Article,
            change.Diff is { } diff ? $"{diff.Before.Number} to {diff.After.Number}" : $"{change.Revision}",
            change.Gone is { } gone ? Words(gone) : ClassNames.Of(change.Diff!.Classes),
            change.Title,
        ]);
        context.Terminal.Table(["seen (UTC)", "outlet", "id", "revisions", "changed", "title"], rows);
        return ExitCode.Done;
    }

    private static bool IsWanted(LoggedChange change, ChangeClass wanted)
    {
        var classes = change.Diff?.Classes ?? ChangeClass.WholeArticle;
        return classes != ChangeClass.None && (wanted == ChangeClass.None || (classes & wanted) != ChangeClass.None);
    }

    private static string Words(ArticleGone gone) => gone.Over == true ? "back at its source" : $"gone from its source ({gone.Status})";

    private static DateTimeOffset? Day(VerbContext context, Option<string?> option)
        => context.Arguments.GetValue(option) is not { } text ? null
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
                : throw new UsageException($"{option.Name} {text}: give a day such as 2026-11-21");

    private static string[]? Describe(JournalEntry entry) => entry switch
    {
        ArchiveCreated => ["archive", "", "created"],
        RevisionKept { Revision: 1 } kept => ["kept", kept.Article, $"{kept.Title} ({kept.Outlet})"],
        RevisionKept revised => [$"revision {revised.Revision}", revised.Article, $"{revised.Title} ({revised.Outlet})"],
        ArticleGone gone => [gone.Over == true ? "back" : "gone", gone.Article, $"{Words(gone)} since {UtcTime.ToIso(gone.Since)[..16].Replace('T', ' ')}: {gone.Url}"],
        FeedPolled { Gap: { } gap } polled => ["gap", polled.Feed, $"entries between {UtcTime.ToIso(gap.After)} and {UtcTime.ToIso(gap.Before)} may have been missed"],
        FeedFailed failed => ["failed", failed.Feed, failed.Error],
        FeedMoved moved => ["moved", moved.Feed, $"to {moved.To}"],
        FeedRetired retired => ["retired", retired.Feed, "the outlet says it is gone for good"],
        _ => null,
    };
}
