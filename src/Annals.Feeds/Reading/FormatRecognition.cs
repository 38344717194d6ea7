using Annals.Feeds.Xml;

namespace Annals.Feeds.Reading;

/// <summary>Tells the dialect by the first element that belongs to one, wherever it stands: some servers wrap feeds in something.</summary>
internal static class FormatRecognition
{
    private const int DeepestRoot = 4;

    public static void Apply(FeedReader reader, ref XmlElement element, XmlTokenizer xml)
    {
        if (xml.Depth > DeepestRoot)
            return;
        var feed = reader.Feed;
        switch (element.Name.LocalLower)
        {
            case "rss":
                (feed.Format, feed.Version) = RssVersion(xml.Attributes["version"]);
                break;
            case "rdf":
                feed.Format = Rdf(xml.Attributes);
                break;
            case "feed" when element.Ns != Ns.Other || xml.Depth == 1:
                (feed.Format, feed.Version) = Atom(element, xml.Attributes["version"]);
                break;
            case "entry" when element.Ns == Ns.Atom && xml.Depth == 1:
                // An Atom Entry Document (RFC 4287 section 2) is a feed of one.
                (feed.Format, feed.Version) = Atom(element, null);
                break;
            case "channel":
                // CDF (1997) writes CHANNEL; a bare channel is RSS that lost its root.
                feed.Format = element.Name.Local == "CHANNEL" || xml.Attributes["lastmod"] is not null ? FeedFormat.Cdf : FeedFormat.Rss09x;
                break;
            default:
                return;
        }
        // Whatever namespace the root is in, it is the feed's own.
        if (element is { Ns: Ns.Other, NamespaceUri: { } uri })
        {
            xml.TreatAsCore(uri);
            element.Ns = Ns.Core;
        }
        else if (element.Ns == Ns.Other)
        {
            element.Ns = Ns.Core;
        }
    }

    private static (FeedFormat, string?) RssVersion(string? version) => version?.Trim() switch
    {
        { } v when v.StartsWith("2.", StringComparison.Ordinal) || v == "2" => (FeedFormat.Rss20, v),
        { } v when v.StartsWith("0.9", StringComparison.Ordinal) => (FeedFormat.Rss09x, v),
        _ => (FeedFormat.Rss09x, null),
    };

    private static FeedFormat Rdf(XmlAttributes attributes)
    {
        for (var i = 0; i < attributes.Count; i++)
        {
            if (attributes.NameAt(i).DeclaredPrefix is not null && attributes.ValueAt(i).Contains("netscape.com/rdf/simple/0.9", StringComparison.OrdinalIgnoreCase))
                return FeedFormat.Rss090;
        }
        return FeedFormat.Rss10;
    }

    private static (FeedFormat, string?) Atom(in XmlElement element, string? version)
    {
        if (element.NamespaceUri is { } uri && uri.Contains("www.w3.org/2005/", StringComparison.OrdinalIgnoreCase))
            return (FeedFormat.Atom10, null);
        if (element.Ns == Ns.Atom && element.NamespaceUri is not null || version is not null && version.StartsWith("0.", StringComparison.Ordinal))
            return (FeedFormat.Atom03, version is "0.1" or "0.2" or "0.3" ? version : null);
        return (FeedFormat.Atom10, null);
    }
}
