using Annals.Capture.Entries;
using Annals.Feeds;

namespace Annals.Capture.Subscriptions;

/// <summary>A feed that was read while it was looked for: enough for its owner to know it again.</summary>
public sealed record FoundFeed
{
    private const int MostShown = 5;

    public required Subscription Subscription { get; init; }

    public required FeedFormat Format { get; init; }

    /// <summary>How many entries it has now.</summary>
    public required int Entries { get; init; }

    /// <summary>Its newest entries' titles, the newest first, with their dates as far as they have any.</summary>
    public required IReadOnlyList<(string Title, DateTimeOffset? Published)> Latest { get; init; }

    internal static FoundFeed Of(Subscription subscription, Feed feed) => new()
    {
        Subscription = subscription,
        Format = feed.Format,
        Entries = feed.Entries.Count,
        Latest = [.. feed.Entries
            .Select(entry => (Title: entry.Title is { Value.Length: > 0 } title ? EntryText.OneLineTitle(title) : entry.Link ?? "", Published: entry.Published ?? entry.Updated))
            .OrderByDescending(entry => entry.Published ?? DateTimeOffset.MinValue)
            .Take(MostShown)],
    };
}
