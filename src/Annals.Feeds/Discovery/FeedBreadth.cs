namespace Annals.Feeds.Discovery;

/// <summary>How much of a site a feed is about, the narrowest first.</summary>
public enum FeedBreadth
{
    /// <summary>What readers say.</summary>
    Comments,

    /// <summary>One tag, author or category.</summary>
    Part,

    Site,
}
