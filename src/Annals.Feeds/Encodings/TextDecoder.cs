using System.Text;

namespace Annals.Feeds.Encodings;

/// <summary>Finds out in which encoding bytes are and reads them.</summary>
public static class TextDecoder
{
    /// <summary>
    /// In this order: byte order mark; valid UTF-8 over any label; the HTTP charset; the document's own declaration; detection.
    /// One bad byte never changes the encoding of the rest: it becomes U+FFFD where it stands. Never throws on input.
    /// </summary>
    /// <param name="bytes">The document.</param>
    /// <param name="httpContentType">The Content-Type header, whole; null when there was none.</param>
    /// <param name="kind">Where the document's own label is looked for.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string? httpContentType, DocumentKind kind)
    {
        var choice = EncodingChoice.For(bytes, httpContentType, kind);
        if (choice.IsValidUtf8)
            return new DecodedText(Encoding.UTF8.GetString(bytes[choice.Skip..]), choice.Name, 0, choice.LabelWasWrong);
        var utf8 = choice.ToUtf8(bytes);
        return new DecodedText(Encoding.UTF8.GetString(utf8.Bytes.Span), choice.Name, utf8.BadCount, choice.LabelWasWrong);
    }

    /// <summary>The same, as UTF-8; valid UTF-8 is not copied.</summary>
    internal static Utf8Text DecodeToUtf8(ReadOnlyMemory<byte> bytes, string? httpContentType, DocumentKind kind)
    {
        var choice = EncodingChoice.For(bytes.Span, httpContentType, kind);
        var text = choice.IsValidUtf8 ? new Utf8Text { Bytes = bytes[choice.Skip..] } : choice.ToUtf8(bytes.Span);
        return text with { Encoding = choice.Name, LabelWasWrong = choice.LabelWasWrong, BreaksItsLabel = choice.BreaksItsLabel };
    }
}
