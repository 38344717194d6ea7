namespace Annals.Capture.Fetching;

/// <summary>What is fetched: decides what is asked for, how much of it is taken and whether robots.txt has a say.</summary>
public enum FetchKind
{
    Feed,
    Page,

    /// <summary>Fetched because a reader looks at the article, as a browser would: robots.txt, which speaks to crawlers, is not asked.</summary>
    Image,

    /// <summary>robots.txt itself.</summary>
    Robots,
}
