namespace Annals.Capture.Fetching;

/// <summary>An address that may be asked at all: absolute, http or https, with a host.</summary>
public static class WebAddress
{
    /// <summary>Null when the text is no such address. User names, passwords and fragments are dropped: none of them is ever sent.</summary>
    public static Uri? Parse(string text)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.IdnHost.Length == 0)
        {
            return null;
        }

        return uri.UserInfo.Length == 0 && uri.Fragment.Length == 0
            ? uri
            : new UriBuilder(uri) { UserName = "", Password = "", Fragment = "" }.Uri;
    }

    /// <summary>Where a redirect leads; null when it leads nowhere that may be asked.</summary>
    public static Uri? Follow(Uri from, string location)
        => Uri.TryCreate(from, location, out var to) ? Parse(to.AbsoluteUri) : null;

    /// <summary>What politeness counts by: <c>host:port</c>, in lower case.</summary>
    public static string Authority(Uri address) => $"{address.IdnHost.ToLowerInvariant()}:{address.Port}";
}
