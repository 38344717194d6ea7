using Annals.Archive;
using Annals.Capture.Fetching;
using Annals.Extraction.Pages;
using Annals.Extraction.Text;
using Annals.Feeds;
using Annals.Feeds.Discovery;
using Annals.Feeds.Encodings;
using Annals.Language.Detection;

namespace Annals.Capture.Subscriptions;

/// <summary>From an address that somebody typed to the feed that they mean: the address itself, or the best feed that its page names, or one at a usual place.</summary>
/// <param name="rssHub">The RSSHub instance to use for sites that have no feeds of their own; null to say that one is needed.</param>
public sealed class FeedFinder(CaptureSession session, Uri? rssHub = null)
{
    private const int MostTries = 8;
    private const int MostCompared = 4;

    /// <exception cref="ArchiveException">The address cannot be fetched, or no feed is to be found from it.</exception>
    public async Task<Subscription> FindAsync(string url, CancellationToken cancellationToken) => (await LookAsync(url, cancellationToken)).Chosen;

    /// <summary>As <see cref="FindAsync"/>, with what else was found and why this one was chosen.</summary>
    /// <exception cref="ArchiveException">The address cannot be fetched, or no feed is to be found from it.</exception>
    public async Task<FeedFinding> LookAsync(string url, CancellationToken cancellationToken)
    {
        if (FeedDiscovery.BridgeRoute(new Uri(url)) is { } route)
        {
            return await OverBridgeAsync(url, route, cancellationToken);
        }

        using var answer = await session.Fetcher.GetAsync(new FetchRequest(url, FetchKind.Feed), cancellationToken);
        if (!answer.HasBody)
        {
            throw new ArchiveException($"{url} could not be fetched: {answer.Reason}");
        }

        if (Parse(answer) is { } itself)
        {
            var subscription = Subscribe(itself, answer.MovedTo ?? url);
            return new FeedFinding(subscription, "the address is a feed itself", []) { Read = [FoundFeed.Of(subscription, itself)] };
        }

        var candidates = Candidates(answer).DistinctBy(candidate => candidate.Url).ToList();
        var tried = await TryAsync(candidates, LanguageOf(answer), cancellationToken);
        if (tried.Count == 0)
        {
            throw new ArchiveException($"{url} is no feed and names none: give the address of the feed itself, or --no-discover to subscribe all the same");
        }

        var (best, why) = Best(tried);
        var chosen = best.Subscription with { Site = best.Subscription.Site ?? url };
        return new FeedFinding(chosen, why, Others(candidates, tried, best))
        {
            Read = [best.Found with { Subscription = chosen }, .. tried.Where(other => other != best).Select(other => other.Found)],
        };
    }

    private async Task<FeedFinding> OverBridgeAsync(string url, string route, CancellationToken cancellationToken)
    {
        if (rssHub is null)
        {
            throw new ArchiveException($"{url} is of a kind that has no feeds: an RSSHub instance can make one, and sees what you read. Name one that you trust: --rsshub https://… once, or \"rsshub\": \"https://…\" in annals.json for good");
        }

        var address = new Uri(new Uri(rssHub.AbsoluteUri.TrimEnd('/') + "/"), route).AbsoluteUri;
        using var answer = await session.Fetcher.GetAsync(new FetchRequest(address, FetchKind.Feed), cancellationToken);
        var feed = answer.HasBody ? Parse(answer) : null;
        if (feed is null)
        {
            throw new ArchiveException($"{url} has no feed of its own, and {rssHub.Host} gives none of it: {(answer.HasBody ? "it answers with something else" : answer.Reason)}");
        }

        var subscription = Subscribe(feed, address) with { Site = feed.Link ?? url };
        return new FeedFinding(subscription, $"the site has no feeds, and {rssHub.Host} makes one of it", []) { Read = [FoundFeed.Of(subscription, feed)] };
    }

    // The best is compared from what the page itself names; usual places are tried only when it names nothing that is a feed.
    private async Task<IReadOnlyList<TriedFeed>> TryAsync(IReadOnlyList<FeedCandidate> candidates, string? language, CancellationToken cancellationToken)
    {
        var tried = new List<TriedFeed>();
        foreach (var candidate in candidates.Take(MostTries))
        {
            if (tried.Count == MostCompared || tried.Count > 0 && candidate.Evidence == FeedEvidence.CommonPath)
            {
                break;
            }

            using var answer = await session.Fetcher.GetAsync(new FetchRequest(candidate.Url, FetchKind.Feed), cancellationToken);
            if (answer.HasBody && Parse(answer) is { } feed && !tried.Exists(known => known.Subscription.FeedUrl == answer.Url))
            {
                tried.Add(TriedFeed.Of(candidate, Subscribe(feed, answer.MovedTo ?? candidate.Url), feed, language));
            }
        }

        return tried;
    }

    private static (TriedFeed Best, string Why) Best(IReadOnlyList<TriedFeed> tried)
    {
        var best = tried[0];
        string? reason = null;
        foreach (var next in tried.Skip(1))
        {
            if (next.BetterThan(best) is { } better)
            {
                (best, reason) = (next, better);
            }
            else
            {
                reason ??= best.BetterThan(next);
            }
        }

        return (best, Why(best.Candidate) + (reason is null ? "" : $", and {reason}"));
    }

    private static IReadOnlyList<FeedCandidate> Others(IReadOnlyList<FeedCandidate> candidates, IReadOnlyList<TriedFeed> tried, TriedFeed best)
    {
        var titles = tried.ToDictionary(feed => feed.Candidate.Url, feed => feed.Subscription.Title);
        return [.. candidates.Where(other => other.Url != best.Candidate.Url && other.Evidence != FeedEvidence.CommonPath)
            .Select(other => other with { Title = other.Title ?? titles.GetValueOrDefault(other.Url) })];
    }

    // A text that shows its language is believed before what a template says of it.
    private static string? LanguageOf(FetchResult answer)
    {
        var page = PageExtractor.Extract(answer.Body, answer.ContentType, new Uri(answer.Url));
        var html = TextDecoder.Decode(answer.Body.Span, answer.ContentType, DocumentKind.Html).Text;
        return LanguageGuess.Of(HtmlText.ToPlainText(html)) ?? page.Language;
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

    private static Feed? Parse(FetchResult answer)
    {
        var feed = FeedParser.Parse(answer.Body, new Uri(answer.Url), answer.ContentType);
        return feed.Format == FeedFormat.Unknown ? null : feed;
    }

    private static Subscription Subscribe(Feed feed, string address)
        => new() { FeedUrl = address, Title = feed.Title?.Value is { Length: > 0 } title ? title.Trim() : null, Site = feed.Link };
}
