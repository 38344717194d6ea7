using Annals.Capture.Rechecks;

namespace Annals.Capture.Rounds;

/// <summary>What a round did, feed by feed in the order of the subscriptions.</summary>
public sealed record RoundSummary
{
    public required IReadOnlyList<FeedReport> Feeds { get; init; }

    /// <summary>True when no host at all could be reached: the network's fault, and no feed's.</summary>
    public bool NetworkIsDown { get; init; }

    public int New => Feeds.Sum(feed => feed.New);

    /// <summary>What asking pages of known articles again brought.</summary>
    public RecheckSummary Rechecks { get; init; } = RecheckSummary.None;

    public int Revised => Feeds.Sum(feed => feed.Revised) + Rechecks.Revised;

    public int Unchanged => Feeds.Sum(feed => feed.Unchanged);

    public int Skipped => Feeds.Sum(feed => feed.Skipped.Count);

    public int Failed => Feeds.Count(feed => feed.Outcome == PollOutcome.Failed);

    /// <summary>Feeds that were asked.</summary>
    public int Polled => Feeds.Count(feed => feed.Outcome is not (PollOutcome.NotDue or PollOutcome.OutOfTime));
}
