namespace Annals.Feeds.Xml;

/// <summary>The namespace prefixes in force (Namespaces in XML 1.0); a well-known prefix works undeclared.</summary>
internal sealed class XmlNamespaces(DiagnosticSink diagnostics)
{
    private const int MaxBindings = 500;

    private readonly List<(string Prefix, string Uri, Ns Ns)> bindings = [];
    private string? coreUri;

    /// <summary>How many bindings there are: what to go back to when an element closes.</summary>
    public int Count => bindings.Count;

    public void ForgetSince(int count)
    {
        if (bindings.Count > count)
            bindings.RemoveRange(count, bindings.Count - count);
    }

    /// <summary>From now on this namespace is the feed's own (the root element is in it, whatever it is).</summary>
    public void TreatAsCore(string uri)
    {
        coreUri = uri;
        for (var i = 0; i < bindings.Count; i++)
        {
            if (bindings[i].Uri == uri)
                bindings[i] = bindings[i] with { Ns = Ns.Core };
        }
    }

    /// <summary>Declares what the attributes of a start tag declare, and finds the namespace of the others.</summary>
    public void Bind(XmlAttributes attributes, int tagOffset)
    {
        for (var i = 0; i < attributes.Count; i++)
        {
            if (attributes.NameAt(i).DeclaredPrefix is not { } prefix || bindings.Count >= MaxBindings)
                continue;
            var uri = attributes.ValueAt(i);
            var ns = uri.Length == 0 || uri == coreUri ? Ns.Core : NamespaceTable.Find(uri);
            bindings.Add((prefix, uri, ns));
        }
        for (var i = 0; i < attributes.Count; i++)
        {
            var name = attributes.NameAt(i);
            if (name.DeclaredPrefix is null)
                attributes.SetNamespace(i, name.Prefix.Length == 0 ? Ns.Core : Resolve(name.Prefix, isAttribute: true, tagOffset).Ns);
        }
    }

    /// <summary>The namespace a prefix stands for here; null beside it when the document does not say.</summary>
    public (Ns Ns, string? Uri) Resolve(string prefix, bool isAttribute, int tagOffset)
    {
        for (var i = bindings.Count - 1; i >= 0; i--)
        {
            if (string.Equals(bindings[i].Prefix, prefix, StringComparison.Ordinal))
                return (bindings[i].Ns, bindings[i].Uri);
        }
        if (prefix.Length == 0)
            return (Ns.Core, null);
        if (prefix == "xml")
            return (Ns.Xml, null);
        diagnostics.Add(tagOffset, $"the prefix {prefix} is not declared");
        // A prefix everybody knows means what it always means.
        var ns = NamespaceTable.FindByPrefix(prefix);
        return (isAttribute && ns == Ns.Atom ? Ns.Core : ns, null);
    }
}
