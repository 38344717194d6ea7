using System.Globalization;
using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Index.Knowledge;
using Annals.Index.Storage;
using Annals.Language.Analysis;
using Annals.Stories.Grouping;

namespace Annals.Stories.Keeping;

/// <summary>
/// Groups what was analysed since the last time. Events whose time is over stand as they were summed up; those near the new articles in time
/// are taken apart into their articles again, so that what comes late finds its place. All of it is one transaction with its position.
/// </summary>
internal sealed class StoryFollower(ArchiveFolder folder, KnowledgeStore knowledge, StoreFile file)
{
    private const string Rules = "rules";
    private const string Decided = "decided";

    // What a new article may join, and what those may hang together with.
    private static readonly TimeSpan Reach = 2 * Grouper.EventWindow;

    private const int AtOnce = 1000;

    private static readonly string CurrentRules = string.Create(CultureInfo.InvariantCulture, $"{ArticleFeatures.Version} {ArticleAnalysis.Version}");

    public GroupingResult CatchUp(IProgress<GroupingProgress>? progress, CancellationToken cancellation)
    {
        using var database = file.Connect();
        var state = new StateTable(database);
        var isFresh = state[Rules] != CurrentRules;
        var (from, to) = (isFresh ? default : state.Position, knowledge.Position);
        var decisions = DecisionFile.Read(folder);
        var known = Known(database);
        var coming = Coming(from, to);
        if (coming.Count == 0 && state[Decided] == decisions.Text && !isFresh)
        {
            return new GroupingResult(0, 0, 0);
        }

        var articles = new Dictionary<string, ArticleRow>(known, StringComparer.Ordinal);
        foreach (var article in coming)
        {
            articles[article.Id] = article;
        }

        var isWhole = isFresh || coming.Count > known.Count / 2;
        var grouper = new Grouper();
        var open = isWhole ? [.. articles.Keys] : Open(database, coming, known, grouper);
        Group([.. open.Select(id => articles[id]).OrderBy(static article => article.Published).ThenBy(static article => article.Id, StringComparer.Ordinal)], grouper, progress, cancellation);
        var placed = DecidedGroups.Apply(grouper.Memberships(), decisions.Decisions, id => articles[id].Published);
        var changes = new StoryChanges(
            GroupChanges.Between(known.Select(static pair => (pair.Key, pair.Value.Event)), placed.Select(static one => (one.Membership.Article, one.Membership.Event))),
            GroupChanges.Between(known.Select(static pair => (pair.Key, pair.Value.Story)), placed.Select(static one => (one.Membership.Article, one.Membership.Story))));
        database.InTransaction("BEGIN IMMEDIATE", () =>
        {
            new StoryWriter(database, open).Write(placed, grouper.Settled(), articles, changes, to);
            state.Position = to;
            state[Rules] = CurrentRules;
            state[Decided] = decisions.Text;
            state.NextGeneration();
            return true;
        });
        database.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        return new GroupingResult(coming.Count, changes.Events.Count(static change => change.Kind is GroupChangeKind.Merged or GroupChangeKind.Mixed), changes.Events.Count(static change => change.Kind is GroupChangeKind.Split or GroupChangeKind.Mixed));
    }

    // In the order of publication, so that what is behind can be closed: the memory of a grouping is that of some weeks and the summaries.
    private void Group(IReadOnlyList<ArticleRow> articles, Grouper grouper, IProgress<GroupingProgress>? progress, CancellationToken cancellation)
    {
        using var readers = new ThreadLocal<FeatureReader>(static () => new FeatureReader());
        var done = 0;
        foreach (var some in articles.Chunk(AtOnce))
        {
            foreach (var features in Read(some, readers, cancellation))
            {
                grouper.Add(features);
            }

            grouper.Close(some[^1].Published - Reach);
            done += some.Length;
            progress?.Report(new GroupingProgress(done, articles.Count));
        }
    }

    // The last revision of each article between two places of the journal.
    private List<ArticleRow> Coming(JournalPosition from, JournalPosition to)
    {
        var last = new Dictionary<string, ArticleRow>(StringComparer.Ordinal);
        foreach (var line in JournalReader.Read(folder, from).TakeWhile(line => line.Next.Sequence <= to.Sequence))
        {
            if (line.Entry is RevisionKept revision && ArticleId.TryParse(revision.Article, out var id))
            {
                last[id.Value] = new ArticleRow(id.Value, revision.Outlet, revision.Title, revision.Published ?? revision.Captured ?? revision.At, "", "", "");
            }
        }

        return [.. last.Values];
    }

    private static Dictionary<string, ArticleRow> Known(Database database)
    {
        var known = new Dictionary<string, ArticleRow>(StringComparer.Ordinal);
        var select = database.Prepare("SELECT a.id, a.outlet, a.title, a.published, a.event, a.story, a.node, a.moved OR e.pinned OR s.pinned FROM article a JOIN event e ON e.id = a.event JOIN story s ON s.id = a.story");
        while (select.Step())
        {
            var row = new ArticleRow(select.Text(0), select.Text(1), select.Text(2), DateTimeOffset.FromUnixTimeMilliseconds(select.Long(3)), select.Text(4), select.Text(5), select.Text(6), select.Int(7) != 0);
            known[row.Id] = row;
        }

        return known;
    }

    /// <summary>Gives the grouper what is settled.</summary>
    /// <returns>The articles that are to be compared again.</returns>
    private static HashSet<string> Open(Database database, List<ArticleRow> coming, Dictionary<string, ArticleRow> known, Grouper grouper)
    {
        var revised = coming.Select(article => known.GetValueOrDefault(article.Id)?.Node).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var spans = Spans(coming);
        var open = coming.Select(static article => article.Id).ToHashSet(StringComparer.Ordinal);
        var settled = new List<SettledEvent>();
        var select = database.Prepare("SELECT id, first, last, summary, story, reason FROM node ORDER BY first, id");
        while (select.Step())
        {
            var (first, last) = (select.Long(1), select.Long(2));
            var summary = SummaryCode.UnpackSummary(select.Blob(3));
            if (revised.Contains(select.Text(0)) || spans.Exists(span => first <= span.To && last >= span.From))
            {
                open.UnionWith(summary.Articles.Where(known.ContainsKey));
            }
            else
            {
                settled.Add(new SettledEvent(summary, select.Text(4), SummaryCode.UnpackReason(select.Blob(5))));
            }
        }

        var earliest = open.Select(id => known.GetValueOrDefault(id)?.Published ?? DateTimeOffset.MaxValue).Concat(coming.Select(static article => article.Published)).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        settled.ForEach(one => grouper.Restore(one, earliest));
        return open;
    }

    private static List<(long From, long To)> Spans(List<ArticleRow> coming)
    {
        var reach = (long)Reach.TotalMilliseconds;
        var spans = new List<(long From, long To)>();
        foreach (var time in coming.Select(static article => article.Published.ToUnixTimeMilliseconds()).Order())
        {
            if (spans.Count > 0 && spans[^1].To >= time - reach)
            {
                spans[^1] = (spans[^1].From, time + reach);
            }
            else
            {
                spans.Add((time - reach, time + reach));
            }
        }

        return spans;
    }

    private IEnumerable<ArticleFeatures> Read(ArticleRow[] articles, ThreadLocal<FeatureReader> readers, CancellationToken cancellation)
    {
        var features = new ArticleFeatures?[articles.Length];
        Parallel.For(0, articles.Length, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            var article = articles[i];
            if (ArticleId.TryParse(article.Id, out var id) && Analysis(id) is { } analysis)
            {
                features[i] = readers.Value!.Read(new Report(article.Id, article.Outlet, article.Published, article.Title, analysis));
            }
        });
        return features.OfType<ArticleFeatures>();
    }

    // A post that cannot be read now is grouped when it was mended; verify is there to tell.
    private ArticleAnalysis? Analysis(ArticleId id)
    {
        try
        {
            return knowledge.Analysis(id);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArchiveException)
        {
            return null;
        }
    }
}

/// <summary>An article in the store. The groups are empty for one that is new.</summary>
/// <param name="IsMarked">The reader moved it or pinned its group, when it was written.</param>
internal sealed record ArticleRow(string Id, string Outlet, string Title, DateTimeOffset Published, string Event, string Story, string Node, bool IsMarked = false);

internal sealed record StoryChanges(IReadOnlyList<GroupChange> Events, IReadOnlyList<GroupChange> Stories);

/// <summary>How far grouping is, in articles.</summary>
public sealed record GroupingProgress(int Done, int Total);

/// <summary>What a catching up did.</summary>
/// <param name="Articles">New or revised ones.</param>
/// <param name="Merged">Times that events that were there became one.</param>
/// <param name="Split">Times that an event that was there became several.</param>
public sealed record GroupingResult(int Articles, int Merged, int Split);
