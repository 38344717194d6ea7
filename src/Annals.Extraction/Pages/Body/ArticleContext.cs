using Annals.Extraction.Dom;

namespace Annals.Extraction.Pages.Body;

/// <summary>What the rules for pruning an article may know besides the block in front of them.</summary>
/// <param name="Article">The article being pruned.</param>
/// <param name="Title">The headline, when known.</param>
/// <param name="Byline">The author, when known.</param>
/// <param name="Names">Class names that say nothing on this page.</param>
internal sealed record ArticleContext(Node Article, string? Title, string? Byline, SharedNames Names)
{
    /// <summary>Running text (not links) at the beginning of the pruning.</summary>
    public int Total { get; } = Article.Weight.OwnChars;
}
