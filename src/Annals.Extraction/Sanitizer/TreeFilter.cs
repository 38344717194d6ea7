using Annals.Extraction.Dom;

namespace Annals.Extraction.Sanitizer;

/// <summary>Holds a tree against the allow list: elements stay, are replaced, are unwrapped (their text stays) or go.</summary>
internal sealed class TreeFilter(Uri? baseUri, SanitizerOptions options)
{
    public void Apply(Node body)
    {
        var attributes = new AttributePolicy(baseUri, options, options.IdPrefix is null ? new HashSet<string>() : Targets(body, options.IdPrefix));
        var node = body.First;
        while (node is not null)
            node = node.IsText ? node.Following(body) : Filter(node, body, attributes);
    }

    /// <summary>Returns the node to go on with.</summary>
    private Node? Filter(Node node, Node body, AttributePolicy attributes)
    {
        if (node.IsForeign)
            return FilterForeign(node, body);
        if (node.Tag is "iframe" && FramePolicy.Admit(node, baseUri, options) is { } frame)
        {
            frame.InsertBefore(node);
            node.Remove();
            return frame.FollowingOutside(body);
        }

        if (AllowList.DropWhole.Contains(node.Tag))
            return Drop(node, body);
        if (node.Tag is "noscript" && IsRepeatedPicture(node))
            return Drop(node, body);
        if (node.Tag is "image")
            node.Tag = "img";
        if (AllowList.Replacements.TryGetValue(node.Tag, out var replacement))
            node.Tag = replacement;
        if (!AllowList.Elements.Contains(node.Tag))
            return Unwrap(node, body);
        var kept = attributes.Admit(node);
        if (kept is null)
            return node.First is null ? Drop(node, body) : Unwrap(node, body);
        var clean = Node.Element(node.Tag, kept);
        clean.InsertBefore(node);
        while (node.First is { } child)
            clean.Append(child);
        node.Remove();
        return clean.Following(body);
    }

    /// <summary>Of drawings and formulas the readable text stays.</summary>
    private static Node? FilterForeign(Node node, Node body)
    {
        if (node.Tag is "math")
            return ReplaceByText(node, body);
        return AllowList.SvgText.Contains(node.Tag) ? UnwrapForeign(node, body) : Drop(node, body);
    }

    private static Node? ReplaceByText(Node formula, Node body)
    {
        var text = new System.Text.StringBuilder();
        for (var node = formula.First; node is not null;)
        {
            if (node.IsText)
                text.Append(node.Text);
            node = AllowList.DropWhole.Contains(node.Tag) ? node.FollowingOutside(formula) : node.Following(formula);
        }

        if (text.Length > 0)
            Node.OfText(text.ToString()).InsertBefore(formula);
        return Drop(formula, body);
    }

    private static Node? UnwrapForeign(Node node, Node body)
    {
        // Characters between the shapes of a drawing are never drawn.
        for (var child = node.First; child is not null;)
        {
            var next = child.Next;
            if (child.IsText && node.Tag is "svg" or "g")
                child.Remove();
            child = next;
        }

        return Unwrap(node, body);
    }

    private static Node? Drop(Node node, Node body)
    {
        var next = node.FollowingOutside(body);
        node.Remove();
        return next;
    }

    private static Node? Unwrap(Node node, Node body)
    {
        var next = node.Following(body);
        node.Unwrap();
        return next;
    }

    /// <summary>Lazy loaders repeat their picture in noscript for readers without script.</summary>
    private static bool IsRepeatedPicture(Node noscript)
    {
        var before = noscript.Previous;
        while (before is { IsText: true } && string.IsNullOrWhiteSpace(before.Text))
            before = before.Previous;
        return before is { Tag: "img" or "picture" }
            && noscript.Descendants().All(static n => n.IsText ? string.IsNullOrWhiteSpace(n.Text) : n.Tag is "img" or "picture" or "source");
    }

    private static HashSet<string> Targets(Node body, string prefix)
    {
        var linked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var link in body.Descendants("a"))
        {
            if (link.Attribute("href") is { Length: > 1 } href && href[0] == '#')
                linked.Add(href[1..]);
        }

        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in body.Descendants())
        {
            var id = node.IsText ? null : node.Attribute("id") ?? (node.Tag is "a" ? node.Attribute("name") : null);
            if (id is { Length: > 0 } && (linked.Contains(id) || id.StartsWith(prefix, StringComparison.Ordinal)))
                found.Add(id);
        }

        return found;
    }
}
