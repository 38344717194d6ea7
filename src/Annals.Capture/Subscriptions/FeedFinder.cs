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
    public async Task<Subscription> FindAsync(string url, CancellationToken cancellationToken) => (await LookAsync(url, cancellationToken)).Chosen;

    /// <summary>As <see cref="FindAsync"/>, with what else was found and why this one was chosen.</summary>
    /// <exception cref="ArchiveException">The address cannot be fetched, or no feed is to be found from it.</exception>
    public async Task<FeedFinding> LookAsync(string url, CancellationToken cancellationToken)
    {
        using var answer = await session.Fetcher.GetAsync(new FetchRequest(url, FetchKind.Feed), cancellationToken);
        if (!answer.HasBody)
        {
            throw new ArchiveException($"{url} could not be fetched: {answer.Reason}");
        }

        if (AsFeed(answer) is { } subscription)
        {
            return new FeedFinding(subscription with { FeedUrl = answer.MovedTo ?? url }, "the address is a feed itself", []);
        }

        var candidates = Candidates(answer).DistinctBy(candidate => candidate.Url).ToList();
        foreach (var candidate in candidates.Take(MostTries))
        {
            using var tried = await session.Fetcher.GetAsync(new FetchRequest(candidate.Url, FetchKind.Feed), cancellationToken);
            if (tried.HasBody && AsFeed(tried) is { } found)
            {
                var others = candidates.Where(other => other.Url != candidate.Url && other.Evidence != FeedEvidence.CommonPath).ToList();
                return new FeedFinding(found with { FeedUrl = tried.MovedTo ?? candidate.Url, Site = found.Site ?? url }, Why(candidate), others);
            }
        }

        throw new ArchiveException($"{url} is no feed and names none: give the address of the feed itself, or --no-discover to subscribe all the same");
    }

    private static string Why(FeedCandidate candidate) => candidate.Evidence switch
    {
        FeedEvidence.Link => "the page names it as its feed",
        FeedEvidence.SiteShape => "sites of this kind have their feed there",
        FeedEvidence.StructuredData => "the page's structured data names it",
        FeedEvidence.Anchor => "the page links to it",
        _ => "the page names no feed, and one stands at this usual place",
    };

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
