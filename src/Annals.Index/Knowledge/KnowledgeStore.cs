using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Index.Following;
using Annals.Index.Storage;
using Annals.Language.Analysis;
using Annals.Language.Entities;

namespace Annals.Index.Knowledge;

/// <summary>
/// What all articles of an archive say: their analyses, and who is named, speaks, is quoted and relied on in all of them. Derived from the
/// journal and the posts in <c>.annals/knowledge.db</c>, of one version of the rules, and may be deleted at any time. Safe to use from many
/// threads and processes; whoever reads sees one state, while another may be catching up.
/// </summary>
public sealed class KnowledgeStore : IDisposable
{
    private readonly ArchiveFolder _folder;
    private readonly DerivedStore<Database> _store;
    private volatile KnowledgeRoll _roll = KnowledgeRoll.Empty;
    private volatile CatchUpProgress? _building;

    private KnowledgeStore(ArchiveFolder folder)
        => (_folder, _store) = (folder, new DerivedStore<Database>(folder, KnowledgeSchema.Knowledge, static database => database));

    /// <summary>Opens the archive's knowledge, or makes an empty store. Reads nothing yet.</summary>
    /// <exception cref="ArchiveException">The disk refuses.</exception>
    public static KnowledgeStore Open(ArchiveFolder folder) => new(folder);

    /// <summary>Whether the archive has a store: where it has none, nothing was ever analysed.</summary>
    public static bool Exists(ArchiveFolder folder) => new StoreFile(folder, KnowledgeSchema.Knowledge).Exists;

    /// <summary>Empties the archive's knowledge, so that the next <see cref="CatchUp(IProgress{CatchUpProgress}, CancellationToken)"/> builds it from nothing. Others may have it open.</summary>
    /// <exception cref="ArchiveException">The disk refuses.</exception>
    public static void Delete(ArchiveFolder folder) => new StoreFile(folder, KnowledgeSchema.Knowledge).Empty();

    /// <summary>How far this object is in analysing; null when it is not.</summary>
    public CatchUpProgress? Building => _building;

    /// <summary>Changes whenever an answer may, also when the store is built anew: for keys of what was made from answers.</summary>
    public string Version => _store.Version;

    /// <summary><see cref="Version"/> as it was a moment ago (50 ms), for whoever asks thousands of times a second.</summary>
    public string LatestVersion => _store.RecentVersion;

    /// <summary>Where in the journal the store stands.</summary>
    public JournalPosition Position => _store.Position;

    /// <summary>Analyses whatever the journal holds beyond the store, and what hangs on names that the archive's own authority file changed.</summary>
    /// <exception cref="ArchiveException">The disk refuses; what was analysed before stays.</exception>
    /// <exception cref="OperationCanceledException">What was analysed until then stays.</exception>
    public CatchUpResult CatchUp(IProgress<CatchUpProgress>? progress, CancellationToken cancellation) => CatchUp(progress, Environment.ProcessorCount, cancellation);

    /// <inheritdoc cref="CatchUp(IProgress{CatchUpProgress}, CancellationToken)"/>
    /// <param name="threads">How many articles are read side by side: 1 where others must not wait.</param>
    public CatchUpResult CatchUp(IProgress<CatchUpProgress>? progress, int threads, CancellationToken cancellation)
    {
        try
        {
            return _store.Follow(WhyVoid, (file, startedOver) =>
                new KnowledgeFollower(_folder, file, OwnNames.Read(_folder), threads).CatchUp(new Watched(this, progress), cancellation) with { Rebuilt = startedOver });
        }
        finally
        {
            _building = null;
        }
    }

    /// <summary>What an article says; null when it is not analysed yet.</summary>
    public ArticleAnalysis? Analysis(ArticleId article) => Read((database, _) => new ArticleReadings(_folder, database).Analysis(article));

    /// <summary>For every analysed article a number that is another whenever its analysis is, or when one of the names in it is shown otherwise: for keys of what is made of it.</summary>
    /// <param name="shown">By the keys of names, how they are shown; the others do not count.</param>
    public IReadOnlyDictionary<ArticleId, ulong> Fingerprints(IReadOnlyDictionary<string, string> shown) => Read((database, _) => new FingerprintReader(database).All(shown));

    /// <summary>The keys that lead to an entity: its own first, then those of spellings that were joined with it; empty when no article names it.</summary>
    public IReadOnlyList<string> KeysOf(string key) => Read((database, roll) => (IReadOnlyList<string>)[.. new EntityReader(database, roll).Rows(key).Select(row => KeyOf(database, row))]);

    /// <summary>Null when no article names it. A key of a spelling that was joined with another leads to that one.</summary>
    public EntityProfile? Entity(string key) => Read((database, roll) => new EntityReader(database, roll).Profile(key));

    /// <summary>Those with exactly this name in either script first, then those whose name begins with it, then those that have it in it; of each, most articles first.</summary>
    public IReadOnlyList<EntitySummary> FindEntities(string text, int limit, int offset = 0) => Read((database, roll) => new EntityReader(database, roll).Find(text, limit, exactly: false, offset));

    /// <summary>Those that bear this very name, most articles first.</summary>
    public IReadOnlyList<EntitySummary> EntitiesNamed(string name) => Read((database, roll) => new EntityReader(database, roll).Find(name, 20, exactly: true));

    /// <summary>Most articles first.</summary>
    /// <param name="type">Null for all.</param>
    public IReadOnlyList<EntitySummary> TopEntities(int limit, EntityType? type = null, int offset = 0) => Read((database, roll) => new EntityReader(database, roll).Top(limit, type, offset));

    /// <summary>The articles that name an entity, newest first.</summary>
    public IReadOnlyList<ArticleRef> Articles(string key, int limit, int offset = 0) => Read((database, roll) =>
    {
        var entities = new EntityReader(database, roll);
        return (IReadOnlyList<ArticleRef>)[.. entities.Articles(entities.Rows(key)).Skip(offset).Take(limit).Select(row => KnowledgeRoll.Ref(database, roll, row))];
    });

    /// <summary>All articles that name an entity.</summary>
    public IReadOnlySet<ArticleId> ArticlesNaming(string key) => Read((database, roll) =>
    {
        var entities = new EntityReader(database, roll);
        return (IReadOnlySet<ArticleId>)entities.Articles(entities.Rows(key)).Select(row => KnowledgeRoll.Ref(database, roll, row).Id).ToHashSet();
    });

    /// <summary>The articles that a query means by <c>who:</c> with a key or a name; null when no article names anybody so.</summary>
    public IEnumerable<ArticleId>? ArticlesAbout(string who)
        => Read((database, roll) => new EntityReader(database, roll).Rows(who).Count > 0) ? ArticlesNaming(who)
            : EntitiesNamed(who) is { Count: > 0 } named ? named.SelectMany(entity => ArticlesNaming(entity.Key)).Distinct() : null;

    /// <summary>What an entity says, the newest article first.</summary>
    public IReadOnlyList<Statement> Statements(string key, int limit, int offset = 0) => Read((database, roll) =>
    {
        var rows = new EntityReader(database, roll).Rows(key);
        var keys = rows.Select(row => KeyOf(database, row)).ToHashSet(StringComparer.Ordinal);
        return new StatementReader(database, roll, new ArticleReadings(_folder, database)).By(rows, keys, limit, offset);
    });

    /// <summary>Quotations, those that most outlets carry first.</summary>
    public IReadOnlyList<Quotation> Quotations(QuotationQuery query) => Read((database, roll) => new QuoteReader(database, roll, new EntityReader(database, roll)).Find(query));

    /// <summary>Null when there is no such quotation.</summary>
    public Quotation? Quotation(string id) => Read((database, roll) => new QuoteReader(database, roll, new EntityReader(database, roll)).Find(id));

    /// <summary>Which outlet has its news from whom, most articles first.</summary>
    /// <param name="outlet">Null for all.</param>
    /// <param name="examples">Sentences for each; every one means reading a post.</param>
    public IReadOnlyList<Reliance> Reliance(string? outlet = null, int limit = 100, int examples = 1, int offset = 0)
        => Read((database, roll) => new RelianceReader(database, roll, new EntityReader(database, roll), new ArticleReadings(_folder, database)).Find(outlet, limit, examples, offset));

    /// <summary>What outlets counted at a place over time: deaths, injured, infections and their like.</summary>
    public IReadOnlyList<Figure> Figures(string place) => Read((database, roll) =>
    {
        var entities = new EntityReader(database, roll);
        return entities.Rows(place) is { Count: > 0 } rows ? new FigureReader(database, roll, entities).Of(rows) : [];
    });

    /// <summary>Places at which something is counted that is followed, those first of which most articles do.</summary>
    public IReadOnlyList<FiguredPlace> FiguredPlaces(int limit, int offset) => Read((database, roll) => new FigureReader(database, roll, new EntityReader(database, roll)).Places(limit, offset));

    /// <summary>True where something is counted that is followed.</summary>
    public bool HasFigures(string place) => Read((database, roll) => new EntityReader(database, roll).Rows(place).Any(row => new FigureReader(database, roll, new EntityReader(database, roll)).Has(row)));

    /// <summary>An entity in short; null when no article names it. A key of a spelling that was joined with another leads to that one.</summary>
    public EntitySummary? Summary(string key) => Read((database, roll) => new EntityReader(database, roll) is var entities && entities.Rows(key) is [var first, ..] ? entities.Summary(first) : null);

    /// <summary>Title and text of an article as they were analysed; null when it is not, or its file is another one.</summary>
    public string? Text(ArticleId article) => Read((database, _) => new ArticleReadings(_folder, database).Text(article));

    public KnowledgeStats Stats() => Read((database, roll) => new KnowledgeStats(
        roll.Count,
        (int)database.Number("SELECT count(*) FROM entity WHERE articles > 0 AND joined IS NULL"),
        database.Number("SELECT coalesce(sum(mentions), 0) FROM entity"),
        (int)database.Number("SELECT coalesce(sum(count), 0) FROM said"),
        (int)database.Number("SELECT count(DISTINCT w.ledger) FROM quote q JOIN wording w ON w.id = q.wording"),
        database.Number("PRAGMA page_count") * database.Number("PRAGMA page_size")));

    /// <summary>True when nothing is analysed yet, or by other rules than these.</summary>
    public bool NeedsAnalysis => Read((database, _) =>
        database.Number("SELECT EXISTS (SELECT 1 FROM article)") == 0 || new StateTable(database)[KnowledgeFollower.AnalysisVersion] != KnowledgeFollower.CurrentVersion);

    /// <summary>How many articles are analysed.</summary>
    public int ArticleCount => Read((database, _) => (int)database.Number("SELECT count(*) FROM article"));

    public void Dispose() => _store.Dispose();

    private static string KeyOf(Database database, long row)
    {
        var select = database.Prepare("SELECT key FROM entity WHERE id = ?").Bind(1, row);
        select.Step();
        var key = select.Text(0);
        select.Reset();
        return key;
    }

    private static string? WhyVoid(StateTable state)
        => state[KnowledgeFollower.AnalysisVersion] is { } version && version != KnowledgeFollower.CurrentVersion ? "the rules by which articles are read have changed" : null;

    private T Read<T>(Func<Database, KnowledgeRoll, T> read) => _store.Read((database, _) =>
    {
        var roll = KnowledgeRoll.Load(database, _roll);
        _roll = roll;
        return read(database, roll);
    });

    private sealed class Watched(KnowledgeStore store, IProgress<CatchUpProgress>? progress) : IProgress<CatchUpProgress>
    {
        public void Report(CatchUpProgress value)
        {
            store._building = value.BytesRead < value.BytesTotal ? value : null;
            progress?.Report(value);
        }
    }
}
