using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Body;
using Annals.Extraction.Pages.Evidence;
using Annals.Extraction.Pages.Metadata;
using Annals.Feeds.Encodings;

namespace Annals.Extraction.Pages;

/// <summary>From a page as it was served to its article.</summary>
public static class PageExtractor
{
    private static readonly PageEvidence Nothing = new();

    /// <summary>Finds out the encoding from the bytes, the header and the page's own label, then extracts.</summary>
    public static Page Extract(ReadOnlyMemory<byte> bytes, string? contentType, Uri url, PageEvidence? evidence = null) =>
        Extract(TextDecoder.Decode(bytes.Span, contentType, DocumentKind.Html).Text, url, evidence);

    /// <summary>Never throws for its input; a page without article has an empty body and says so in its explanation.</summary>
    public static Page Extract(string html, Uri url, PageEvidence? evidence = null)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(url);
        var log = new ExtractionLog();
        var root = BoundedParser.ParsePage(html);
        var head = HeadData.Of(root);
        var data = LinkedData.Of(root);
        evidence ??= Nothing;
        var facts = SiteReading.Facts(PageFacts.Of(root, head, data, url), root, evidence.Rules, log);
        var article = ArticleFinder.Find(BodyOf(root), () => BodyOf(BoundedParser.ParsePage(html)), facts, evidence, log);
        return PageAssembly.Of(article, facts, data, url, log);
    }

    private static Node BodyOf(Node root) => root.Children().FirstOrDefault(static n => n.Tag is "body") ?? root;
}
