namespace Annals.Feeds.Xml;

/// <summary>A qualified name as it stands in the document; one object per spelling, so names compare by reference.</summary>
internal sealed class XmlName(byte[] utf8, string full)
{
    public ReadOnlySpan<byte> Utf8 => utf8;

    public string Full { get; } = full;

    public string Prefix { get; } = full.IndexOf(':') is > 0 and var colon ? full[..colon] : "";

    public string Local { get; } = full.IndexOf(':') is > 0 and var colon ? full[(colon + 1)..] : full;

    /// <summary>Feeds disagree about case (pubdate, ITEM); names are matched without it.</summary>
    public string LocalLower { get; } = (full.IndexOf(':') is > 0 and var colon ? full[(colon + 1)..] : full).ToLowerInvariant();

    /// <summary>For <c>xmlns</c> and <c>xmlns:p</c>, the prefix declared; null for every other name.</summary>
    public string? DeclaredPrefix { get; } = full == "xmlns" ? "" : full.StartsWith("xmlns:", StringComparison.Ordinal) ? full[6..] : null;
}
