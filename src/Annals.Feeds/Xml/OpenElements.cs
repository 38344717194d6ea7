namespace Annals.Feeds.Xml;

/// <summary>The elements that are open. Beyond a depth no feed has they are counted, not remembered.</summary>
internal sealed class OpenElements
{
    private const int MaxDepth = 1000;
    private const int EndTagSearch = 64;

    /// <summary>The elements that hold a feed together are among the first to be open.</summary>
    private const int OuterElements = 16;

    private XmlElement[] open = new XmlElement[16];
    private int overflow;

    /// <summary>How many are open and remembered, the current one included.</summary>
    public int Depth { get; private set; }

    public bool RootSeen { get; set; }

    /// <summary>Nothing deeper is remembered.</summary>
    public bool IsFull => Depth >= MaxDepth;

    public ref XmlElement Current => ref open[Depth - 1];

    /// <summary>An open element, 0 for the root.</summary>
    public ref XmlElement this[int depth] => ref open[depth];

    public ref XmlElement Push(XmlName name, int bindingMark)
    {
        if (Depth == open.Length)
            Array.Resize(ref open, open.Length * 2);
        ref var element = ref open[Depth++];
        element.Name = name;
        element.BindingMark = bindingMark;
        return ref element;
    }

    public void Pop() => open[--Depth] = default;

    /// <summary>One more that is only counted; true for the first.</summary>
    public bool Overflow(bool selfClosing)
    {
        var first = overflow == 0;
        if (!selfClosing)
            overflow++;
        return first;
    }

    public void ForgetOverflow() => overflow = 0;

    /// <summary>True when the end tag belongs to an element that is only counted; such a tag closes nothing else.</summary>
    public bool ClosesOverflow(XmlName name)
    {
        if (overflow == 0)
            return false;
        // Deeper than anything is remembered: only the outer elements, which hold the feed together, are recognised.
        if (Find(name, 0, Math.Min(Depth, OuterElements)) < 0)
        {
            overflow--;
            return true;
        }
        overflow = 0;
        return false;
    }

    /// <summary>The open element that an end tag means when it is not the current one; -1 when it closes nothing.</summary>
    public int FindClosedBy(XmlName name)
    {
        var found = Find(name, Math.Max(0, Depth - EndTagSearch), Depth);
        return found < 0 ? Find(name, 0, Math.Min(Depth, OuterElements)) : found;
    }

    // The innermost open element of that name, also in another case.
    private int Find(XmlName name, int from, int to)
    {
        for (var i = to - 1; i >= from; i--)
        {
            if (open[i].Name.Full == name.Full)
                return i;
        }
        for (var i = to - 1; i >= Math.Max(from, to - 8); i--)
        {
            if (open[i].Name.Full.Equals(name.Full, StringComparison.OrdinalIgnoreCase))
                return i;
        }
        return -1;
    }
}
