using Annals.Archive;
using Annals.Index.Knowledge;
using Annals.Index.Queries;

namespace Annals.Cli.Verbs;

/// <summary>What a search in a terminal means by <c>who:</c>, <c>event:</c> and <c>story:</c>: a store is opened when a query asks for it.</summary>
internal sealed class SubjectStores(VerbContext context, CancellationToken cancellation) : IDisposable
{
    private KnowledgeStore? _knowledge;
    private OpenStores? _stores;

    /// <summary>Null for what is not known.</summary>
    /// <exception cref="ArchiveException">Nothing is analysed yet.</exception>
    public IEnumerable<ArticleId>? ArticlesOf(Subject subject) => subject.Key switch
    {
        "who" => (_knowledge ??= context.OpenKnowledge(cancellation)).ArticlesAbout(subject.Name),
        _ => (_stores ??= context.OpenStories(cancellation)).Stories.ArticlesOf(subject.Name),
    };

    public void Dispose()
    {
        _knowledge?.Dispose();
        _stores?.Dispose();
    }
}
