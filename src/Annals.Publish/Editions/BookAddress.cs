using System.Globalization;
using System.Text;

namespace Annals.Publish.Editions;

/// <summary>Addresses of the web as books may have them.</summary>
internal static class BookAddress
{
    /// <summary>The address as RFC 3986 allows it, which is stricter than browsers are; null for anything but the web's.</summary>
    public static string? Of(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0 || uri.HostNameType is UriHostNameType.Unknown)
        {
            return null;
        }

        var written = new StringBuilder();
        var text = $"{uri.Scheme}://{(uri.HostNameType is UriHostNameType.IPv6 ? uri.Host : uri.IdnHost)}{(uri.IsDefaultPort ? "" : ":" + uri.Port.ToString(CultureInfo.InvariantCulture))}";
        var rest = uri.AbsoluteUri[uri.GetLeftPart(UriPartial.Authority).Length..];
        foreach (var one in Encoding.UTF8.GetBytes(rest))
        {
            var character = (char)one;
            var isAllowed = char.IsAsciiLetterOrDigit(character) || "-._~!$&'()*+,;=:@/?#%".Contains(character, StringComparison.Ordinal);
            _ = isAllowed ? written.Append(character) : written.Append('%').Append(one.ToString("X2", CultureInfo.InvariantCulture));
        }

        return text + WithSoundEscapes(written.ToString());
    }

    private static string WithSoundEscapes(string text)
    {
        var sound = new StringBuilder(text.Length);
        var wasFragment = false;
        for (var i = 0; i < text.Length; i++)
        {
            var isEscape = i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]);
            _ = (text[i] == '%' && !isEscape) ? sound.Append("%25") : text[i] == '#' && wasFragment ? sound.Append("%23") : sound.Append(text[i]);
            wasFragment |= text[i] == '#';
        }

        return sound.ToString();
    }
}
