namespace Annals.Feeds;

/// <summary>A piece of text as published, with what is needed to read it.</summary>
/// <param name="Value">White space at the ends removed; HTML not sanitised, its addresses not resolved.</param>
/// <param name="Type">"text", "html", "xhtml", or a MIME type for anything else.</param>
/// <param name="Language">xml:lang in force, null when nobody said.</param>
/// <param name="Base">The address relative references in <paramref name="Value"/> are resolved against. Null when unknown.</param>
public sealed record TextValue(string Value, string Type, string? Language = null, string? Base = null)
{
    /// <summary>Address of the content when the feed only points at it (RFC 4287 section 4.1.3.2).</summary>
    public string? Source { get; init; }

    /// <summary>True when <see cref="Value"/> is HTML (or XHTML): it has to be sanitised before it is shown.</summary>
    public bool IsHtml =>
        Type is "html" or "xhtml" || Type.Equals("text/html", StringComparison.OrdinalIgnoreCase)
            || Type.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase);
}
