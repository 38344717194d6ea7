using Annals.Capture.Health;
using Annals.Pages.Feeds;

namespace Annals.Cli.Running;

/// <summary>A feed's health as the reader's page shows it. Both floors below know only their own half.</summary>
internal static class FeedRows
{
    public static IReadOnlyList<FeedRow> From(IReadOnlyList<FeedHealth> feeds) => [.. feeds.Select(From)];

    private static FeedRow From(FeedHealth feed) => new()
    {
        Url = feed.Feed,
        Name = feed.Title,
        Condition = feed.Status switch
        {
            FeedStatus.New => FeedCondition.Waiting,
            FeedStatus.Well => FeedCondition.Well,
            FeedStatus.Damaged => FeedCondition.Damaged,
            FeedStatus.Retired => FeedCondition.Retired,
            _ => FeedCondition.Failing,
        },
        LastSuccessAt = feed.LastSuccessAt,
        Error = feed.Status is FeedStatus.Failing or FeedStatus.Disallowed ? feed.Words : null,
        NextPollAt = feed.NextPollAt,
        Offered = feed.Offered,
        Kept = feed.Kept,
        Revised = feed.Revised,
        Skipped = feed.Skipped,
        Gaps = feed.Gaps,
        LastGap = feed.LastGap is { } gap ? (gap.After, gap.Before) : null,
        Damage = feed.Damage,
    };
}
