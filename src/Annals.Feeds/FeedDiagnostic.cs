namespace Annals.Feeds;

/// <summary>What was wrong with a document, where, and what was done instead.</summary>
/// <param name="Line">1 for the first line; 0 when the place is unknown.</param>
/// <param name="Column">1 for the first character of the line, counted in UTF-8 bytes; 0 when the place is unknown.</param>
/// <param name="Message">One sentence for people.</param>
/// <param name="Kind">For programs.</param>
public sealed record FeedDiagnostic(int Line, int Column, string Message, FeedDamage Kind = FeedDamage.Markup)
{
    /// <summary>No more than this many are kept for one document.</summary>
    public const int Limit = 100;

    public override string ToString() => Line > 0 ? $"line {Line}, column {Column}: {Message}" : Message;
}

/// <summary>What kind of damage a diagnostic reports.</summary>
public enum FeedDamage
{
    /// <summary>Tags, attributes, namespaces, comments.</summary>
    Markup,

    /// <summary>A bare ampersand or an entity nobody declared.</summary>
    Entity,

    /// <summary>A character XML does not allow; it was dropped or replaced.</summary>
    Character,

    /// <summary>A CDATA section that is not closed where it should be.</summary>
    Cdata,

    /// <summary>Bytes that do not fit the encoding, or a label that does not fit the bytes.</summary>
    Encoding,

    /// <summary>The document ended too early.</summary>
    Truncation,

    /// <summary>Something was cut because it exceeded a limit.</summary>
    Limit,

    /// <summary>This is no feed: an HTML page, other JSON, noise.</summary>
    NotAFeed,
}
