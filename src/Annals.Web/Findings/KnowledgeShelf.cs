using Annals.Archive;
using Annals.Index.Knowledge;
using Annals.Index.Queries;

namespace Annals.Web.Findings;

/// <summary>What was concluded from the archive's articles, where it is: opened when the first page asks, also when it was made while the reader ran. Safe for many threads.</summary>
internal sealed class KnowledgeShelf(ArchiveFolder folder, Action<string> report) : IDisposable
{
    private readonly Lock _gate = new();
    private volatile KnowledgeStore? _store;
    private volatile string? _trouble;

    /// <summary>Null where nothing was ever analysed, or where the disk refuses.</summary>
    public KnowledgeStore? Store => _store ?? Opened();

    /// <summary>Another text whenever pages made of it would be others.</summary>
    public string Version
    {
        get
        {
            try
            {
                return Store?.LatestVersion ?? "";
            }
            catch (ArchiveException)
            {
                // The page that asks for more than a version says it.
                return "unreadable";
            }
        }
    }

    /// <summary>The articles that a query means by <c>who:</c>; null for what is not known.</summary>
    public IEnumerable<ArticleId>? ArticlesOf(Subject subject) => subject.Key == "who" ? Store?.ArticlesAbout(subject.Name) : null;

    public void Dispose() => _store?.Dispose();

    private KnowledgeStore? Opened()
    {
        lock (_gate)
        {
            try
            {
                return _store ??= KnowledgeStore.Exists(folder) ? KnowledgeStore.Open(folder) : null;
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
