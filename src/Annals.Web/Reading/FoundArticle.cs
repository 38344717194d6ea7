using Annals.Index.Articles;

namespace Annals.Web.Reading;

/// <summary>What the index knows of an article, looked up once for the page and its headers.</summary>
/// <param name="Revisions">Oldest first.</param>
internal sealed record FoundArticle(ArticleDetail Article, IReadOnlyList<RevisionSummary> Revisions);
