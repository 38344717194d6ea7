using System.Runtime.InteropServices;

namespace Annals.Feeds.Xml;

/// <summary>An element that is open. What the reader above wants to remember about it goes into the last three fields.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct XmlElement
{
    public XmlName Name;
    public Ns Ns;
    public string? NamespaceUri;

    /// <summary>How many namespace bindings there were before this element's own.</summary>
    public int BindingMark;

    public object? Rule;
    public string? Language;
    public string? Base;
}
