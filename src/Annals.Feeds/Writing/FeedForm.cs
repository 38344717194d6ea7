namespace Annals.Feeds.Writing;

/// <summary>The forms in which a feed can be written.</summary>
public enum FeedForm
{
    /// <summary>RSS 2.0 (rssboard.org/rss-specification) with content:encoded, Dublin Core, atom:link, Media RSS and podcast tags.</summary>
    Rss,

    /// <summary>Atom 1.0 (RFC 4287) with Media RSS and threading (RFC 4685).</summary>
    Atom,

    /// <summary>JSON Feed 1.1 (jsonfeed.org/version/1.1).</summary>
    Json,
}
