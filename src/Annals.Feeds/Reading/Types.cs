namespace Annals.Feeds.Reading;

/// <summary>The types of text constructs, in the short form this floor speaks.</summary>
internal static class Types
{
    public static string Short(string type)
    {
        var clean = type.Trim().ToLowerInvariant();
        if (clean.IndexOf(';', StringComparison.Ordinal) is > 0 and var semicolon)
            clean = clean[..semicolon].TrimEnd();
        return clean switch
        {
            "" or "text" or "plain" or "text/plain" => "text",
            "html" or "text/html" => "html",
            "xhtml" or "application/xhtml+xml" or "text/xhtml" => "xhtml",
            _ => clean.Length <= 100 ? clean : "text",
        };
    }

    public static bool IsXml(string type) => type.EndsWith("+xml", StringComparison.Ordinal) || type.EndsWith("/xml", StringComparison.Ordinal);

    /// <summary>RFC 4287 section 4.1.3.3, case 6: any other media type is base64.</summary>
    public static bool IsBinary(string type) => type.Contains('/', StringComparison.Ordinal) && !type.StartsWith("text/", StringComparison.Ordinal) && !IsXml(type);
}
