namespace Annals.Capture.Entries;

/// <summary>
/// Which picture an address shows, whatever else the address says: through images.weserv.nl or directly, over http or
/// https, with this week's cache-buster or signature or another.
/// </summary>
internal static class PictureAddress
{
    private static readonly string[] Endings = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".bmp", ".jfif"];

    public static string Normalise(string address)
    {
        var text = Unwrap(address.Trim());
        var scheme = text.IndexOf("//", StringComparison.Ordinal);
        if (scheme >= 0 && scheme <= 6)
        {
            text = text[(scheme + 2)..];
        }

        var query = text.IndexOfAny(['?', '#']);
        return query >= 0 && HasPictureEnding(text.AsSpan(0, query)) ? text[..query] : text;
    }

    /// <summary>The address inside a weserv-style proxy address (<c>?url=…</c>), else the address itself.</summary>
    public static string Unwrap(string address)
    {
        var isProxy = address.Contains("weserv", StringComparison.OrdinalIgnoreCase) || address.Contains("wsrv.nl", StringComparison.OrdinalIgnoreCase);
        var at = isProxy ? ParameterAt(address) : -1;
        if (at < 0)
        {
            return address;
        }

        var end = address.AsSpan(at).IndexOfAny('&', '#');
        var inner = Uri.UnescapeDataString(end < 0 ? address[at..] : address.Substring(at, end));
        return inner.StartsWith("ssl:", StringComparison.OrdinalIgnoreCase) ? inner[4..] : inner;
    }

    private static int ParameterAt(string address)
    {
        var first = address.IndexOf("?url=", StringComparison.OrdinalIgnoreCase);
        var at = first >= 0 ? first : address.IndexOf("&url=", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? -1 : at + 5;
    }

    private static bool HasPictureEnding(ReadOnlySpan<char> path)
    {
        foreach (var ending in Endings)
        {
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
