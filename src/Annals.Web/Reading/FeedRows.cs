using Annals.Capture.Health;
using Annals.Pages.Feeds;

namespace Annals.Web.Reading;

/// <summary>Turns what Capture knows of a feed into what the page shows of it.</summary>
internal static class FeedRows
{
    public static FeedRow Of(FeedHealth feed) => new()
    {
        Url = feed.Feed,
        Name = feed.Title,
        Condition = Condition(feed.Status),
        LastSuccessAt = feed.LastSuccessAt,
        NextPollAt = feed.NextPollAt,
        Error = feed.Error,
        Offered = feed.Offered,
        Kept = feed.Kept,
        Revised = feed.Revised,
        Skipped = feed.Skipped,
        Gaps = feed.Gaps,
        LastGap = feed.LastGap is { } gap ? (gap.After, gap.Before) : null,
        Damage = feed.Damage,
        Warnings = [.. feed.Warnings.Select(warning => $"{warning.Words}: {warning.Advice}")],
    };

    private static FeedCondition Condition(FeedStatus status) => status switch
    {
        FeedStatus.Well => FeedCondition.Well,
        FeedStatus.Damaged => FeedCondition.Damaged,
        FeedStatus.Odd => FeedCondition.Odd,
        FeedStatus.Failing => FeedCondition.Failing,
        FeedStatus.Disallowed => FeedCondition.Disallowed,
        FeedStatus.Retired => FeedCondition.Retired,
        _ => FeedCondition.Waiting,
    };
}
