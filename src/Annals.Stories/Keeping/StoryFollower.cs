using System.Globalization;
using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Index.Knowledge;
using Annals.Index.Storage;
using Annals.Language.Analysis;
using Annals.Stories.Grouping;

namespace Annals.Stories.Keeping;

/// <summary>
/// Groups what was analysed since the last time: of what was grouped before only what bears on it is read and written (<see cref="KeptGroups"/>). All of it is one
/// transaction with its position.
/// </summary>
internal sealed class StoryFollower(ArchiveFolder folder, KnowledgeStore knowledge, StoreFile file)
{
    private const string Rules = "rules";
    private const string Decided = "decided";

    // Articles are taken in the order of publication, some at once: what is behind by more than this has no more to come.
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
        var coming = Coming(from, to);
        if (coming.Count == 0 && state[Decided] == decisions.Text && !isFresh)
        {
            return new GroupingResult(0, 0, 0);
        }

        var known = database.Number("SELECT count(*) FROM article");
        var changes = isFresh || coming.Count > known / 2
            ? Whole(isFresh ? coming : Coming(default, to), progress, cancellation)
            : Little(database, coming, progress, cancellation);
        var decided = new WrittenDecisions(decisions.Decisions, HadDecisions: !string.IsNullOrEmpty(state[Decided]));
        var written = database.InTransaction("BEGIN IMMEDIATE", () =>
        {
            var written = new StoryWriter(database).Write(changes, decided, to);
            state.Position = to;
            state[Rules] = CurrentRules;
            state[Decided] = decisions.Text;
            state.NextGeneration();
            return written;
        });
        database.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        return new GroupingResult(coming.Count, written.Count(static change => change.Kind is GroupChangeKind.Merged or GroupChangeKind.Mixed), written.Count(static change => change.Kind is GroupChangeKind.Split or GroupChangeKind.Mixed));
    }

    // In the order of publication, so that what is behind can be closed: the memory of a grouping is that of some weeks and the summaries.
    private GroupedArticles Whole(List<ArticleRow> articles, IProgress<GroupingProgress>? progress, CancellationToken cancellation)
    {
        using var readers = new ThreadLocal<FeatureReader>(static () => new FeatureReader());
        var grouper = new Grouper();
        var (grouped, done) = (new List<ArticleRow>(), 0);
        var features = new List<ArticleFeatures>();
        foreach (var some in InOrder(articles).Chunk(AtOnce))
        {
            foreach (var (article, read) in Read(some, readers, cancellation))
            {
                grouper.Add(read);
                grouped.Add(article);
                features.Add(read);
            }

            var before = some[^1].Published - Reach;
            grouper.Close(before);
            features.RemoveAll(one => one.Published < before);
            done += some.Length;
            progress?.Report(new GroupingProgress(done, articles.Count));
        }

        grouper.Settle();
        return GroupedArticles.Whole(grouper, grouped, features);
    }

    private GroupedArticles Little(Database database, List<ArticleRow> coming, IProgress<GroupingProgress>? progress, CancellationToken cancellation)
    {
        using var readers = new ThreadLocal<FeatureReader>(static () => new FeatureReader());
        var kept = new KeptGroups(database, id => Kept(database, id, readers.Value!));
        var read = InOrder(coming).Chunk(AtOnce).SelectMany(some => Read(some, readers, cancellation)).ToList();
        var grouper = kept.Open([.. read.Select(static pair => pair.Article)]);
        foreach (var (_, features) in read)
        {
            grouper.Add(features);
        }

        grouper.Settle();
        progress?.Report(new GroupingProgress(coming.Count, coming.Count));
        return GroupedArticles.Among(kept, grouper, [.. read.Select(static pair => pair.Article)], [.. read.Select(static pair => pair.Features)]);
    }

    private static IEnumerable<ArticleRow> InOrder(IEnumerable<ArticleRow> articles) => articles.OrderBy(static article => article.Published).ThenBy(static article => article.Id, StringComparer.Ordinal);

    // The last revision of each article between two places of the journal.
    private List<ArticleRow> Coming(JournalPosition from, JournalPosition to)
    {
        var last = new Dictionary<string, ArticleRow>(StringComparer.Ordinal);
        foreach (var line in JournalReader.Read(folder, from).TakeWhile(line => line.Next.Sequence <= to.Sequence))
        {
            if (line.Entry is RevisionKept revision && ArticleId.TryParse(revision.Article, out var id))
            {
                last[id.Value] = new ArticleRow(id.Value, revision.Outlet, revision.Title, revision.Published ?? revision.Captured ?? revision.At);
            }
        }

        return [.. last.Values];
    }

    private IEnumerable<(ArticleRow Article, ArticleFeatures Features)> Read(ArticleRow[] articles, ThreadLocal<FeatureReader> readers, CancellationToken cancellation)
    {
        var features = new ArticleFeatures?[articles.Length];
        Parallel.For(0, articles.Length, new ParallelOptions { CancellationToken = cancellation }, i => features[i] = Read(articles[i], readers.Value!));
        return articles.Zip(features).Where(static pair => pair.Second is not null).Select(static pair => (pair.First, pair.Second!));
    }

    private ArticleFeatures? Read(ArticleRow article, FeatureReader reader)
        => ArticleId.TryParse(article.Id, out var id) && Analysis(id) is { } analysis ? reader.Read(new Report(article.Id, article.Outlet, article.Published, article.Title, analysis)) : null;

    // Those of the newest articles are in the store. Of a post that cannot be read any more the title is all there is.
    private ArticleFeatures Kept(Database database, string id, FeatureReader reader)
    {
        var kept = database.Prepare("SELECT data FROM feature WHERE article = ?").Bind(1, id);
        if (kept.Step())
        {
            var features = SummaryCode.UnpackFeatures(kept.Blob(0));
            kept.Reset();
            return features;
        }

        var select = database.Prepare("SELECT id, outlet, title, published FROM article WHERE id = ?").Bind(1, id);
        select.Step();
        var article = new ArticleRow(select.Text(0), select.Text(1), select.Text(2), DateTimeOffset.FromUnixTimeMilliseconds(select.Long(3)));
        select.Reset();
        return Read(article, reader) ?? reader.Read(new Report(article.Id, article.Outlet, article.Published, article.Title, new ArticleAnalysis(article.Title, [], [], [], [], [])));
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

/// <summary>An article as the journal tells of it.</summary>
internal sealed record ArticleRow(string Id, string Outlet, string Title, DateTimeOffset Published);

/// <summary>How far grouping is, in articles.</summary>
public sealed record GroupingProgress(int Done, int Total);

/// <summary>What a catching up did.</summary>
/// <param name="Articles">New or revised ones.</param>
/// <param name="Merged">Times that events that were there became one.</param>
/// <param name="Split">Times that an event that was there became several.</param>
public sealed record GroupingResult(int Articles, int Merged, int Split);
