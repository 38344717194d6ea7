namespace Annals.Extraction.Dom;

/// <summary>
/// One element or text of a parsed page, in a tree light enough to be walked, measured and cut up many times.
/// All walks are loops over the links between nodes: the depth of a hostile page never becomes depth of our stack.
/// </summary>
internal sealed class Node
{
    private const string TextTag = "#text";

    private Pages.Body.Hint? _hint;

    private Node(string tag, string text, List<KeyValuePair<string, string>>? attributes, bool foreign)
    {
        Tag = tag;
        Text = text;
        Attributes = attributes;
        IsForeign = foreign;
    }

    /// <summary>Lower-case local name; <c>#text</c> for text.</summary>
    public string Tag { get; set; }

    /// <summary>The characters of a text node; empty for an element.</summary>
    public string Text { get; set; }

    public List<KeyValuePair<string, string>>? Attributes { get; private set; }

    /// <summary>True inside SVG and MathML, where names mean other things than in HTML.</summary>
    public bool IsForeign { get; }

    /// <summary>How much text is below; valid after <see cref="Pages.Body.TextMeasure.Measure"/>.</summary>
    public Pages.Body.TextWeight Weight { get; set; }

    /// <summary>What class and id tell; read once.</summary>
    public Pages.Body.Hint Hint => _hint ??= Pages.Body.Hints.Of(this);

    public bool Suggests(Pages.Body.Hint hints) => (Hint & hints) != Pages.Body.Hint.None;

    public bool IsText => ReferenceEquals(Tag, TextTag);

    public Node? Parent { get; private set; }

    public Node? First { get; private set; }

    public Node? Last { get; private set; }

    public Node? Next { get; private set; }

    public Node? Previous { get; private set; }

    public static Node Element(string tag, List<KeyValuePair<string, string>>? attributes = null, bool foreign = false) =>
        new(tag, "", attributes, foreign);

    public static Node OfText(string text) => new(TextTag, text, null, false);

    public string? Attribute(string name)
    {
        if (Attributes is null)
            return null;
        foreach (var (key, value) in Attributes)
        {
            if (string.Equals(key, name, StringComparison.Ordinal))
                return value;
        }

        return null;
    }

    public void SetAttribute(string name, string? value)
    {
        Attributes?.RemoveAll(a => string.Equals(a.Key, name, StringComparison.Ordinal));
        if (value is not null)
            (Attributes ??= []).Add(new(name, value));
    }

    public void Append(Node child)
    {
        child.Remove();
        child.Parent = this;
        child.Previous = Last;
        if (Last is null)
            First = child;
        else
            Last.Next = child;
        Last = child;
    }

    public void InsertBefore(Node sibling)
    {
        var parent = sibling.Parent ?? throw new InvalidOperationException("A sibling has a parent.");
        Remove();
        Parent = parent;
        Next = sibling;
        Previous = sibling.Previous;
        if (Previous is null)
            parent.First = this;
        else
            Previous.Next = this;
        sibling.Previous = this;
    }

    public void Remove()
    {
        if (Parent is null)
            return;
        if (Previous is null)
            Parent.First = Next;
        else
            Previous.Next = Next;
        if (Next is null)
            Parent.Last = Previous;
        else
            Next.Previous = Previous;
        Parent = Previous = Next = null;
    }

    /// <summary>Puts the children in this node's place.</summary>
    public void Unwrap()
    {
        while (First is { } child)
            child.InsertBefore(this);
        Remove();
    }

    /// <summary>The node after this one in document order, within <paramref name="root"/>; null at the end.</summary>
    public Node? Following(Node root) => First ?? FollowingOutside(root);

    /// <summary>Like <see cref="Following"/>, without descending into this node.</summary>
    public Node? FollowingOutside(Node root)
    {
        for (var at = this; at is not null && at != root; at = at.Parent)
        {
            if (at.Next is not null)
                return at.Next;
        }

        return null;
    }

    public IEnumerable<Node> Children()
    {
        for (var child = First; child is not null; child = child.Next)
            yield return child;
    }

    /// <summary>All nodes below this one in document order. Do not move the current node while walking.</summary>
    public IEnumerable<Node> Descendants()
    {
        for (var node = First; node is not null; node = node.Following(this))
            yield return node;
    }

    public IEnumerable<Node> Descendants(string tag)
    {
        for (var node = First; node is not null; node = node.Following(this))
        {
            if (string.Equals(node.Tag, tag, StringComparison.Ordinal))
                yield return node;
        }
    }

    public IEnumerable<Node> Ancestors()
    {
        for (var node = Parent; node is not null; node = node.Parent)
            yield return node;
    }

    public bool IsWithin(Node ancestor)
    {
        for (var node = this; node is not null; node = node.Parent)
        {
            if (node == ancestor)
                return true;
        }

        return false;
    }

    public override string ToString() => IsText ? Text : $"<{Tag} id={Attribute("id")} class={Attribute("class")}>";
}
