using Annals.Archive;
using Annals.Index.Knowledge;
using Annals.Index.Storage;

namespace Annals.Stories.Keeping;

/// <summary>
/// The events and storylines of an archive: <c>.annals/stories.db</c>, derived from its analyses and from the reader's decisions, and may be
/// deleted at any time. Safe to use from many threads and processes; whoever reads sees one state, while another may be catching up.
/// </summary>
public sealed class StoryStore : IDisposable
{
    private readonly ArchiveFolder _folder;
    private readonly DerivedStore<StoryReader> _store;

    private StoryStore(ArchiveFolder folder)
        => (_folder, _store) = (folder, new DerivedStore<StoryReader>(folder, StorySchema.Stories, static database => new StoryReader(database)));

    /// <summary>Opens the archive's stories, or makes an empty store. Reads nothing yet.</summary>
    /// <exception cref="ArchiveException">The disk refuses.</exception>
    public static StoryStore Open(ArchiveFolder folder) => new(folder);

    /// <summary>Whether the archive has a store: where it has none, nothing was ever grouped.</summary>
    public static bool Exists(ArchiveFolder folder) => new StoreFile(folder, StorySchema.Stories).Exists;

    /// <summary>Empties the store, so that the next <see cref="CatchUp"/> groups everything anew. Others may have it open.</summary>
    /// <exception cref="ArchiveException">The disk refuses.</exception>
    public static void Delete(ArchiveFolder folder) => new StoreFile(folder, StorySchema.Stories).Empty();

    /// <summary>Changes whenever an answer may: for keys of what was made from answers.</summary>
    public string Version => _store.Version;

    /// <summary><see cref="Version"/> as it was a moment ago (50 ms), for whoever asks thousands of times a second.</summary>
    public string LatestVersion => _store.RecentVersion;

    /// <summary>Groups whatever was analysed since the last time, and takes over the reader's decisions.</summary>
    /// <exception cref="ArchiveException">The disk refuses; what was grouped before stays.</exception>
    /// <exception cref="OperationCanceledException">What was grouped before stays.</exception>
    public GroupingResult CatchUp(KnowledgeStore knowledge, IProgress<GroupingProgress>? progress, CancellationToken cancellation)
        => _store.Follow(static _ => null, (file, _) => new StoryFollower(_folder, knowledge, file).CatchUp(progress, cancellation));

    /// <summary>Writes down what the reader decided; it holds from the next <see cref="CatchUp"/> on.</summary>
    /// <param name="madeAt">UTC.</param>
    /// <exception cref="ArchiveException">The disk refuses; nothing was decided.</exception>
    public void Decide(ReaderDecision decision, DateTimeOffset madeAt) => DecisionFile.Append(_folder, decision, madeAt);

    public IReadOnlyList<EventOverview> Events(StoryQuery query) => Read(stories => stories.Events(query));

    public int CountEvents(StoryQuery query) => Read(stories => stories.CountEvents(query));

    /// <summary>Null when there is none of this id, nor ever was.</summary>
    public NewsEvent? Event(string id) => Read(stories => stories.Event(stories.Current(id)));

    public IReadOnlyList<StoryOverview> Stories(StoryQuery query) => Read(stories => stories.Stories(query));

    public int CountStories(StoryQuery query) => Read(stories => stories.CountStories(query));

    /// <summary>Null when there is none of this id, nor ever was.</summary>
    public Storyline? Story(string id) => Read(stories => stories.Story(stories.Current(id)));

    /// <summary>The event that an article belongs to; null when it is not grouped yet.</summary>
    public EventOverview? EventOf(ArticleId article) => Read(stories => stories.EventOf(article));

    /// <summary>The articles of an event or a storyline; null when there is none of this id.</summary>
    public IReadOnlyList<ArticleId>? ArticlesOf(string id) => Read(stories => stories.ArticlesOf(stories.Current(id)));

    /// <summary>What became of groups, the newest first.</summary>
    public IReadOnlyList<GroupHistory> History(int limit) => Read(stories => stories.History(limit));

    public void Dispose() => _store.Dispose();

    private T Read<T>(Func<StoryReader, T> read) => _store.Read((_, stories) => read(stories));
}

/// <summary>What became of events or storylines at some time.</summary>
/// <param name="Position">Of the journal, when it was noticed.</param>
/// <param name="What">Of which kind, and what: <c>event Merged</c>, <c>story Split</c>.</param>
public sealed record GroupHistory(string Position, string What, IReadOnlyList<string> Before, IReadOnlyList<string> After);
