using System.Net;

namespace Annals.Capture.Entries;

/// <summary>
/// Whether a feed may speak for an article: a feed of the article's own site may, any other only repeats. Otherwise
/// anybody with a feed could rewrite what another outlet said, simply by linking to it.
/// </summary>
internal static class Standing
{
    /// <summary>True when both are of one site.</summary>
    public static bool SpeaksFor(string feed, string article)
        => Fetching.WebAddress.Parse(feed) is { } a && Fetching.WebAddress.Parse(article) is { } b && Site(a.IdnHost) == Site(b.IdnHost);

    // news.example.co.uk and feeds.example.co.uk: two labels, three where the second is one of a country's general ones.
    private static string Site(string host)
    {
        if (IPAddress.TryParse(host, out _))
        {
            return host;
        }

        var labels = host.ToLowerInvariant().TrimEnd('.').Split('.');
        var isCountry = labels.Length > 2 && labels[^1].Length == 2 && labels[^2] is "co" or "com" or "net" or "org" or "gov" or "edu" or "ac" or "or" or "ne" or "go";
        return string.Join('.', labels.TakeLast(isCountry ? 3 : 2));
    }
}
