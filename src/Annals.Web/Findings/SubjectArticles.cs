using Annals.Archive;
using Annals.Index.Queries;

namespace Annals.Web.Findings;

/// <summary>Which articles a search means by <c>who:</c>.</summary>
internal sealed class SubjectArticles(KnowledgeShelf knowledge)
{
    /// <summary>Null for what is not known.</summary>
    public IEnumerable<ArticleId>? Of(Subject subject) => subject.Key switch
    {
        "who" => knowledge.Store?.ArticlesAbout(subject.Name),
        _ => null,
    };
}
