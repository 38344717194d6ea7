using System.Buffers;
using System.Text;

namespace Annals.Feeds.Writing;

/// <summary>
/// Elements as UTF-8. All text is escaped, none stands in CDATA sections: one rule that no text can break out of. Characters XML 1.0
/// does not allow (section 2.2) are left out, a lone surrogate becomes U+FFFD.
/// </summary>
internal sealed class XmlOutput(IBufferWriter<byte> target)
{
    // Everything that is not written as it stands, and the surrogates, which are looked at.
    private static readonly SearchValues<char> Stops = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat([0xFFFE, 0xFFFF]).Concat(Enumerable.Range(0xD800, 0x800)).Select(c => (char)c), '<', '>', '&', '"']);

    public void Raw(ReadOnlySpan<char> markup) => Encoding.UTF8.GetBytes(markup, target);

    public void Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes);
        Raw(">");
    }

    public void Close(string name)
    {
        Raw("</");
        Raw(name);
        Raw(">\n");
    }

    public void Empty(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes);
        Raw("/>\n");
    }

    /// <summary>An element with text; nothing at all when the text is null.</summary>
    public void Element(string name, string? text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        if (text is null)
            return;
        Open(name, attributes);
        Write(text, isAttribute: false);
        Close(name);
    }

    // Attributes without a value are left out.
    private void Start(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Raw("<");
        Raw(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is null)
                continue;
            Raw(" ");
            Raw(attribute);
            Raw("=\"");
            Write(value, isAttribute: true);
            Raw("\"");
        }
    }

    private void Write(ReadOnlySpan<char> text, bool isAttribute)
    {
        while (true)
        {
            var run = text.IndexOfAny(Stops);
            if (run < 0)
            {
                Raw(text);
                return;
            }
            Raw(text[..run]);
            text = text[run..];
            text = text[(char.IsSurrogate(text[0]) ? Surrogate(text) : Escape(text[0], isAttribute))..];
        }
    }

    private int Surrogate(ReadOnlySpan<char> text)
    {
        var isPair = Rune.DecodeFromUtf16(text, out _, out var length) == OperationStatus.Done;
        Raw(isPair ? text[..length] : "\uFFFD");
        return length;
    }

    private int Escape(char c, bool isAttribute)
    {
        Raw(c switch
        {
            '<' => "&lt;",
            '>' => "&gt;",
            '&' => "&amp;",
            '"' => isAttribute ? "&quot;" : "\"",
            // A reader would make a line feed of it.
            '\r' => "&#13;",
            '\n' => isAttribute ? "&#10;" : "\n",
            '\t' => isAttribute ? "&#9;" : "\t",
            _ => "",
        });
        return 1;
    }
}
