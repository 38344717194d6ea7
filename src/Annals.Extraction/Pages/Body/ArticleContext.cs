using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Evidence;

namespace Annals.Extraction.Pages.Body;

/// <summary>What the rules for pruning an article may know besides the block in front of them.</summary>
/// <param name="Article">The article being pruned.</param>
/// <param name="Title">The headline, when known.</param>
/// <param name="Byline">The author, when known.</param>
/// <param name="Names">Class names that say nothing on this page.</param>
/// <param name="Feed">Where the feed's own text of the entry stands; null when unknown.</param>
internal sealed record ArticleContext(Node Article, string? Title, string? Byline, SharedNames Names, FeedMatch? Feed = null)
{
    /// <summary>Running text (not links) at the beginning of the pruning.</summary>
    public int Total { get; } = Article.Weight.OwnChars;

    /// <summary>Text kept before the block in front of the rules.</summary>
    public int Passed { get; set; }

    /// <summary>True until the text has begun: a date here is the article's, later it is what the text says.</summary>
    public bool IsAtHead => Passed < HeadChars;

    private const int HeadChars = 300;
}
