using System.CommandLine;
using System.Globalization;
using Annals.Archive;
using Annals.Cli.Terminals;
using Annals.Stories.Keeping;

namespace Annals.Cli.Verbs;

/// <summary>What hangs together over days and years.</summary>
internal static class StoryVerbs
{
    private static readonly Argument<string[]> Ids = new("ID") { Description = "A storyline's id, or that of one of its events or articles; two or more for --merge, events for --split", Arity = ArgumentArity.OneOrMore };

    private static readonly DecisionOptions Decisions = new("story", "storylines", "events", DecisionKind.MergeStories, DecisionKind.SplitStory, DecisionKind.PinStory);

    public static Command List() => new Command("stories", "Storylines: events that hang together, by the newest article").WithStoryOptions(ofEvents: false).Does(RunList);

    public static Command One()
    {
        var command = new Command("story", "One storyline: its events, oldest first; --merge, --split, --pin write your decision into stories.txt") { Ids, Verb.ArchiveOption };
        Decisions.AddTo(command);
        return command.Does(RunOne);
    }

    private static int RunList(VerbContext context, CancellationToken cancellation)
    {
        using var stores = context.OpenStories(cancellation);
        var query = StoryOptions.Query(context, stores.Knowledge, ofEvents: false);
        var (total, stories) = (stores.Stories.CountStories(query), stores.Stories.Stories(query));
        if (context.Terminal.IsJson)
        {
            Terminal.Line(StoryJson.Text(json => StoryJson.Stories(json, total, stories)));
            return ExitCode.Done;
        }

        context.Terminal.Table(["id", "first", "last", "events", "articles", "title"], stories.Select(static one => (IReadOnlyList<string>)
        [
            one.Id, Day(one.First), Day(one.Last), one.Events.ToString(CultureInfo.InvariantCulture), one.Articles.ToString(CultureInfo.InvariantCulture), (one.IsPinned ? "* " : "") + one.Title,
        ]));
        context.Terminal.Note($"{total} storylines");
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
                Terminal.Line(StoryJson.Text(json => StoryJson.Story(json, found)));
                continue;
            }

            var overview = found.Overview;
            context.Terminal.Text([
                $"{overview.Title}  {overview.Id}",
                $"  {Day(overview.First)} to {Day(overview.Last)}, {overview.Events} events, {overview.Articles} articles of {overview.Outlets} outlets{(overview.IsPinned ? ", pinned" : "")}",
                "  " + string.Join(", ", overview.Names),
                "",
                .. found.Events.Select(static one => string.Join("  ", EventVerbs.Row(one))),
            ]);
        }

        return ExitCode.Done;
    }

    private static Storyline Find(StoryStore stories, string id)
    {
        var one = stories.Story(id) is null ? stories.Event(id)?.Overview ?? (ArticleId.TryParse(id, out var article) ? stories.EventOf(article) : null) : null;
        return stories.Story(one?.Story ?? id) ?? throw new ArchiveException($"no storyline {id}: 'annals stories' lists them");
    }

    private static ReaderDecision? Decision(VerbContext context, StoryStore stories, string[] ids)
    {
        if (Decisions.Wished(context) is not { } kind)
        {
            return null;
        }

        List<ArticleId> articles = kind == DecisionKind.SplitStory
            ? [.. ids.Select(id => EventVerbs.Find(stories, id).Members[0].Article).Distinct()]
            : [.. ids.Select(id => EventVerbs.Find(stories, Find(stories, id).Events[0].Id).Members[0].Article).Distinct()];
        return kind == DecisionKind.MergeStories && articles.Count < 2 ? throw new UsageException("story --merge: give two storylines or more") : new ReaderDecision(kind, articles);
    }

    private static string Day(DateTimeOffset time) => UtcTime.ToIso(time)[..10];
}
