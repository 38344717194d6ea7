using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Index.Articles;
using Annals.Index.Following;
using Annals.Index.Storage;
using Annals.Language.Analysis;
using Annals.Language.Scripts;

namespace Annals.Index.Knowledge;

/// <summary>
/// Brings the knowledge up to the journal's end. Articles are analysed side by side and written in the order of the journal; every batch is
/// one transaction with its position, so that a process killed at any moment goes on from there.
/// </summary>
internal sealed class KnowledgeFollower(ArchiveFolder folder, StoreFile file, OwnNames own, int threads)
{
    /// <summary>How much of a file's hash is kept to know it again.</summary>
    public const int HashLength = 16;

    // Enough to keep all processors busy, little enough to hold in memory and to lose.
    private const int BatchSize = 256;
    private const int BatchSizeOfOne = 32;

    /// <summary>The state by whose value the store knows which rules it was made by.</summary>
    public const string AnalysisVersion = "analysis";

    // The authority file that all analyses are by, and the one that some may be by already.
    private const string Authority = "authority";
    private const string ComingAuthority = "authority-coming";

    // Up to where spellings are joined.
    private const string Joined = "joined";

    public static string CurrentVersion { get; } = ArticleAnalysis.Version.ToString(CultureInfo.InvariantCulture);

    private readonly List<UnreadablePost> _unreadable = [];

    public CatchUpResult CatchUp(IProgress<CatchUpProgress>? progress, CancellationToken cancellation)
    {
        // One connection writes while the other one looks up what is known.
        using var database = file.Connect();
        using var looking = file.Connect();
        using var analysts = new ThreadLocal<Analyst>(() => new Analyst(Language.Entities.Authority.BuiltInWith(own.Names)));
        var work = new Work(database, new StateTable(database), new KnowledgeWriter(database), new KnowledgeWriter(looking), analysts);
        var length = new JournalLength(folder);
        var (articles, lines) = (0, 0L);
        if (work.State[AnalysisVersion] is null)
        {
            work.State[AnalysisVersion] = CurrentVersion;
        }

        articles += TakeOverNames(work, cancellation);
        while (!Follow(work, stretch =>
        {
            articles += stretch.Last().Count;
            lines += stretch.Lines;
            progress?.Report(new CatchUpProgress(articles, length.Before(stretch.To), length.Total));
        }, cancellation))
        {
            // Another process took a stretch of ours: on from where it stands.
        }

        // Also when a run before was killed between its last articles and this.
        if (articles > 0 || work.State[Joined] != work.State.Position.ToString())
        {
            database.InTransaction("BEGIN IMMEDIATE", () =>
            {
                new SpellingJoiner(database).Join();
                work.State[Joined] = work.State.Position.ToString();
                work.State.NextGeneration();
                return true;
            });
            database.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        return new CatchUpResult { Articles = articles, Lines = lines, Unreadable = [.. _unreadable.OrderBy(post => post.File, StringComparer.Ordinal)] };
    }

    /// <returns>False when the store was not where it was expected.</returns>
    private bool Follow(Work work, Action<Stretch> count, CancellationToken cancellation)
    {
        var writing = Task.FromResult(true);
        try
        {
            foreach (var stretch in Stretches(work.State.Position))
            {
                var revisions = stretch.Last();
                var known = revisions.Select(revision => ArticleId.TryParse(revision.Article, out var id) ? work.Looking.HashOf(id) : null).ToList();
                var articles = SideBySide([.. revisions.Select(static revision => revision.Path)], i => Read(revisions[i], known[i], work.Analysts.Value!), cancellation);
                if (!writing.GetAwaiter().GetResult())
                {
                    return false;
                }

                writing = Task.Run(() => Write(work, stretch, articles, count), CancellationToken.None);
            }
        }
        finally
        {
            // Also when reading failed: the connection must be idle before anybody else uses it. WhenAny does not throw.
            _ = Task.WhenAny(writing).GetAwaiter().GetResult();
        }

        return writing.GetAwaiter().GetResult();
    }

    private IEnumerable<Stretch> Stretches(JournalPosition from)
    {
        var stretch = new Stretch(from);
        foreach (var line in JournalReader.Read(folder, from))
        {
            stretch.Add(line);
            if (stretch.Count == (threads == 1 ? BatchSizeOfOne : BatchSize))
            {
                yield return stretch;
                stretch = new Stretch(line.Next);
            }
        }

        if (stretch.Lines > 0)
        {
            yield return stretch;
        }
    }

    private AnalysedArticle?[] SideBySide(IReadOnlyList<string> paths, Func<int, AnalysedArticle?> read, CancellationToken cancellation)
    {
        var articles = new AnalysedArticle?[paths.Count];
        Parallel.For(0, paths.Count, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = threads }, i =>
        {
            try
            {
                articles[i] = read(i);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArchiveException)
            {
                lock (_unreadable)
                {
                    _unreadable.Add(new UnreadablePost(paths[i], exception.Message));
                }
            }
        });
        return articles;
    }

    // What the reader decided about names changes the articles in which these names stand, and no others.
    private int TakeOverNames(Work work, CancellationToken cancellation)
    {
        var before = work.State[Authority];
        if (before is null)
        {
            work.State[Authority] = own.Text;
            return 0;
        }

        var coming = work.State[ComingAuthority] ?? before;
        if (before == own.Text && coming == own.Text)
        {
            return 0;
        }

        var names = OwnNames.Changed(before, own.Text).Union(OwnNames.Changed(before, coming)).ToArray();
        var count = 0;
        if (names.Length > 0)
        {
            work.State[ComingAuthority] = own.Text;
            var changed = SearchValues.Create(names, StringComparison.Ordinal);
            var rows = Rows(work.Database);
            foreach (var some in rows.Chunk(BatchSize))
            {
                var articles = SideBySide([.. some.Select(row => row.Path)], i => Again(some[i], changed, work.Analysts.Value!), cancellation);
                count += articles.Count(article => article is not null);
                InTransaction(work, articles, static () => true);
            }
        }

        work.Database.InTransaction("BEGIN IMMEDIATE", () =>
        {
            work.State[Authority] = own.Text;
            work.State[ComingAuthority] = null;
            return true;
        });
        return count;
    }

    private AnalysedArticle? Again(AnalysedArticle article, SearchValues<string> changed, Analyst analyst)
    {
        var bytes = File.ReadAllBytes(folder.Resolve(article.Path));
        var reading = PostReading.Of(bytes);
        return ChineseFold.Fold(reading.Text).AsSpan().ContainsAny(changed) ? Analysed(article with { Hash = SHA256.HashData(bytes)[..HashLength] }, reading, analyst) : null;
    }

    private static List<AnalysedArticle> Rows(Database database)
    {
        var rows = new List<AnalysedArticle>();
        var select = database.Prepare("SELECT a.code, a.revision, o.name, a.title, a.path, a.published FROM article a JOIN outlet o ON o.id = a.outlet ORDER BY a.id");
        while (select.Step())
        {
            rows.Add(new AnalysedArticle(ArticleCode.ToId(select.Long(0)), select.Int(1), select.Text(2), select.Text(3), select.Text(4), select.Long(5), true, [], [], null));
        }

        return rows;
    }

    private AnalysedArticle? Read(RevisionKept revision, byte[]? known, Analyst analyst)
    {
        if (!ArticleId.TryParse(revision.Article, out var id))
        {
            return null;
        }

        var bytes = ReadFile(revision);
        var hash = SHA256.HashData(bytes)[..HashLength];
        var (published, isDated) = revision.Published is { } time ? (time, true) : (revision.Captured ?? revision.At, false);
        var article = new AnalysedArticle(id, revision.Revision, revision.Outlet, revision.Title, revision.Path, published.ToUnixTimeMilliseconds(), isDated, hash, [], null);
        if (known is not null && known.AsSpan().SequenceEqual(hash))
        {
            return article;
        }

        return Analysed(article, PostReading.Of(bytes), analyst);
    }

    private static AnalysedArticle Analysed(AnalysedArticle article, PostReading reading, Analyst analyst)
    {
        var analysis = reading.Analysed(analyst);
        return article with { Packed = AnalysisCode.Pack(analysis), Facts = ArticleFacts.Of(analysis, article.Outlet) };
    }

    // Between the journal's line and the file's move into its place, and after a crash there, the text lies in the staging folder.
    private byte[] ReadFile(RevisionKept revision)
    {
        var staged = Path.Combine(folder.StagingFolder, Path.GetFileName(revision.Sha256));
        try
        {
            return File.Exists(staged) ? File.ReadAllBytes(staged) : File.ReadAllBytes(folder.Resolve(revision.Path));
        }
        catch (FileNotFoundException)
        {
            // It has just been moved.
            return File.ReadAllBytes(folder.Resolve(revision.Path));
        }
    }

    /// <returns>False when another process wrote this stretch.</returns>
    private static bool Write(Work work, Stretch stretch, AnalysedArticle?[] articles, Action<Stretch> count)
    {
        var isWritten = InTransaction(work, articles, () =>
        {
            if (work.State.Position != stretch.From)
            {
                return false;
            }

            work.State.Position = stretch.To;
            return true;
        });
        if (isWritten)
        {
            count(stretch);
        }

        return isWritten;
    }

    private static bool InTransaction(Work work, AnalysedArticle?[] articles, Func<bool> begin)
    {
        try
        {
            return work.Database.InTransaction("BEGIN IMMEDIATE", () =>
            {
                if (!begin())
                {
                    return false;
                }

                foreach (var article in articles)
                {
                    if (article is { Facts: null })
                    {
                        work.Writer.Renew(article);
                    }
                    else if (article is not null)
                    {
                        work.Writer.Write(article);
                    }
                }

                work.Writer.WriteCounts();
                work.State.NextGeneration();
                return true;
            });
        }
        catch
        {
            work.Writer.ForgetRows();
            throw;
        }
    }

    private sealed record Work(Database Database, StateTable State, KnowledgeWriter Writer, KnowledgeWriter Looking, ThreadLocal<Analyst> Analysts);

    /// <summary>A stretch of the journal.</summary>
    private sealed class Stretch(JournalPosition from)
    {
        private readonly List<RevisionKept> _revisions = [];

        public JournalPosition From { get; } = from;

        public JournalPosition To { get; private set; } = from;

        public long Lines { get; private set; }

        public int Count => _revisions.Count;

        public void Add(JournalLine line)
        {
            Lines++;
            To = line.Next;
            if (line.Entry is RevisionKept revision)
            {
                _revisions.Add(revision);
            }
        }

        /// <summary>The last revision of each article, in the order of the journal.</summary>
        public IReadOnlyList<RevisionKept> Last()
        {
            var last = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < _revisions.Count; i++)
            {
                last[_revisions[i].Article] = i;
            }

            return [.. _revisions.Where((revision, i) => last[revision.Article] == i)];
        }
    }
}
