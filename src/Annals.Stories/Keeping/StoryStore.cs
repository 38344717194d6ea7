using System.Diagnostics;
using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Index.Knowledge;
using Annals.Index.Storage;

namespace Annals.Stories.Keeping;

/// <summary>
/// The events and storylines of an archive: <c>.annals/stories.db</c>, derived from its analyses and from the reader's decisions, and may be
/// deleted at any time. Safe to use from many threads and processes; whoever reads sees one state, while another may be catching up.
/// </summary>
public sealed class StoryStore : IDisposable
{
    private const int LongestChain = 32;

    private static readonly TimeSpan Recency = TimeSpan.FromMilliseconds(50);

    private readonly ArchiveFolder _folder;
    private readonly StoreFile _file;
    private readonly ConnectionPool<Database> _readers;
    private readonly Lock _following = new();
    private volatile RecentVersion? _recent;
    private volatile string? _damage;

    private StoryStore(ArchiveFolder folder, StoreFile file)
    {
        (_folder, _file) = (folder, file);
        _readers = new ConnectionPool<Database>(file, static database => database);
    }

    /// <summary>Opens the archive's stories, or makes an empty store. Reads nothing yet.</summary>
    /// <exception cref="ArchiveException">The disk refuses.</exception>
    public static StoryStore Open(ArchiveFolder folder)
    {
        var file = new StoreFile(folder, StorySchema.Stories);
        file.Prepare();
        return new StoryStore(folder, file);
    }

    /// <summary>Whether the archive has a store: where it has none, nothing was ever grouped.</summary>
    public static bool Exists(ArchiveFolder folder) => File.Exists(new StoreFile(folder, StorySchema.Stories).Path);

    /// <summary>Empties the store, so that the next <see cref="CatchUp"/> groups everything anew. Others may have it open.</summary>
    /// <exception cref="ArchiveException">The disk refuses.</exception>
    public static void Delete(ArchiveFolder folder)
    {
        var file = new StoreFile(folder, StorySchema.Stories);
        if (File.Exists(file.Path))
        {
            Writing(file, () => file.StartOver(""));
        }
    }

    /// <summary>Changes whenever an answer may: for keys of what was made from answers.</summary>
    public string Version => Read(static database => new StateTable(database).Generation);

    /// <summary><see cref="Version"/> as it was a moment ago (50 ms), for whoever asks thousands of times a second.</summary>
    public string LatestVersion
    {
        get
        {
            var recent = _recent;
            if (recent is null || Stopwatch.GetElapsedTime(recent.At) > Recency)
            {
                var at = Stopwatch.GetTimestamp();
                _recent = recent = new RecentVersion(Version, at);
            }

            return recent.Version;
        }
    }

    /// <summary>Groups whatever was analysed since the last time, and takes over the reader's decisions.</summary>
    /// <exception cref="ArchiveException">The disk refuses; what was grouped before stays.</exception>
    /// <exception cref="OperationCanceledException">What was grouped before stays.</exception>
    public GroupingResult CatchUp(KnowledgeStore knowledge, IProgress<GroupingProgress>? progress, CancellationToken cancellation)
    {
        lock (_following)
        {
            try
            {
                return Writing(_file, () =>
                {
                    StartOverIfVoid();
                    try
                    {
                        return new StoryFollower(_folder, knowledge, _file).CatchUp(progress, cancellation);
                    }
                    catch (DatabaseException exception) when (exception.IsDamage)
                    {
                        _file.StartOver($"it is damaged ({exception.Message})");
                        return new StoryFollower(_folder, knowledge, _file).CatchUp(progress, cancellation);
                    }
                });
            }
            finally
            {
                _recent = null;
            }
        }
    }

    /// <summary>Writes down what the reader decided; it holds from the next <see cref="CatchUp"/> on.</summary>
    /// <param name="madeAt">UTC.</param>
    /// <exception cref="ArchiveException">The disk refuses; nothing was decided.</exception>
    public void Decide(ReaderDecision decision, DateTimeOffset madeAt) => DecisionFile.Append(_folder, decision, madeAt);

    public IReadOnlyList<EventOverview> Events(StoryQuery query) => Read(database => new StoryReader(database).Events(query));

    public int CountEvents(StoryQuery query) => Read(database => new StoryReader(database).CountEvents(query));

    /// <summary>Null when there is none of this id, nor ever was.</summary>
    public NewsEvent? Event(string id) => Read(database => new StoryReader(database).Event(Current(database, id)));

    public IReadOnlyList<StoryOverview> Stories(StoryQuery query) => Read(database => new StoryReader(database).Stories(query));

    public int CountStories(StoryQuery query) => Read(database => new StoryReader(database).CountStories(query));

    /// <summary>Null when there is none of this id, nor ever was.</summary>
    public Storyline? Story(string id) => Read(database => new StoryReader(database).Story(Current(database, id)));

    /// <summary>The event that an article belongs to; null when it is not grouped yet.</summary>
    public EventOverview? EventOf(ArticleId article) => Read(database => new StoryReader(database).EventOf(article));

    /// <summary>The articles of an event or a storyline; null when there is none of this id.</summary>
    public IReadOnlyList<ArticleId>? ArticlesOf(string id) => Read(database => new StoryReader(database).ArticlesOf(Current(database, id)));

    /// <summary>What became of groups, the newest first.</summary>
    public IReadOnlyList<GroupHistory> History(int limit) => Read(database => new StoryReader(database).History(limit));

    public void Dispose() => _readers.Dispose();

    // An id that was given up leads to the group that has most of what it had.
    private static string Current(Database database, string id)
    {
        for (var i = 0; i < LongestChain; i++)
        {
            var select = database.Prepare("SELECT new FROM moved WHERE old = ?").Bind(1, id);
            if (!select.Step())
            {
                break;
            }

            id = select.Text(0);
            select.Reset();
        }

        return id;
    }

    private static T Writing<T>(StoreFile file, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is DatabaseException or IOException or UnauthorizedAccessException)
        {
            var advice = exception is DatabaseException { IsDiskFull: true } ? "make room and try again" : "mend this and try again";
            throw new ArchiveException($"cannot write the stories {file.Path}: {exception.Message}; {advice}, the archive itself is not concerned", exception);
        }
    }

    private void StartOverIfVoid()
    {
        try
        {
            using var database = _file.Connect();
            var reason = _damage is { } damage ? $"it is damaged ({damage})"
                : StoreSchema.IsEmpty(database) ? "it was emptied"
                : JournalReader.Holds(_folder, new StateTable(database).Position) ? null
                : "it follows another journal than this archive's";
            if (reason is not null)
            {
                _damage = null;
                _file.StartOver(reason);
            }
        }
        catch (DatabaseException exception) when (exception.IsDamage)
        {
            _file.StartOver($"it is damaged ({exception.Message})");
        }
    }

    private T Read<T>(Func<Database, T> read)
    {
        try
        {
            return _readers.Use(connection => connection.Database.InTransaction("BEGIN", () => read(connection.Database)));
        }
        catch (DatabaseException exception) when (exception.IsDamage)
        {
            _damage = exception.Message;
            throw new ArchiveException("the stories are damaged; 'annals analyze' builds them anew", exception);
        }
        catch (DatabaseException exception)
        {
            throw new ArchiveException($"cannot read the stories {_file.Path}: {exception.Message}", exception);
        }
    }

    private sealed record RecentVersion(string Version, long At);
}

/// <summary>What became of events or storylines at some time.</summary>
/// <param name="Position">Of the journal, when it was noticed.</param>
/// <param name="What">Of which kind, and what: <c>event Merged</c>, <c>story Split</c>.</param>
public sealed record GroupHistory(string Position, string What, IReadOnlyList<string> Before, IReadOnlyList<string> After);
