namespace Annals.Feeds.Reading;

/// <summary>How the inside of an element is read.</summary>
internal enum ElementContent
{
    /// <summary>Children are looked up in the vocabulary; text is ignored.</summary>
    Children,

    /// <summary>Text; child elements only contribute theirs.</summary>
    Text,

    /// <summary>Text that may be HTML, escaped or inline (RFC 4287 section 3.1).</summary>
    Construct,
}

/// <summary>What to do with one element. A vocabulary is a list of these.</summary>
internal sealed class ElementRule
{
    public ElementContent Content { get; init; }

    /// <summary>At the start tag, while its attributes can be read.</summary>
    public Action<FeedReader>? Start { get; init; }

    /// <summary>The text of a <see cref="ElementContent.Text"/> element, trimmed, never empty.</summary>
    public Action<FeedReader, string>? Text { get; init; }

    /// <summary>The value of a <see cref="ElementContent.Construct"/> element, trimmed, never empty.</summary>
    public Action<FeedReader, TextValue>? Value { get; init; }

    /// <summary>At the end tag.</summary>
    public Action<FeedReader>? End { get; init; }

    /// <summary>The type of a construct that names none.</summary>
    public string DefaultType { get; init; } = "text";

    /// <summary>
    /// This element never stands inside another field's text: when it does, that field was not closed. Names that HTML uses too
    /// (<c>title</c>, <c>link</c>, <c>summary</c>) must not say so, or inline markup would fall apart.
    /// </summary>
    public bool EndsOpenField { get; init; }

    /// <summary>A line of text: no other field ever stands in it, whatever HTML may call the same.</summary>
    public bool IsShort { get; init; }

    /// <summary>Names, addresses, dates and titles: what is read of them is bounded more narrowly than text.</summary>
    public bool IsLine => IsShort || Content == ElementContent.Text && !IsExtension;

    /// <summary>Begins an entry, and so ends whatever was not closed before it.</summary>
    public bool BeginsEntry { get; init; }

    /// <summary>Only data: its children are kept with it.</summary>
    public bool IsExtension { get; init; }
}
