using Microsoft.AspNetCore.Http.Features;

namespace Annals.Web.Memento;

/// <summary>The original's address as it stands behind <c>/timegate/</c>: written out with its query, or percent-encoded as a whole.</summary>
internal static class OriginalAddress
{
    /// <returns>Null when there is none.</returns>
    public static string? Of(HttpContext context, string prefix)
    {
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        if (!target.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) || target.Length == prefix.Length)
        {
            return null;
        }

        var address = target[prefix.Length..];
        address = IsEncoded(address) ? Uri.UnescapeDataString(address) : address;
        return WithTwoSlashes(address);
    }

    private static bool IsEncoded(string address)
        => address.StartsWith("http%3A", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https%3A", StringComparison.OrdinalIgnoreCase);

    // Proxies and people make one slash of two, and leave the scheme out.
    private static string WithTwoSlashes(string address)
    {
        var colon = address.IndexOf(":/", StringComparison.Ordinal);
        var scheme = colon < 0 ? "" : address[..colon];
        return scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || scheme.Equals("https", StringComparison.OrdinalIgnoreCase)
            ? $"{scheme}://{address[(colon + 2)..].TrimStart('/')}"
            : "http://" + address;
    }
}
