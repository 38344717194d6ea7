using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Metadata;

namespace Annals.Extraction.Pages.Body;

/// <summary>The stages from the body of a page to its article: strip, find the container, join its parts, prune.</summary>
internal static class ArticleFinder
{
    /// <summary>The article, pruned and measured; null when the page has none.</summary>
    public static Node? Find(Node body, PageFacts facts, LinkedData? data, ExtractionLog log)
    {
        Strip.Code(body);
        TextMeasure.Measure(body);
        var total = body.Weight.OwnChars;
        Strip.Named(body, log, total);
        if (Candidates.Best(body, log) is not { } container)
            return null;
        var article = Siblings.Join(container, Candidates.Score(body), log);
        Pruning.Apply(new ArticleContext(article, facts.Title, facts.Byline), log);
        return article.Weight.Chars == 0 ? null : article;
    }
}
