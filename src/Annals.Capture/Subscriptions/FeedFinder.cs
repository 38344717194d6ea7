using Annals.Archive;
using Annals.Capture.Fetching;
using Annals.Feeds;
using Annals.Feeds.Discovery;
using Annals.Feeds.Encodings;

namespace Annals.Capture.Subscriptions;

/// <summary>From an address that somebody typed to the feed that they mean: the address itself, or the best feed that its page names, or one at a usual place.</summary>
public sealed class FeedFinder(CaptureSession session)
{
    private const int MostTries = 8;

    /// <exception cref="ArchiveException">The address cannot be fetched, or no feed is to be found from it.</exception>
    public async Task<Subscription> FindAsync(string url, CancellationToken cancellationToken)
    {
        using var answer = await session.Fetcher.GetAsync(new FetchRequest(url, FetchKind.Feed), cancellationToken);
        if (!answer.HasBody)
        {
            throw new ArchiveException($"{url} could not be fetched: {answer.Reason}");
        }

        if (AsFeed(answer) is { } subscription)
        {
            return subscription with { FeedUrl = answer.MovedTo ?? url };
        }

        foreach (var candidate in Candidates(answer).DistinctBy(candidate => candidate.Url).Take(MostTries))
        {
            using var tried = await session.Fetcher.GetAsync(new FetchRequest(candidate.Url, FetchKind.Feed), cancellationToken);
            if (tried.HasBody && AsFeed(tried) is { } found)
            {
                return found with { FeedUrl = tried.MovedTo ?? candidate.Url, Site = found.Site ?? url };
            }
        }

        throw new ArchiveException($"{url} is no feed and names none: give the address of the feed itself, or --no-discover to subscribe all the same");
    }

    private static IEnumerable<FeedCandidate> Candidates(FetchResult answer)
    {
        var page = new Uri(answer.Url);
        var html = TextDecoder.Decode(answer.Body.Span, answer.ContentType, DocumentKind.Html).Text;
        return FeedDiscovery.Find(html, page).Concat(FeedDiscovery.CommonPaths(page));
    }

    private static Subscription? AsFeed(FetchResult answer)
    {
        var feed = FeedParser.Parse(answer.Body, new Uri(answer.Url), answer.ContentType);
        return feed.Format == FeedFormat.Unknown
            ? null
            : new Subscription { FeedUrl = answer.Url, Title = feed.Title?.Value is { Length: > 0 } title ? title.Trim() : null, Site = feed.Link };
    }
}
