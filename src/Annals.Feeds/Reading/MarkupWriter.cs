using Annals.Feeds.Xml;

namespace Annals.Feeds.Reading;

/// <summary>Writes inline markup back as HTML text.</summary>
internal sealed class MarkupWriter(Utf8Buffer target)
{
    /// <summary>Deeper than this, only text is kept.</summary>
    private const int MaxDepth = 200;

    public void Start(in XmlElement element, XmlAttributes attributes, int depth)
    {
        if (depth > MaxDepth)
            return;
        target.Append((byte)'<');
        target.Append(element.Name.Local);
        for (var i = 0; i < attributes.Count; i++)
            Attribute(element, attributes, i);
        target.Append(IsVoid(element.Name.LocalLower) ? " />"u8 : ">"u8);
    }

    public void End(in XmlElement element, int depth)
    {
        if (depth > MaxDepth || IsVoid(element.Name.LocalLower))
            return;
        target.Append("</"u8);
        target.Append(element.Name.Local);
        target.Append((byte)'>');
    }

    private void Attribute(in XmlElement element, XmlAttributes attributes, int index)
    {
        var name = attributes.NameAt(index);
        // Namespaces mean nothing in HTML, except where a foreign element begins.
        if (name.DeclaredPrefix is not null && !(name.DeclaredPrefix.Length == 0 && element.Ns is Ns.Svg or Ns.MathMl))
            return;
        target.Append((byte)' ');
        target.Append(name.Full.StartsWith("xml:", StringComparison.Ordinal) ? name.Local : name.Full);
        target.Append("=\""u8);
        foreach (var c in attributes.ValueAt(index).EnumerateRunes())
        {
            switch (c.Value)
            {
                case '&':
                    target.Append("&amp;"u8);
                    break;
                case '<':
                    target.Append("&lt;"u8);
                    break;
                case '>':
                    target.Append("&gt;"u8);
                    break;
                case '"':
                    target.Append("&quot;"u8);
                    break;
                default:
                    target.Append(c);
                    break;
            }
        }
        target.Append((byte)'"');
    }

    /// <summary>Elements that have no end tag (HTML, section 13.1.2).</summary>
    private static bool IsVoid(string name) =>
        name is "area" or "base" or "br" or "col" or "embed" or "hr" or "img" or "input" or "link" or "meta" or "param" or "source" or "track" or "wbr";
}
