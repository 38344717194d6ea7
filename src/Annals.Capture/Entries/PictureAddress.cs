namespace Annals.Capture.Entries;

/// <summary>
/// Which picture an address shows, whatever else the address says: through images.weserv.nl or directly, over http or
/// https, with this week's cache-buster or signature or another.
/// </summary>
internal static class PictureAddress
{
    private static readonly string[] Endings = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".bmp", ".jfif"];

    private static readonly string[] RenderingParameters =
    [
        "w", "h", "width", "height", "imwidth", "imheight", "q", "quality", "fit", "crop", "rect", "auto", "format", "fm", "fmt", "dpr", "resize", "size", "scale", "strip", "ssl", "itok", "impolicy",
        "v", "ver", "cb", "_", "t", "ts", "time", "timestamp", "rnd", "rand", "random", "nocache", "token", "sig", "sign", "signature", "hash", "expires", "exp", "policy", "key-pair-id", "s",
        "sid", "session", "sessionid", "phpsessid", "jsessionid", "fbclid", "gclid", "from", "ref", "output", "n", "il", "default", "tp", "wxfrom", "wx_fmt",
    ];

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

    /// <summary>
    /// The same more boldly, to compare two states of one article with: without the sizes, formats, signatures and sessions that
    /// image servers and sites write into addresses anew each time. Two pictures of one article may, rarely, look the same to it.
    /// </summary>
    public static string Identify(string address)
    {
        var text = Normalise(address);
        var query = text.IndexOfAny(['?', '#']);
        var path = query < 0 ? text : text[..query];
        var session = path.IndexOf(';', StringComparison.Ordinal);
        var segments = (session < 0 ? path : path[..session]).Split('/');
        var kept = segments.Where((segment, place) => place == segments.Length - 1 || !IsRendering(segment)).ToArray();
        kept[0] = kept[0].ToLowerInvariant();
        kept[^1] = WithoutSize(kept[^1]);
        var parameters = (query < 0 ? "" : text[(query + 1)..]).Split('&').Where(parameter => !IsRenderingParameter(parameter)).Order(StringComparer.Ordinal);
        return string.Join('/', kept) + "?" + string.Join('&', parameters);
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

    // "640", "640x360", "w_640,h_360,c_fill", "resize", "q80": a part of the path that says how, not what.
    private static bool IsRendering(string segment)
        => segment.Length > 0 && (segment.All(character => char.IsAsciiDigit(character) || character is 'x' or 'X') && segment.Length <= 9 && segment.Any(character => character is 'x' or 'X')
            || segment.Split(',').All(part => part.Length > 2 && part[1] == '_' && part[0] is 'w' or 'h' or 'c' or 'q' or 'f' or 'g')
            || segment is "resize" or "crop" or "fit-in" or "thumbnail" or "format" or "webp" or "jpeg" or "quality" or "smart"
            || segment.Length <= 4 && segment[0] is 'q' or 'w' or 'h' && segment.Length > 1 && segment.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0
            || segment is "240" or "320" or "480" or "624" or "640" or "660" or "800" or "976" or "1024" or "1280" or "1536" or "1920");

    // "bridge-300x200.jpg" is "bridge.jpg" (WordPress).
    private static string WithoutSize(string file)
    {
        var dot = file.LastIndexOf('.');
        var dash = dot < 0 ? -1 : file.LastIndexOf('-', dot);
        var size = dash < 0 ? [] : file.AsSpan(dash + 1, dot - dash - 1);
        var times = size.IndexOf('x');
        return times > 0 && times < size.Length - 1 && size[..times].IndexOfAnyExceptInRange('0', '9') < 0 && size[(times + 1)..].IndexOfAnyExceptInRange('0', '9') < 0
            ? string.Concat(file.AsSpan(0, dash), file.AsSpan(dot))
            : file;
    }

    private static bool IsRenderingParameter(string parameter)
    {
        var equals = parameter.IndexOf('=', StringComparison.Ordinal);
        var name = (equals < 0 ? parameter : parameter[..equals]).ToLowerInvariant();
        return name.StartsWith("utm_", StringComparison.Ordinal) || Array.IndexOf(RenderingParameters, name) >= 0;
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
