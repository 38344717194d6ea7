namespace Annals.Pages.Markup;

/// <summary>Which addresses may stand in a link: the web's, and those within this site.</summary>
public static class Address
{
    /// <summary>
    /// True for http, https and relative addresses. Anything else with a scheme (<c>javascript:</c>, <c>data:</c>) is
    /// refused, and so is <c>//host</c>, which looks relative and is not.
    /// </summary>
    public static bool IsHarmless(string? address)
    {
        if (string.IsNullOrEmpty(address))
        {
            return true;
        }

        // Browsers drop blanks and control characters before and inside a scheme (WHATWG URL, basic URL parser).
        if (address.AsSpan().ContainsAnyInRange('\0', ' ') || address.StartsWith("//", StringComparison.Ordinal) || address.Contains('\\', StringComparison.Ordinal))
        {
            return false;
        }

        var colon = address.IndexOf(':', StringComparison.Ordinal);
        var path = address.AsSpan().IndexOfAny('/', '?', '#');
        return colon < 0
            || (path >= 0 && path < colon)
            || address.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("http:", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The host, for people to read; null when the address is none of the web's.</summary>
    public static string? HostOf(string address)
        => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.IdnHost : null;
}
