namespace Annals.Pages.Feeds;

/// <summary>The subscriptions, and which of them are to be shown.</summary>
/// <param name="Feeds">All of them, in the order of the list.</param>
/// <param name="Selection">Which are shown.</param>
public sealed record FeedsPage(IReadOnlyList<FeedRow> Feeds, FeedSelection Selection)
{
    /// <summary>How many feeds of a list that was just taken in were new, and how many it had; null when none was.</summary>
    public (int Added, int All)? Imported { get; init; }

    /// <summary>Every folder that has feeds, in the order of the list.</summary>
    public IReadOnlyList<string> Folders => [.. Feeds.Select(feed => feed.Folder).OfType<string>().Distinct()];
}
