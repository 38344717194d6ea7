using Annals.Capture.Fetching;
using Annals.Capture.Health;
using Annals.Pages.Feeds;

namespace Annals.Web.Reading;

/// <summary>Turns what Capture knows of a feed into what is shown of it, in the reader and in the terminal.</summary>
public static class FeedRows
{
    public static FeedRow Of(FeedHealth feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        return new FeedRow
        {
            Url = feed.Feed,
            Name = feed.Title,
            GivenName = feed.GivenTitle,
            Site = feed.Site,
            Folder = feed.Folder,
            Condition = Condition(feed.Status),
            LastPollAt = feed.LastPollAt,
            LastSuccessAt = feed.LastSuccessAt,
            NextPollAt = feed.NextPollAt,
            Interval = feed.Interval,
            Error = feed.Error,
            Trouble = feed.Error is null ? null : Trouble(feed),
            FailingSince = feed.FailingSince,
            Failures = feed.Failures,
            PerDay = feed.PerDay,
            ReadsPages = feed.ReadsPages,
            Offered = feed.Offered,
            Kept = feed.Kept,
            Revised = feed.Revised,
            Skipped = feed.Skipped,
            LastSkipped = [.. feed.LastSkipped.Select(skipped => (skipped.Entry, skipped.Reason))],
            LastWithoutPage = [.. feed.LastWithoutPage.Select(missed => (missed.Entry, missed.Reason))],
            Gaps = feed.Gaps,
            LastGap = feed.LastGap is { } gap ? (gap.After, gap.Before) : null,
            Damage = feed.Damage,
            Warnings = [.. feed.Warnings.Select(warning => $"{warning.Words}: {warning.Advice}")],
        };
    }

    private static FeedCondition Condition(FeedStatus status) => status switch
    {
        FeedStatus.Well => FeedCondition.Well,
        FeedStatus.Damaged => FeedCondition.Damaged,
        FeedStatus.Odd => FeedCondition.Odd,
        FeedStatus.Failing => FeedCondition.Failing,
        FeedStatus.Disallowed => FeedCondition.Disallowed,
        FeedStatus.Retired => FeedCondition.Retired,
        FeedStatus.Paused => FeedCondition.Paused,
        _ => FeedCondition.Waiting,
    };

    private static FeedTrouble Trouble(FeedHealth feed) => feed.Trouble switch
    {
        _ when feed.Status == FeedStatus.Retired => FeedTrouble.Gone,
        FetchOutcome.Damaged => FeedTrouble.CutShort,
        FetchOutcome.Gone => FeedTrouble.Gone,
        FetchOutcome.NotFound => FeedTrouble.NotFound,
        FetchOutcome.Denied => FeedTrouble.Denied,
        FetchOutcome.Throttled => FeedTrouble.Throttled,
        FetchOutcome.ServerError => FeedTrouble.ServerError,
        FetchOutcome.DisallowedByRobots => FeedTrouble.Disallowed,
        FetchOutcome.RobotsUnknown => FeedTrouble.RobotsUnknown,
        FetchOutcome.Refused => FeedTrouble.PrivateAddress,
        FetchOutcome.BadRedirect => FeedTrouble.BadRedirect,
        FetchOutcome.TooLarge => FeedTrouble.TooLarge,
        FetchOutcome.TimedOut => FeedTrouble.TimedOut,
        FetchOutcome.Unreachable => FeedTrouble.Unreachable,
        FetchOutcome.BadAnswer => FeedTrouble.NoFeed,
        _ => FeedTrouble.Other,
    };
}
