namespace Annals.Feeds;

/// <summary>The dialects that are told apart. <see cref="Rss09x"/> also stands for RSS that names no version.</summary>
public enum FeedFormat
{
    Unknown,
    Rss090,
    Rss09x,
    Rss20,
    Rss10,
    Atom03,
    Atom10,
    Json1,
    Json11,
    Cdf,
}
