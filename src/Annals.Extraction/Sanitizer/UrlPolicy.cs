using System.Buffers;

namespace Annals.Extraction.Sanitizer;

/// <summary>Which addresses may stay, made absolute. An address that is not understood is dropped, never passed on.</summary>
internal static class UrlPolicy
{
    /// <summary>Longer addresses are attacks on whoever logs or stores them.</summary>
    private const int MaximumLength = 8192;

    /// <summary>Pictures inside the address: enough for a photograph.</summary>
    private const int MaximumDataLength = 4 * 1024 * 1024;

    private static readonly string[] PictureTypes = ["png", "jpeg", "jpg", "gif", "webp", "avif", "bmp"];

    private static readonly SearchValues<char> Ignored = SearchValues.Create("\t\n\r");

    /// <summary>An address to follow: http, https, mailto or tel. Null when it must go.</summary>
    public static string? Link(string raw, Uri? baseUri)
    {
        var url = Clean(raw);
        if (url is null)
            return null;
        return SchemeOf(url) switch
        {
            "http" or "https" or null => Web(url, baseUri),
            "mailto" or "tel" => url.AsSpan().ContainsAny('<', '>', '"') ? null : url,
            _ => null,
        };
    }

    /// <summary>An address to load a picture, film or sound from: http or https.</summary>
    public static string? Media(string raw, Uri? baseUri)
    {
        var url = Clean(raw);
        return url is not null && SchemeOf(url) is "http" or "https" or null ? Web(url!, baseUri) : null;
    }

    /// <summary>A frame's address, https only and without user part or port of its own.</summary>
    public static Uri? Frame(string raw, Uri? baseUri)
    {
        if (Clean(raw) is not { } url || !Uri.TryCreate(url.Replace('\\', '/'), UriKind.RelativeOrAbsolute, out var uri))
            return null;
        if (baseUri is { IsAbsoluteUri: true } && !Uri.TryCreate(baseUri, uri, out uri))
            return null;
        return uri.IsAbsoluteUri && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0 && uri.IsDefaultPort ? uri : null;
    }

    /// <summary>A picture held in the address itself, in a format that cannot hold script; null for all else.</summary>
    public static string? Data(string raw)
    {
        var url = raw.AsSpan().Trim();
        if (url.Length > MaximumDataLength || !url.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase))
            return null;
        var type = url["data:image/".Length..];
        foreach (var allowed in PictureTypes)
        {
            if (type.StartsWith(allowed, StringComparison.OrdinalIgnoreCase)
                && type[allowed.Length..].StartsWith(";base64,", StringComparison.OrdinalIgnoreCase)
                && !type[(allowed.Length + 8)..].ContainsAnyExcept(Base64))
                return url.ToString();
        }

        return null;
    }

    private static readonly SearchValues<char> Base64 =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    /// <summary>The scheme in lower case, null when the address has none. Anything before the first colon that is no path counts.</summary>
    private static string? SchemeOf(string url)
    {
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return null;
        var before = url.AsSpan(0, colon);
        if (before.ContainsAny('/', '?', '#'))
            return null;
        return before.ToString().ToLowerInvariant();
    }

    /// <summary>As the URL standard reads it: blanks and controls at the ends go, tabs and line breaks go everywhere (url.spec.whatwg.org/#url-parsing).</summary>
    private static string? Clean(string raw)
    {
        var start = 0;
        var end = raw.Length;
        while (start < end && raw[start] <= ' ')
            start++;
        while (end > start && raw[end - 1] <= ' ')
            end--;
        if (end - start > MaximumLength)
            return null;
        var url = raw.AsSpan(start, end - start);
        var clean = url.ContainsAny(Ignored)
            ? string.Concat(url.ToString().Split('\t', '\n', '\r'))
            : url.ToString();
        foreach (var c in clean)
        {
            if (char.IsControl(c))
                return null;
        }

        return clean;
    }

    private static string? Web(string url, Uri? baseUri)
    {
        // Browsers read a backslash of http(s) as a slash; Uri would keep it in the path.
        var path = url.AsSpan(0, url.AsSpan().IndexOfAny('?', '#') is var cut and >= 0 ? cut : url.Length);
        if (path.Contains('\\'))
            url = string.Concat(path.ToString().Replace('\\', '/'), url.AsSpan(path.Length));
        if (SchemeOf(url) is not null)
            return Uri.TryCreate(url, UriKind.Absolute, out var absolute) && IsWeb(absolute) ? WithoutUserInfo(absolute, url) : null;
        if (baseUri is null || !baseUri.IsAbsoluteUri)
            return url;
        return Uri.TryCreate(baseUri, url, out var resolved) && IsWeb(resolved) ? WithoutUserInfo(resolved, resolved.AbsoluteUri) : null;
    }

    private static bool IsWeb(Uri uri) => (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0;

    /// <summary>A user part is only ever there to make one host look like another.</summary>
    private static string WithoutUserInfo(Uri uri, string written) =>
        uri.UserInfo.Length == 0 ? written : new UriBuilder(uri) { UserName = "", Password = "" }.Uri.AbsoluteUri;
}
