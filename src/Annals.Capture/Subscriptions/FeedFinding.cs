using Annals.Feeds.Discovery;

namespace Annals.Capture.Subscriptions;

/// <summary>The feed found from an address.</summary>
/// <param name="Why">In words, why it was chosen.</param>
/// <param name="Others">What else the page offers, best first; not asked, so that some may be no feeds.</param>
public sealed record FeedFinding(Subscription Chosen, string Why, IReadOnlyList<FeedCandidate> Others)
{
    /// <summary>The feeds that were read on the way, the chosen one first; empty when nothing was asked.</summary>
    public IReadOnlyList<FoundFeed> Read { get; init; } = [];
}
