namespace Annals.Feeds.Xml;

/// <summary>The attributes of the start tag just read. Values are decoded when asked for; most never are.</summary>
internal sealed class XmlAttributes
{
    /// <summary>Feeds use a handful; what is beyond is read and forgotten.</summary>
    public const int Limit = 256;

    private Slot[] items = new Slot[8];
    private byte[] document = [];

    public int Count { get; private set; }

    public void Begin(byte[] source)
    {
        document = source;
        Count = 0;
    }

    public void Add(XmlName name, int start, int length, string? decoded)
    {
        if (Count == items.Length)
            Array.Resize(ref items, items.Length * 2);
        items[Count++] = new Slot { Name = name, Start = start, Length = length, Decoded = decoded };
    }

    public bool Contains(XmlName name)
    {
        for (var i = 0; i < Count; i++)
        {
            if (ReferenceEquals(items[i].Name, name) || items[i].Name.Full == name.Full)
                return true;
        }
        return false;
    }

    public XmlName NameAt(int index) => items[index].Name;

    public string ValueAt(int index) => items[index].Decoded ??= System.Text.Encoding.UTF8.GetString(document.AsSpan(items[index].Start, items[index].Length));

    public void SetNamespace(int index, Ns ns) => items[index].Ns = ns;

    /// <summary>An attribute without prefix, or one in the feed's own namespace; name in lower case. Null when absent.</summary>
    public string? this[string localLower] => Find(localLower, Ns.Core);

    /// <summary>An attribute in one namespace.</summary>
    public string? this[Ns ns, string localLower] => Find(localLower, ns);

    private string? Find(string localLower, Ns ns)
    {
        for (var i = 0; i < Count; i++)
        {
            ref var item = ref items[i];
            if (item.Ns == ns && item.Name.DeclaredPrefix is null && string.Equals(item.Name.LocalLower, localLower, StringComparison.Ordinal))
                return ValueAt(i);
        }
        return null;
    }

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private struct Slot
    {
        public XmlName Name;
        public Ns Ns;
        public int Start;
        public int Length;
        public string? Decoded;
    }
}
