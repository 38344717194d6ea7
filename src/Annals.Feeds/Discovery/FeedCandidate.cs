namespace Annals.Feeds.Discovery;

/// <summary>How a candidate was found, the surest first.</summary>
public enum FeedEvidence
{
    /// <summary><c>&lt;link rel="alternate" type="application/rss+xml"&gt;</c>.</summary>
    Link,

    /// <summary>The site is of a kind whose feeds have known addresses.</summary>
    SiteShape,

    /// <summary>Structured data (JSON-LD) names it.</summary>
    StructuredData,

    /// <summary>A link on the page that looks like one to a feed.</summary>
    Anchor,

    /// <summary>A place where feeds often are; nothing on the page says so.</summary>
    CommonPath,
}

/// <summary>An address that may be a feed; only fetching it tells.</summary>
/// <param name="Url">Absolute.</param>
/// <param name="Title">What the page calls it, null when it does not.</param>
/// <param name="Type">The MIME type the page claims, null when it does not.</param>
/// <param name="Evidence">Where it comes from.</param>
/// <param name="Score">Higher is likelier to be the feed a reader of this page wants.</param>
public sealed record FeedCandidate(string Url, string? Title, string? Type, FeedEvidence Evidence, int Score);
