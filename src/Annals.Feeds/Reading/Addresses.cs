namespace Annals.Feeds.Reading;

/// <summary>Addresses as feeds write them, resolved the way browsers do but otherwise left as published.</summary>
internal static class Addresses
{
    private const int LongestResolved = 16_384;

    /// <summary>An absolute address stays letter by letter; a relative one is resolved when there is something to resolve it against. Null when there is nothing.</summary>
    public static string? Resolve(string? address, string? baseAddress)
    {
        if (address is null)
            return null;
        address = Clean(address);
        if (address.Length == 0)
            return null;
        if (HasScheme(address))
            return MendSlashes(address);
        if (baseAddress is null || address.Length > LongestResolved)
            return address;
        return Uri.TryCreate(baseAddress, UriKind.Absolute, out var root) && Uri.TryCreate(root, address, out var resolved) ? resolved.AbsoluteUri : address;
    }

    /// <summary>Like <see cref="Resolve"/>, but an address that would run code is none.</summary>
    public static string? ResolveLink(string? address, string? baseAddress) => Resolve(address, baseAddress) is { } link && !RunsCode(link) ? link : null;

    /// <summary>xml:base (XML Base section 4): relative to the one around it.</summary>
    public static string? ResolveBase(string? address, string? outer) => Resolve(address, outer) ?? outer;

    /// <summary>True when the text could be an address on the web, absolute or relative to the host.</summary>
    public static bool LooksLikeAddress(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith('/') && !text.Contains(' ', StringComparison.Ordinal);

    /// <summary>
    /// True for schemes that run what follows them, or show it as if it were a page of somebody else. Browsers pass over controls and
    /// blanks before a scheme (WHATWG URL, basic URL parser); some readers pass on what stands behind <c>feed:</c>.
    /// </summary>
    public static bool RunsCode(string address)
    {
        var rest = address.AsSpan();
        while (true)
        {
            while (rest.Length > 0 && (rest[0] <= ' ' || char.IsControl(rest[0]) || char.IsWhiteSpace(rest[0]) || rest[0] is '\uFEFF' or '\u200B'))
                rest = rest[1..];
            var colon = rest.IndexOf(':');
            if (colon <= 0)
                return false;
            switch (rest[..colon].Trim().ToString().ToLowerInvariant())
            {
                case "javascript" or "vbscript" or "data" or "livescript" or "mocha" or "blob" or "filesystem" or "view-source" or "jar":
                    return true;
                case "feed" or "pcast" or "url":
                    rest = rest[(colon + 1)..];
                    continue;
                default:
                    return false;
            }
        }
    }

    // White space at the ends goes; line breaks and tabs inside go too (WHATWG URL, basic URL parser).
    private static string Clean(string address)
    {
        address = Trimmed.Of(address);
        return address.AsSpan().IndexOfAny('\n', '\r', '\t') < 0
            ? address
            : string.Concat(address.Split(['\n', '\r', '\t'], StringSplitOptions.TrimEntries));
    }

    private static bool HasScheme(string address)
    {
        for (var i = 0; i < address.Length; i++)
        {
            var c = address[i];
            if (c == ':')
                return i > 0;
            if (!char.IsAsciiLetter(c) && (i == 0 || !char.IsAsciiDigit(c) && c is not ('+' or '-' or '.')))
                return false;
        }
        return false;
    }

    // http:///host/ : browsers take any number of slashes.
    private static string MendSlashes(string address)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        if (string.Compare(address, colon, ":///", 0, 4, StringComparison.Ordinal) != 0 || !address.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            return address;
        return string.Concat(address.AsSpan(0, colon + 3), address.AsSpan(colon + 3).TrimStart('/'));
    }
}
