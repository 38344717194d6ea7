using System.Diagnostics;
using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Posts;
using Annals.Index.Articles;
using Annals.Index.Following;
using Annals.Index.Postings;
using Annals.Index.Queries;
using Annals.Index.Searching;
using Annals.Index.Storage;

namespace Annals.Index;

/// <summary>
/// An archive's index: what is in it, by time, outlet and word. Derived from the journal and the posts, and may be
/// deleted at any time. Safe to use from many threads and from several processes at once; whoever reads sees one
/// state, while another may be catching up.
/// </summary>
public sealed class ArchiveIndex : IDisposable
{
    private readonly ArchiveFolder _folder;
    private readonly DerivedStore<IndexReaders> _store;
    private readonly Recent<JournalPosition> _position;
    private readonly VariantFile _variants;
    private volatile Snapshot _snapshot = Snapshot.Empty;
    private volatile CatchUpProgress? _building;
    private Workspace? _workspace;

    private ArchiveIndex(ArchiveFolder folder)
    {
        _folder = folder;
        _store = new DerivedStore<IndexReaders>(folder, Schema.Index, static database => new IndexReaders(database));
        _position = new Recent<JournalPosition>(() => Position);
        _variants = new VariantFile(Path.Combine(folder.Root, VariantFile.FileName));
    }

    /// <summary>Why an index that was there was thrown away on opening; null when it was usable or there was none. What is missing comes back with the next <see cref="CatchUp"/>.</summary>
    public string? StartedOver => _store.StartedOver;

    /// <summary>Opens the archive's index, or makes an empty one.</summary>
    /// <exception cref="ArchiveException">The disk refuses.</exception>
    public static ArchiveIndex Open(ArchiveFolder folder) => new(folder);

    /// <summary>Empties the archive's index, so that the next <see cref="CatchUp"/> builds it from nothing. Others may have it open.</summary>
    /// <exception cref="ArchiveException">The disk refuses.</exception>
    public static void Delete(ArchiveFolder folder) => new StoreFile(folder, Schema.Index).Empty();

    /// <summary>
    /// Indexes whatever the journal holds beyond the index. An index that turns out to be damaged, or to follow another
    /// journal, is built anew, which the result says. Where there is nothing new the index settles: it merges what came
    /// in piece by piece, so that searches are faster, and gives back room on the disk.
    /// </summary>
    /// <exception cref="ArchiveException">The disk refuses; what was indexed before stays.</exception>
    /// <exception cref="OperationCanceledException">What was indexed until then stays.</exception>
    public CatchUpResult CatchUp(IProgress<CatchUpProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            return _store.Follow(static _ => null, (file, startedOver) =>
            {
                Building = startedOver is null ? null : new CatchUpProgress(0, 0, 1);
                using var database = file.Connect();
                var result = new Follower(_folder, database, _workspace ??= new Workspace()).CatchUp(new Watched(this, progress), cancellation) with { Rebuilt = startedOver };
                _workspace = result.Lines == 0 ? null : _workspace;
                return result;
            });
        }
        finally
        {
            _position.Forget();
            Building = null;
        }
    }

    /// <summary>How far this object is in bringing a large part of the index into being; null when it is not, and for the little that comes day by day.</summary>
    public CatchUpProgress? Building
    {
        get => _building;
        private set => _building = value;
    }

    /// <summary>
    /// Which articles a query means by <c>who:</c>, <c>event:</c> and <c>story:</c>; null for what is not known, which finds nothing.
    /// Whoever has analyses and stories sets it; it is asked by many threads.
    /// </summary>
    public Func<Subject, IEnumerable<ArticleId>?>? Subjects { get; set; }

    /// <summary>False for an index that has nothing, or cannot be read.</summary>
    public bool HasArticles
    {
        get
        {
            try
            {
                return Read((_, snapshot) => snapshot.DocumentCount) > 0;
            }
            catch (ArchiveException)
            {
                return false;
            }
        }
    }

    /// <summary>True after a reading that found the index damaged, until the next <see cref="CatchUp"/>, which builds it anew.</summary>
    public bool IsDamaged => _store.IsDamaged;

    /// <summary>Where in the journal the index stands: it moves with every change of what the index answers.</summary>
    public JournalPosition Position => _store.Position;

    /// <summary>
    /// <see cref="Position"/> as it was a moment ago (50 ms), for whoever asks thousands of times a second. What this very object
    /// indexes shows at once.
    /// </summary>
    public JournalPosition RecentPosition => _position.Value;

    /// <summary>Never fails on a query: what is not understood is said in the answer.</summary>
    public SearchAnswer Search(SearchQuery query)
    {
        var start = Stopwatch.GetTimestamp();
        var parsed = QueryParser.Parse(query.Text);
        var variants = _variants.Current();
        IReadOnlyList<QueryRemark> remarks = [.. parsed.Remarks, .. UnknownMarks(query, parsed), .. variants.Problems.Take(1).Select(problem => new QueryRemark(QueryRemarkKind.VariantFile, $"{VariantFile.FileName}, {problem}."))];
        if (parsed.IsEmpty && query is { Outlet: null, From: null, To: null, Language: null })
        {
            return Answer(0, [], Facets.None, [.. remarks, new QueryRemark(QueryRemarkKind.NothingToLookFor)]);
        }

        Searcher.Found found;
        try
        {
            query = WithSubjects(query, parsed);
            remarks = [.. remarks, .. UnknownSubjects(query, parsed)];
            found = Read((connection, snapshot) => connection.Searcher.Find(query, parsed, snapshot, variants, PlainText));
        }
        catch (ArchiveException exception)
        {
            return Answer(0, [], Facets.None, [new QueryRemark(QueryRemarkKind.Trouble, exception.Message)]);
        }

        var hits = found.Hits.Select(hit => ToHit(hit.Article, hit.Score, query, found.Terms)).ToList();
        return Answer(found.Total, hits, found.Facets, remarks) with { AlsoMatched = OtherSpellings.In(hits, parsed), Suggestion = found.Suggestion };

        SearchAnswer Answer(int total, IReadOnlyList<Hit> answer, Facets facets, IReadOnlyList<QueryRemark> said) => new()
        {
            Total = total,
            Hits = answer,
            Facets = facets,
            TookMs = Stopwatch.GetElapsedTime(start).TotalMilliseconds,
            Remarks = said,
        };
    }

    /// <summary>Every article that a query's text means, for whoever wants them all and not the best.</summary>
    /// <param name="remarks">What of the query was not understood; empty when everything was.</param>
    public IReadOnlySet<ArticleId> Matching(string text, out IReadOnlyList<QueryRemark> remarks)
    {
        var parsed = QueryParser.Parse(text);
        var query = WithSubjects(new SearchQuery { Text = text }, parsed);
        remarks = [.. parsed.Remarks, .. UnknownSubjects(query, parsed)];
        return parsed.IsEmpty
            ? new HashSet<ArticleId>()
            : Read((connection, snapshot) => connection.Searcher.FindAll(query, parsed, snapshot, _variants.Current(), PlainText)).ToHashSet();
    }

    /// <summary>Null when the index has no such article.</summary>
    public ArticleDetail? Find(ArticleId id) => Read((connection, snapshot) => connection.Articles.Detail(id, snapshot));

    /// <summary>Articles whose id is nearly what somebody typed: cut off, one letter wrong, two changed about. Some at most.</summary>
    public IReadOnlyList<ArticleSummary> Near(string id)
        => IdSlips.Of(id) is { Count: > 0 } ranges ? Read((connection, snapshot) => connection.Articles.InRanges(ranges, snapshot)) : [];

    /// <summary>All revisions of an article, oldest first; empty when the index has no such article.</summary>
    public IReadOnlyList<RevisionSummary> Revisions(ArticleId id) => Read((connection, snapshot) => connection.Articles.Revisions(id, snapshot));

    /// <summary>Newest published first.</summary>
    public IReadOnlyList<ArticleSummary> Newest(ArticleFilter filter, int limit, int offset)
        => Read((connection, snapshot) => connection.Articles.Newest(filter, limit, offset, snapshot));

    /// <summary>The articles before and after one within its outlet, by time; null at either end.</summary>
    public (ArticleSummary? Previous, ArticleSummary? Next) Neighbours(ArticleId id)
        => Read((connection, snapshot) => connection.Articles.Neighbours(id, snapshot));

    /// <summary>The articles first seen in the span up to a time, as they read at that time, newest first.</summary>
    public IReadOnlyList<ArticleThen> SeenBefore(DateTimeOffset time, TimeSpan span, int limit)
        => Read((connection, snapshot) => connection.Articles.SeenBefore(time, span, limit, snapshot));

    /// <summary>Most articles first.</summary>
    public IReadOnlyList<OutletSummary> Outlets() => Read((_, snapshot) => snapshot.Calendar.Outlets);

    /// <summary>Most articles first.</summary>
    public IReadOnlyList<TagSummary> Tags() => Read((connection, _) => connection.Articles.Tags());

    /// <summary>The newest days with articles, newest first.</summary>
    /// <param name="outlet">Null for all.</param>
    public IReadOnlyList<DaySummary> Days(string? outlet, int limit)
        => Read((_, snapshot) => snapshot.Calendar.Days(outlet)) is var days && days.Count <= limit ? days : [.. days.Take(limit)];

    public IndexStats Stats() => Read((connection, snapshot) =>
    {
        var sizes = connection.Articles.Sizes();
        return new IndexStats
        {
            Articles = snapshot.DocumentCount,
            Revisions = sizes.Revisions,
            Outlets = snapshot.Calendar.Outlets.Count,
            First = snapshot.Calendar.Span.First,
            Last = snapshot.Calendar.Span.Last,
            Blobs = sizes.Blobs,
            BlobBytes = sizes.BlobBytes,
            PostBytes = sizes.PostBytes,
            IndexBytes = sizes.IndexBytes,
        };
    });

    /// <summary>Articles by their rows, which count from 1 in the order in which they came and never change: those behind a row.</summary>
    /// <remarks>Without the feeds that offered them.</remarks>
    public IReadOnlyList<(int Row, ArticleDetail Article)> Behind(int row, int limit)
        => Read((connection, snapshot) => connection.Articles.Behind(row, limit, snapshot));

    /// <summary>The articles of some rows; those that do not exist are left out.</summary>
    /// <remarks>Without the feeds that offered them.</remarks>
    public IReadOnlyList<(int Row, ArticleDetail Article)> Rows(IReadOnlyList<int> rows)
        => Read((connection, snapshot) => connection.Articles.Rows(rows, snapshot));

    /// <summary>Every article in memory: for whoever judges a whole archive at once.</summary>
    public ArticleRoll Roll() => Read((connection, snapshot) => snapshot.Roll(connection.Database));

    /// <summary>Says of every article which feeds offered it, by row, and of each row the first one first; nothing of an import. Reads them all.</summary>
    public void EachFeed(Action<int, string> each) => Read((connection, _) =>
    {
        connection.Articles.EachFeed(each);
        return true;
    });

    /// <summary>The articles of some rows of <see cref="Roll"/>, in that order.</summary>
    /// <exception cref="ArchiveException">There is no such row any more: the index was built anew meanwhile.</exception>
    public IReadOnlyList<ArticleSummary> Summaries(IReadOnlyList<int> rows) => Read((connection, snapshot) => connection.Articles.Summaries(rows, snapshot));

    /// <summary>The row of an article; null when the index has no such article.</summary>
    public int? RowOf(ArticleId id) => Read((connection, _) => connection.Articles.RowOf(id));

    /// <summary>Hands over all postings in one walk.</summary>
    public void ReadPostings(PostingSink sink) => Read((connection, snapshot) =>
    {
        new PostingExport(new Segments.SegmentStore(connection.Database), snapshot).ReadTo(sink);
        return true;
    });

    public int Count(ArticleFilter filter) => Read((connection, snapshot) => connection.Articles.Count(filter, snapshot));

    public void Dispose() => _store.Dispose();

    // The index knows nothing of readers; who searches for one says what the words mean.
    private static IEnumerable<QueryRemark> UnknownMarks(SearchQuery query, ParsedQuery parsed)
        => parsed.Marks.Concat(parsed.ExcludedMarks).Where(word => query.Marks(word) is null).Distinct().Select(word => new QueryRemark(QueryRemarkKind.NotToldHere, word));

    private static IEnumerable<QueryRemark> UnknownSubjects(SearchQuery query, ParsedQuery parsed)
        => parsed.Subjects.Concat(parsed.ExcludedSubjects).Where(subject => !query.Subjects.ContainsKey(subject)).Distinct().Select(subject => new QueryRemark(QueryRemarkKind.NobodyKnown, subject.Name, subject.Key));

    // Rows never change, so that the roll may be a state older than what is searched.
    private SearchQuery WithSubjects(SearchQuery query, ParsedQuery parsed)
    {
        if (Subjects is not { } articlesOf || parsed.Subjects.Count + parsed.ExcludedSubjects.Count == 0)
        {
            return query;
        }

        var roll = Roll();
        var known = new Dictionary<Subject, ArticleRows>();
        foreach (var subject in parsed.Subjects.Concat(parsed.ExcludedSubjects))
        {
            if (articlesOf(subject) is { } articles)
            {
                known[subject] = ArticleRows.Of(articles.Select(roll.Find).OfType<RolledArticle>().Select(static article => article.Row));
            }
        }

        return query with { Subjects = known };
    }

    private T Read<T>(Func<IndexReaders, Snapshot, T> read) => _store.Read((database, readers) =>
    {
        var snapshot = Snapshot.Load(database, _snapshot);
        _snapshot = snapshot;
        return read(readers, snapshot);
    });

    private Hit ToHit(ArticleSummary article, double score, SearchQuery query, IReadOnlyList<SearchTerm> terms)
    {
        var titleMarks = query.Snippets && terms.Count > 0 ? SnippetMaker.InTitle(article.Title, terms) : [];
        if (query.Snippets && terms.Count > 0 && PlainText(article) is { } text)
        {
            var (snippet, marks) = SnippetMaker.Make(text, terms);
            if (marks.Count > 0)
            {
                return new Hit(article, titleMarks, snippet, marks, score);
            }
        }

        return new Hit(article, titleMarks, article.Excerpt, [], score);
    }

    /// <summary>Null when the post cannot be read: the excerpt serves then, and verify is there to tell.</summary>
    private string? PlainText(ArticleSummary article)
    {
        try
        {
            return ArticleText.Of(PostFile.Parse(File.ReadAllBytes(_folder.Resolve(article.Path))), article.Title).Plain;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArchiveException)
        {
            return null;
        }
    }

    private sealed class Watched(ArchiveIndex index, IProgress<CatchUpProgress>? progress) : IProgress<CatchUpProgress>
    {
        public void Report(CatchUpProgress value)
        {
            index.Building = value.BytesRead < value.BytesTotal ? value : null;
            progress?.Report(value);
        }
    }
}
