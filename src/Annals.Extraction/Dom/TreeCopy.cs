using AngleSharp.Dom;

namespace Annals.Extraction.Dom;

/// <summary>Copies AngleSharp's tree into ours. Comments and the contents of templates stay behind: nobody reads them.</summary>
internal static class TreeCopy
{
    public static Node Of(IDocument document)
    {
        var source = document.DocumentElement;
        if (source is null)
            return Node.Element("html");
        var root = Shallow(source);
        // AngleSharp finds a next sibling by searching its parent's list; an index for each level keeps this linear.
        var stack = new Stack<Level>();
        stack.Push(new(source.ChildNodes, root));
        while (stack.Count > 0)
        {
            var level = stack.Peek();
            if (level.Index >= level.Children.Length)
            {
                stack.Pop();
                continue;
            }

            switch (level.Children[level.Index++])
            {
                case IText text:
                    level.Copy.Append(Node.OfText(text.Data));
                    break;
                case IElement element:
                    var copy = Shallow(element);
                    level.Copy.Append(copy);
                    stack.Push(new(element.ChildNodes, copy));
                    break;
            }
        }

        return root;
    }

    private static Node Shallow(IElement element)
    {
        List<KeyValuePair<string, string>>? attributes = null;
        var count = element.Attributes.Length;
        if (count > 0)
        {
            attributes = new(count);
            for (var i = 0; i < count; i++)
            {
                var attribute = element.Attributes[i]!;
                attributes.Add(new(attribute.Name, attribute.Value));
            }
        }

        var foreign = !string.Equals(element.NamespaceUri, "http://www.w3.org/1999/xhtml", StringComparison.Ordinal);
        return Node.Element(foreign ? element.LocalName.ToLowerInvariant() : element.LocalName, attributes, foreign);
    }

    private sealed class Level(INodeList children, Node copy)
    {
        public INodeList Children { get; } = children;

        public Node Copy { get; } = copy;

        public int Index { get; set; }
    }
}
