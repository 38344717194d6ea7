using System.Collections.Frozen;

namespace Annals.Extraction.Dom;

/// <summary>Takes out elements that hold nothing a reader would see.</summary>
internal static class EmptyParts
{
    private static readonly FrozenSet<string> Holders = Names.Set(
        "p div span a b i em strong u s section article header footer ul ol li dl dt dd h1 h2 h3 h4 h5 h6 figure figcaption blockquote small sub sup font center aside main hgroup address");

    public static void Remove(Node root)
    {
        // From the end: a parent comes after its children have gone.
        for (var node = Deepest(root); node is not null && node != root;)
        {
            var next = node.Previous is { } previous ? Deepest(previous) : node.Parent;
            if (Holders.Contains(node.Tag) && (node.First is null || IsBlank(node)))
                node.Remove();
            node = next;
        }
    }

    private static bool IsBlank(Node node) => node.Children().All(static c => c.IsText ? string.IsNullOrWhiteSpace(c.Text) : c.Tag is "br" or "wbr");

    private static Node Deepest(Node node)
    {
        while (node.Last is { } last)
            node = last;
        return node;
    }
}
