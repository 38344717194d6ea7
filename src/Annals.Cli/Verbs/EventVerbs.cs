using System.CommandLine;
using System.Globalization;
using Annals.Archive;
using Annals.Cli.Terminals;
using Annals.Stories.Grouping;
using Annals.Stories.Keeping;

namespace Annals.Cli.Verbs;

/// <summary>What happened, with all articles that report it; and what its reader decides about that.</summary>
internal static class EventVerbs
{
    private static readonly Argument<string[]> Ids = new("ID") { Description = "An event's id, or that of an article; two events or more for --merge, articles for --split", Arity = ArgumentArity.OneOrMore };

    private static readonly DecisionOptions Decisions = new("event", "events", "articles", DecisionKind.MergeEvents, DecisionKind.SplitEvent, DecisionKind.PinEvent);

    public static Command List() => new Command("events", "What happened, by the newest article; one event with all articles that report it").WithStoryOptions(ofEvents: true).Does(RunList);

    public static Command One()
    {
        var command = new Command("event", "One event: its articles with why they belong to it; --merge, --split, --pin write your decision into stories.txt") { Ids, Verb.ArchiveOption };
        Decisions.AddTo(command);
        return command.Does(RunOne);
    }

    private static int RunList(VerbContext context, CancellationToken cancellation)
    {
        using var stores = context.OpenStories(cancellation);
        var query = StoryOptions.Query(context, stores.Knowledge, ofEvents: true);
        var (total, events) = (stores.Stories.CountEvents(query), stores.Stories.Events(query));
        if (context.Terminal.IsJson)
        {
            Terminal.Line(StoryJson.Text(json => StoryJson.Events(json, total, events)));
            return ExitCode.Done;
        }

        context.Terminal.Table(["id", "first (UTC)", "articles", "outlets", "title"], events.Select(Row));
        context.Terminal.Note($"{total} events");
        return ExitCode.Done;
    }

    private static int RunOne(VerbContext context, CancellationToken cancellation)
    {
        using var stores = context.OpenStories(cancellation);
        var ids = context.Arguments.GetValue(Ids)!;
        if (Decision(context, stores.Stories, ids) is { } decision)
        {
            stores.Decide(context, decision, cancellation);
            return ExitCode.Done;
        }

        foreach (var id in ids)
        {
            var found = Find(stores.Stories, id);
            if (context.Terminal.IsJson)
            {
                Terminal.Line(StoryJson.Text(json => StoryJson.Event(json, found)));
            }
            else
            {
                context.Terminal.Text(Lines(found));
            }
        }

        return ExitCode.Done;
    }

    /// <summary>An event by its id, by one it had before, or by an article of it.</summary>
    /// <exception cref="ArchiveException">There is none.</exception>
    public static NewsEvent Find(StoryStore stories, string id)
        => stories.Event(id) ?? (ArticleId.TryParse(id, out var article) && stories.EventOf(article) is { } of ? stories.Event(of.Id) : null)
            ?? throw new ArchiveException($"no event {id}: 'annals events' lists them");

    internal static IReadOnlyList<string> Row(EventOverview one) =>
    [
        one.Id, UtcTime.ToIso(one.First)[..16].Replace('T', ' '), one.Articles.ToString(CultureInfo.InvariantCulture), one.Outlets.ToString(CultureInfo.InvariantCulture), (one.IsPinned ? "* " : "") + one.Title,
    ];

    // Ids never change for articles: a decision names them.
    private static ReaderDecision? Decision(VerbContext context, StoryStore stories, string[] ids)
    {
        if (Decisions.Wished(context) is not { } kind)
        {
            return null;
        }

        var articles = kind == DecisionKind.SplitEvent
            ? ids.Select(static id => ArticleId.TryParse(id, out var article) ? article : throw new UsageException($"event --split: {id} is no article's id")).ToList()
            : [.. ids.Select(id => Find(stories, id).Members[0].Article).Distinct()];
        return kind == DecisionKind.MergeEvents && articles.Count < 2 ? throw new UsageException("event --merge: give two events or more") : new ReaderDecision(kind, articles);
    }

    private static IEnumerable<string> Lines(NewsEvent one)
    {
        var overview = one.Overview;
        yield return $"{overview.Title}  {overview.Id}";
        yield return $"  {Time(overview.First)} to {Time(overview.Last)} UTC, {overview.Articles} articles of {overview.Outlets} outlets{(overview.IsPinned ? ", pinned" : "")}";
        yield return "  " + string.Join(", ", overview.Names);
        yield return $"  storyline {overview.Story}{(one.StoryReason is { } why ? $": {why}" : "")}";
        yield return "";
        foreach (var member in one.Members)
        {
            var kind = member.Kind == ArticleKind.News ? "" : $" ({member.Kind.ToString().ToLowerInvariant()})";
            yield return $"{Time(member.Published)}  {member.Outlet}  {member.Article}  {member.Title}{kind}";
            yield return $"    {(member.IsByReader ? "you decided so" : member.Reason is { } reason ? $"{reason} (with {reason.With})" : "alone")}";
        }
    }

    private static string Time(DateTimeOffset time) => UtcTime.ToIso(time)[..16].Replace('T', ' ');
}
