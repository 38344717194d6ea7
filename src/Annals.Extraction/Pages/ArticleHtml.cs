using Annals.Extraction.Dom;
using Annals.Extraction.Sanitizer;

namespace Annals.Extraction.Pages;

/// <summary>The article as HTML that may be shown anywhere. The tree itself is left as it is.</summary>
internal static class ArticleHtml
{
    private static readonly SanitizerOptions Options = SanitizerOptions.Default with { LinkRel = null };

    public static string Of(Node article, Uri address)
    {
        var copy = TreeClone.Of(article);
        new TreeFilter(address, Options).Apply(copy);
        EmptyParts.Remove(copy);
        var html = CanonicalWriter.Write(copy, out var stable);
        // A page in quirks mode has trees (a table in a paragraph) that no fragment has.
        return stable ? html : HtmlSanitizer.Sanitize(html, address, Options);
    }
}
