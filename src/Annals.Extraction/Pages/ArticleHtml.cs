using Annals.Extraction.Dom;
using Annals.Extraction.Sanitizer;

namespace Annals.Extraction.Pages;

/// <summary>The article as HTML that may be shown anywhere. It takes the tree apart: read everything else from it first.</summary>
internal static class ArticleHtml
{
    private static readonly SanitizerOptions Options = SanitizerOptions.Default with { LinkRel = null };

    public static string Of(Node article, Uri address, out bool stable)
    {
        var copy = TreeClone.Of(article);
        new TreeFilter(address, Options).Apply(copy);
        EmptyParts.Remove(copy);
        return CanonicalWriter.Write(copy, out stable);
    }
}
