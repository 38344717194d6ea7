namespace Annals.Feeds.Xml;

/// <summary>The namespaces a feed is read by. Addresses are in <see cref="NamespaceTable"/>.</summary>
internal enum Ns
{
    /// <summary>A namespace nobody here knows.</summary>
    Other,

    /// <summary>No namespace, any of RSS's, or whatever the root element is in.</summary>
    Core,
    Atom,
    Xml,
    Rdf,
    Content,
    DublinCore,
    DublinCoreTerms,
    Media,
    Itunes,
    GooglePlay,
    Podcast,
    GeoRss,
    Gml,
    GeoW3c,
    Slash,
    WellFormedWeb,
    Syndication,
    Threading,
    Xhtml,
    Svg,
    MathMl,
    SimpleChapters,
    CreativeCommons,
    FeedBurner,
    Admin,
}
