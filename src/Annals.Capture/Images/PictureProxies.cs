using System.Text;
using Annals.Capture.Entries;

namespace Annals.Capture.Images;

/// <summary>
/// Finds the outlet's own address inside the address of a proxy or a service that makes pictures smaller: those close down,
/// and what they give is not what the outlet published. Where none can be found, the address is its own.
/// </summary>
public static class PictureProxies
{
    // A proxy's address inside another's; more than that is a trap.
    private const int MostLayers = 3;

    public static string Original(string address)
    {
        var current = address;
        for (var layer = 0; layer < MostLayers && Unwrap(current) is { } inner && inner != current; layer++)
        {
            current = inner;
        }

        return current;
    }

    private static string? Unwrap(string address)
    {
        var weserv = PictureAddress.Unwrap(address);
        if (weserv != address)
        {
            // Without a scheme it means http; the outlet redirects to https where it has that.
            return Web(weserv.Contains("://", StringComparison.Ordinal) ? weserv : weserv.StartsWith("//", StringComparison.Ordinal) ? "http:" + weserv : "http://" + weserv);
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? Photon(uri) ?? Duck(uri) ?? Google(uri) ?? Amp(uri) ?? Next(uri) ?? CloudFlare(uri) ?? Cloudinary(uri) ?? ImgProxy(uri)
            : null;
    }

    // WordPress: i0.wp.com/HOST/PATH?w=640&ssl=1
    private static string? Photon(Uri uri)
        => uri.Host is "i0.wp.com" or "i1.wp.com" or "i2.wp.com" or "i3.wp.com" && uri.AbsolutePath.IndexOf('/', 1) > 1
            ? Web((uri.Query.Contains("ssl=1", StringComparison.Ordinal) ? "https:/" : "http:/") + uri.AbsolutePath)
            : null;

    private static string? Duck(Uri uri)
        => uri.Host is "proxy.duckduckgo.com" or "external-content.duckduckgo.com" ? Web(Parameter(uri, "u")) : null;

    private static string? Google(Uri uri) => uri switch
    {
        { AbsolutePath: "/gadgets/proxy" } when uri.Host.EndsWith(".googleusercontent.com", StringComparison.Ordinal) => Web(Parameter(uri, "url")),
        { AbsolutePath: "/imgres" } when uri.Host.StartsWith("www.google.", StringComparison.Ordinal) => Web(Parameter(uri, "imgurl")),
        _ => null,
    };

    // HOST.cdn.ampproject.org/i/s/HOST/PATH (s: https), and /ii/w820/s/HOST/PATH for a smaller one.
    private static string? Amp(Uri uri)
    {
        if (!uri.Host.EndsWith(".cdn.ampproject.org", StringComparison.Ordinal) && uri.Host != "cdn.ampproject.org")
        {
            return null;
        }

        var rest = uri.AbsolutePath switch
        {
            var path when path.StartsWith("/i/", StringComparison.Ordinal) => path[3..],
            var path when path.StartsWith("/ii/", StringComparison.Ordinal) && path.IndexOf('/', 4) is > 0 and var slash => path[(slash + 1)..],
            _ => "",
        };
        return Web(rest.StartsWith("s/", StringComparison.Ordinal) ? "https://" + rest[2..] + uri.Query : "http://" + rest + uri.Query);
    }

    private static string? Next(Uri uri)
        => uri.AbsolutePath.EndsWith("/_next/image", StringComparison.Ordinal) ? Inside(uri, Parameter(uri, "url")) : null;

    // /cdn-cgi/image/width=640,quality=75/REST, where REST is a path of the same host or a whole address.
    private static string? CloudFlare(Uri uri)
    {
        const string Marker = "/cdn-cgi/image/";
        var path = uri.AbsolutePath;
        var at = path.IndexOf(Marker, StringComparison.Ordinal);
        var end = at < 0 ? -1 : path.IndexOf('/', at + Marker.Length);
        return end < 0 ? null : Whole(path[(end + 1)..] + uri.Query) ?? Inside(uri, path[end..] + uri.Query);
    }

    // res.cloudinary.com/CLOUD/image/fetch/TRANSFORMATIONS/ADDRESS
    private static string? Cloudinary(Uri uri)
    {
        const string Marker = "/image/fetch/";
        var at = uri.AbsolutePath.IndexOf(Marker, StringComparison.Ordinal);
        var inner = at < 0 || !uri.Host.EndsWith("cloudinary.com", StringComparison.Ordinal) ? -1 : uri.AbsolutePath.IndexOf("http", at, StringComparison.Ordinal);
        return inner < 0 ? null : Whole(uri.AbsolutePath[inner..] + uri.Query);
    }

    // /SIGNATURE/OPTIONS…/plain/ADDRESS@webp, or the address in base 64, in pieces or whole, with an ending.
    private static string? ImgProxy(Uri uri)
    {
        const string Plain = "/plain/";
        var path = uri.AbsolutePath;
        if (path.IndexOf(Plain, StringComparison.Ordinal) is > 0 and var at)
        {
            var address = path[(at + Plain.Length)..];
            var format = address.LastIndexOf('@');
            return Whole(format > 0 ? address[..format] : address);
        }

        // "http" in base 64 begins like this, whatever follows.
        return path.IndexOf("/aHR0c", StringComparison.Ordinal) is >= 0 and var begin ? Decode(path[(begin + 1)..]) : null;
    }

    private static string? Decode(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var digits = (dot < 0 ? text : text[..dot]).Replace("/", "", StringComparison.Ordinal).TrimEnd('=').Replace('-', '+').Replace('_', '/');
        var bytes = new byte[digits.Length];
        return Convert.TryFromBase64String(digits.PadRight((digits.Length + 3) / 4 * 4, '='), bytes, out var length) ? Web(Encoding.UTF8.GetString(bytes, 0, length)) : null;
    }

    // An address as part of a path may be escaped, and lose one of its slashes on the way.
    private static string? Whole(string text)
    {
        var address = text.StartsWith("http%3A", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https%3A", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(text) : text;
        foreach (var scheme in (string[])["https:/", "http:/"])
        {
            if (address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                return Web(scheme + "/" + address[scheme.Length..].TrimStart('/'));
            }
        }

        return null;
    }

    private static string? Inside(Uri proxy, string? address)
        => address is { Length: > 0 } && Uri.TryCreate(proxy, address, out var inner) ? Web(inner.AbsoluteUri) : null;

    private static string? Web(string? address)
        => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && (uri.Host.Contains('.', StringComparison.Ordinal) || uri.HostNameType != UriHostNameType.Dns) ? address : null;

    private static string? Parameter(Uri uri, string name)
    {
        foreach (var pair in uri.Query.TrimStart('?').Split('&'))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals == name.Length && pair.StartsWith(name, StringComparison.Ordinal))
            {
                return Uri.UnescapeDataString(pair[(equals + 1)..].Replace('+', ' '));
            }
        }

        return null;
    }
}
