namespace Annals.Extraction.Dom;

/// <summary>A copy of a tree that may be cut up while the first stays whole. The root becomes a <c>body</c>.</summary>
internal static class TreeClone
{
    public static Node Of(Node root)
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
