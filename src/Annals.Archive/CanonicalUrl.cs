using System.Collections.Frozen;

namespace Annals.Archive;

/// <summary>
/// The address by which an article is known: two spellings of one address are one article.
/// Scheme and host in lower case, http and https alike, default port gone (RFC 3986, section 6.2.3),
/// parameters that only say who sent the reader gone. Everything else counts, the fragment too: some feeds tell their
/// entries apart by nothing else.
/// </summary>
/// <remarks>Change this and articles already kept come back as new ones.</remarks>
public readonly record struct CanonicalUrl
{
    private static readonly FrozenSet<string> TrackingParameters = new[]
    {
        "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "_hsenc", "_hsmi", "xtor",
        "at_medium", "at_campaign", "at_custom1", "at_custom2", "at_custom3", "at_custom4",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private CanonicalUrl(string value) => Value = value;

    public string Value { get; }

    /// <summary>Text that is no absolute http(s) address (a <c>tag:</c> or <c>urn:</c> id) is kept as it is, trimmed.</summary>
    public static CanonicalUrl From(string url)
    {
        var trimmed = url.Trim();
        return Uri.TryCreate(trimmed, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? new CanonicalUrl(Normalise(uri))
            : new CanonicalUrl(trimmed);
    }

    public override string ToString() => Value;

    private static string Normalise(Uri uri)
    {
        var host = uri.Host.ToLowerInvariant();
        var port = uri.IsDefaultPort ? "" : $":{uri.Port}";
        return $"//{host}{port}{uri.AbsolutePath}{WithoutTracking(uri.Query)}{WithoutTrackingFragment(uri.Fragment)}";
    }

    private static string WithoutTracking(string query)
    {
        if (query.Length < 2)
        {
            return "";
        }

        var kept = query[1..].Split('&').Where(parameter => !IsTracking(parameter));
        var joined = string.Join('&', kept);
        return joined.Length == 0 ? "" : "?" + joined;
    }

    private static string WithoutTrackingFragment(string fragment)
        => fragment.Length < 2 || IsTracking(fragment[1..]) ? "" : fragment;

    private static bool IsTracking(string parameter)
    {
        var name = parameter.Split('=', 2)[0];
        return name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || TrackingParameters.Contains(name);
    }
}
