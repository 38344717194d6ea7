using Annals.Extraction.Dom;
using Annals.Extraction.Sanitizer;

namespace Annals.Extraction.Pages;

/// <summary>The article as HTML that may be shown anywhere. It takes the tree apart: read everything else from it first.</summary>
internal static class ArticleHtml
{
    private static readonly SanitizerOptions Options = SanitizerOptions.Default with { LinkRel = null };

    public static string Of(Node article, Uri address, out bool stable)
    {
        var copy = Copy(article);
        new TreeFilter(address, Options).Apply(copy);
        EmptyParts.Remove(copy);
        return CanonicalWriter.Write(copy, out stable);
    }

    private static Node Copy(Node root)
    {
        var top = Node.Element("body");
        var into = top;
        for (var node = root.First; node is not null;)
        {
            var copy = node.IsText ? Node.OfText(node.Text) : Node.Element(node.Tag, node.Attributes is null ? null : [.. node.Attributes], node.IsForeign);
            into.Append(copy);
            if (node.First is not null)
            {
                into = copy;
                node = node.First;
                continue;
            }

            while (node != root && node.Next is null)
            {
                node = node.Parent!;
                if (node != root)
                    into = into.Parent!;
            }

            node = node == root ? null : node.Next;
        }

        return top;
    }
}
