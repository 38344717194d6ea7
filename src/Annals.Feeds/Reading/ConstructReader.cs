using System.Text;
using Annals.Feeds.Xml;

namespace Annals.Feeds.Reading;

/// <summary>
/// Reads one text construct: plain, escaped HTML, inline XHTML, base64 (Atom 0.3 <c>mode</c>, RFC 4287 section 4.1.3), or, as RSS
/// has it, whichever of these the publisher happened to write.
/// </summary>
internal sealed class ConstructReader
{
    private readonly Utf8Buffer buffer;
    private readonly MarkupWriter markup;
    private readonly bool isAtom;
    private readonly bool stripsDiv;
    private readonly bool isBase64;
    private readonly string? source;
    private string type;
    private bool textIsEscaped;

    // A single <div> around inline Atom content is packaging (RFC 4287 section 3.1.1.3).
    private int divStart = -1;
    private int divEnd = -1;
    private int afterDiv = -1;

    public ConstructReader(FeedReader reader, ElementRule rule, Utf8Buffer buffer, MarkupWriter markup)
    {
        this.buffer = buffer;
        this.markup = markup;
        var attributes = reader.Attributes;
        isAtom = reader.Namespace == Ns.Atom || reader.IsAtom && reader.Namespace == Ns.Core;
        stripsDiv = reader.Feed.Format == FeedFormat.Atom10 || reader.Namespace == Ns.Xhtml;
        var declared = attributes["type"] is { Length: > 0 } t ? Types.Short(t) : null;
        // RSS has no type attribute; where one stands, it is believed when it says something known.
        type = declared ?? (isAtom && rule.DefaultType == "html" ? "text" : rule.DefaultType);
        source = reader.Resolve(attributes["src"]);
        var mode = attributes["mode"]?.ToLowerInvariant();
        isBase64 = isAtom && (mode == "base64" || declared is not null && mode is null && Types.IsBinary(declared));
        IsInline = type == "xhtml" || Types.IsXml(type) || mode == "xml" && type == "html" && isAtom;
        if (mode == "escaped" && type == "xhtml")
            (IsInline, type) = (false, "html");
        textIsEscaped = IsInline;
    }

    /// <summary>Child elements are content here: markup, not fields.</summary>
    public bool IsInline { get; private set; }

    /// <summary>XML of another kind, in which an <c>item</c> or <c>entry</c> may be content.</summary>
    public bool HoldsForeignXml => Types.IsXml(type);

    public bool EscapesText => textIsEscaped;

    public void StartChild(ref XmlElement element, XmlAttributes attributes, int depth)
    {
        if (!IsInline)
            BecomeInline();
        var before = buffer.Length;
        markup.Start(element, attributes, depth);
        if (depth == 1 && divStart < 0)
            divStart = element.Name.LocalLower == "div" && IsBlank(buffer.Span[..before]) ? buffer.Length : int.MaxValue;
        else if (depth == 1)
            divStart = int.MaxValue;
    }

    public void EndChild(ref XmlElement element, int depth)
    {
        if (depth == 1 && divStart is >= 0 and < int.MaxValue)
            divEnd = buffer.Length;
        markup.End(element, depth);
        if (depth == 1)
            afterDiv = buffer.Length;
    }

    /// <summary>Null when there is nothing.</summary>
    public TextValue? Finish(string? language, string? baseAddress)
    {
        var utf8 = buffer.Span;
        if (stripsDiv && type == "xhtml" && divStart is >= 0 and < int.MaxValue && divEnd >= divStart && IsBlank(utf8[afterDiv..]))
            utf8 = utf8[divStart..divEnd];
        var text = Trimmed.Of(Encoding.UTF8.GetString(utf8));
        if (isBase64)
            text = FromBase64(text);
        if (text.Length == 0 && source is null)
            return null;
        if (!isAtom && type == "text" && HtmlSniffer.LooksLikeHtml(text))
            type = "html";
        return new TextValue(text, type, language, baseAddress) { Source = source };
    }

    // Markup where escaped text was expected ("naked markup").
    private void BecomeInline()
    {
        IsInline = true;
        var onlySpace = IsBlank(buffer.Span);
        if (type == "text")
        {
            if (!onlySpace)
                EscapeBuffer();
            type = "xhtml";
            textIsEscaped = true;
        }
        else
        {
            // Behind escaped HTML, more escaped HTML is to be expected.
            textIsEscaped = onlySpace;
        }
    }

    private void EscapeBuffer()
    {
        var text = Encoding.UTF8.GetString(buffer.Span).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
        buffer.Truncate(0);
        buffer.Append(text);
    }

    private static bool IsBlank(ReadOnlySpan<byte> utf8) => !utf8.ContainsAnyExcept(" \t\r\n"u8);

    private static string FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Trimmed.Of(Encoding.UTF8.GetString(bytes.AsSpan(0, length))) : text;
    }
}
