using Annals.Archive;
using Annals.Index.Knowledge;
using Annals.Index.Queries;
using Annals.Stories.Keeping;

namespace Annals.Web.Findings;

/// <summary>What was concluded from the archive's articles, where it is: opened when the first page asks, also when it was made while the reader ran. Safe for many threads.</summary>
internal sealed class KnowledgeShelf(ArchiveFolder folder, Action<string> report) : IDisposable
{
    // Whoever decided something wants to see it, and nobody wants to wait for a whole archive.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private volatile KnowledgeStore? _store;
    private volatile StoryStore? _stories;
    private volatile string? _trouble;

    /// <summary>Null where nothing was ever analysed, or where the disk refuses.</summary>
    public KnowledgeStore? Store => _store ?? Opened();

    /// <summary>Null where nothing was ever grouped, or where the disk refuses.</summary>
    public StoryStore? Stories => _stories ?? Grouped();

    /// <summary>Another text whenever pages made of it would be others.</summary>
    public string Version
    {
        get
        {
            try
            {
                return $"{Store?.LatestVersion} {Stories?.LatestVersion}";
            }
            catch (ArchiveException)
            {
                // The page that asks for more than a version says it.
                return "unreadable";
            }
        }
    }

    /// <summary>The articles that a query means by <c>who:</c>, <c>event:</c> and <c>story:</c>; null for what is not known.</summary>
    public IEnumerable<ArticleId>? ArticlesOf(Subject subject) => subject.Key == "who" ? Store?.ArticlesAbout(subject.Name) : Stories?.ArticlesOf(subject.Name);

    /// <summary>Takes over what was just decided. What takes long goes on in the background.</summary>
    public async Task FollowAsync()
    {
        try
        {
            await Task.Run(Follow).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            // It goes on; the next page that is asked for has it.
        }
    }

    public void Dispose()
    {
        _store?.Dispose();
        _stories?.Dispose();
    }

    private void Follow()
    {
        try
        {
            if (Store is { } store)
            {
                store.CatchUp(progress: null, threads: 1, CancellationToken.None);
                Stories?.CatchUp(store, progress: null, CancellationToken.None);
            }
        }
        catch (Exception exception) when (exception is ArchiveException or IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            report(exception.Message);
        }
    }

    private KnowledgeStore? Opened() => Guarded(() => _store ??= KnowledgeStore.Exists(folder) ? KnowledgeStore.Open(folder) : null);

    private StoryStore? Grouped() => Guarded(() => _stories ??= StoryStore.Exists(folder) ? StoryStore.Open(folder) : null);

    private T? Guarded<T>(Func<T?> open)
        where T : class
    {
        lock (_gate)
        {
            try
            {
                return open();
            }
            catch (ArchiveException exception)
            {
                // Once for each reason: every page asks.
                if (_trouble != exception.Message)
                {
                    report(exception.Message);
                    _trouble = exception.Message;
                }

                return null;
            }
        }
    }
}
