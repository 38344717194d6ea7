using System.Collections.Frozen;

namespace Annals.Feeds.Xml;

/// <summary>
/// Namespace addresses, compared without case and trailing slash as publishers mistype them, and the prefixes everybody uses
/// for them: a document that forgets to declare <c>dc</c> still means Dublin Core.
/// </summary>
internal static class NamespaceTable
{
    private static readonly (Ns Ns, string Prefix, string[] Uris)[] Known =
    [
        (Ns.Core, "", ["http://backend.userland.com/rss", "http://blogs.law.harvard.edu/tech/rss", "http://purl.org/rss/1.0", "http://my.netscape.com/rdf/simple/0.9",
            "http://example.com/newformat#", "http://example.com/necho", "http://purl.org/echo", "uri/of/echo/namespace#", "http://purl.org/pie", "http://backend.userland.com/rss2",
            "http://my.netscape.com/publish/formats/rss-0.91.dtd", "http://cyber.law.harvard.edu/rss", "http://www.rssboard.org/rss-specification", "http://purl.org/net/rss1.1#"]),
        (Ns.Atom, "atom", ["http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "http://purl.org/atom-blog/ns#"]),
        (Ns.Atom, "atom03", []),
        (Ns.Atom, "atom10", []),
        (Ns.Atom, "a10", []),
        (Ns.Xml, "xml", ["http://www.w3.org/XML/1998/namespace"]),
        (Ns.Rdf, "rdf", ["http://www.w3.org/1999/02/22-rdf-syntax-ns#"]),
        (Ns.Content, "content", ["http://purl.org/rss/1.0/modules/content"]),
        (Ns.DublinCore, "dc", ["http://purl.org/dc/elements/1.1", "http://purl.org/dc/elements/1.0"]),
        (Ns.DublinCoreTerms, "dcterms", ["http://purl.org/dc/terms"]),
        (Ns.Media, "media", ["http://search.yahoo.com/mrss", "http://tools.search.yahoo.com/mrss", "http://video.search.yahoo.com/mrss", "http://www.rssboard.org/media-rss"]),
        (Ns.Itunes, "itunes", ["http://www.itunes.com/dtds/podcast-1.0.dtd", "http://example.com/dtds/podcast-1.0.dtd"]),
        (Ns.GooglePlay, "googleplay", ["http://www.google.com/schemas/play-podcasts/1.0", "http://www.google.com/schemas/play-podcasts/1.0/play-podcasts.xsd"]),
        (Ns.Podcast, "podcast", ["https://podcastindex.org/namespace/1.0", "https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"]),
        (Ns.GeoRss, "georss", ["http://www.georss.org/georss"]),
        (Ns.Gml, "gml", ["http://www.opengis.net/gml"]),
        (Ns.GeoW3c, "geo", ["http://www.w3.org/2003/01/geo/wgs84_pos#"]),
        (Ns.Slash, "slash", ["http://purl.org/rss/1.0/modules/slash"]),
        (Ns.WellFormedWeb, "wfw", ["http://wellformedweb.org/commentapi"]),
        (Ns.Syndication, "sy", ["http://purl.org/rss/1.0/modules/syndication"]),
        (Ns.Threading, "thr", ["http://purl.org/syndication/thread/1.0"]),
        (Ns.Xhtml, "xhtml", ["http://www.w3.org/1999/xhtml"]),
        (Ns.Svg, "svg", ["http://www.w3.org/2000/svg"]),
        (Ns.MathMl, "mathml", ["http://www.w3.org/1998/Math/MathML"]),
        (Ns.SimpleChapters, "psc", ["http://podlove.org/simple-chapters"]),
        (Ns.CreativeCommons, "cc", ["http://web.resource.org/cc", "http://creativecommons.org/ns#", "http://backend.userland.com/creativecommonsrssmodule", "http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html"]),
        (Ns.CreativeCommons, "creativecommons", []),
        (Ns.FeedBurner, "feedburner", ["http://rssnamespace.org/feedburner/ext/1.0"]),
        (Ns.Admin, "admin", ["http://webns.net/mvcb"]),
    ];

    // Usual prefixes of namespaces that are only kept as data.
    private static readonly FrozenDictionary<string, string> DataPrefixes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["http://purl.org/rss/1.0/modules/company"] = "co",
        ["http://my.theinfo.org/changed/1.0/rss"] = "cp",
        ["http://purl.org/rss/1.0/modules/event"] = "ev",
        ["http://freshmeat.net/rss/fm"] = "fm",
        ["http://xmlns.com/foaf/0.1"] = "foaf",
        ["http://postneo.com/icbm"] = "icbm",
        ["http://purl.org/rss/1.0/modules/link"] = "l",
        ["http://madskills.com/public/xml/rss/module/pingback"] = "pingback",
        ["http://prismstandard.org/namespaces/1.2/basic"] = "prism",
        ["http://www.w3.org/2000/01/rdf-schema#"] = "rdfs",
        ["http://purl.org/rss/1.0/modules/reference"] = "ref",
        ["http://purl.org/rss/1.0/modules/richequiv"] = "reqv",
        ["http://purl.org/rss/1.0/modules/search"] = "search",
        ["http://schemas.xmlsoap.org/soap/envelope"] = "soap",
        ["http://hacks.benhammersley.com/rss/streaming"] = "str",
        ["http://purl.org/rss/1.0/modules/subscription"] = "sub",
        ["http://sites.google.com/site/feedapi/ns/taxo"] = "taxo",
        ["http://purl.org/rss/1.0/modules/taxonomy"] = "taxo",
        ["http://purl.org/rss/1.0/modules/threading"] = "thr",
        ["http://purl.org/rss/1.0/modules/textinput"] = "ti",
        ["http://madskills.com/public/xml/rss/module/trackback"] = "trackback",
        ["http://purl.org/rss/1.0/modules/wiki"] = "wiki",
        ["http://schemas.google.com/g/2005"] = "gd",
        ["http://www.youtube.com/xml/schemas/2015"] = "yt",
        ["http://a9.com/-/spec/opensearch/1.1"] = "opensearch",
        ["http://a9.com/-/spec/opensearchrss/1.0"] = "opensearch",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Ns> ByUri = Known
        .SelectMany(k => k.Uris.Select(u => KeyValuePair.Create(Key(u), k.Ns))).ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Ns> ByPrefix = Known
        .Where(k => k.Prefix.Length > 0).ToFrozenDictionary(k => k.Prefix, k => k.Ns, StringComparer.Ordinal);

    private static readonly FrozenDictionary<Ns, string> Prefixes = Known
        .GroupBy(k => k.Ns).ToFrozenDictionary(g => g.Key, g => g.First().Prefix);

    public static Ns Find(string uri) => ByUri.GetValueOrDefault(Key(uri), Ns.Other);

    public static Ns FindByPrefix(string prefix) => ByPrefix.GetValueOrDefault(prefix.ToLowerInvariant(), Ns.Other);

    /// <summary>The usual prefix; null for a namespace nobody here knows, "" for a feed's own.</summary>
    public static string? UsualPrefix(Ns ns, string? uri) =>
        Prefixes.TryGetValue(ns, out var prefix) ? prefix : uri is null ? null : DataPrefixes.GetValueOrDefault(Key(uri));

    private static string Key(string uri) => uri.Trim().TrimEnd('/').ToLowerInvariant();
}
