namespace Annals.Pages.Feeds;

/// <summary>Which feeds of a long list are wanted, and in which order. Nonsense counts as absent.</summary>
public sealed record FeedSelection
{
    public const string InTrouble = "trouble";
    public const string Well = "well";
    public const string Paused = "paused";

    public const string ByName = "name";
    public const string TroubleFirst = "trouble";
    public const string QuietFirst = "quiet";
    public const string BusyFirst = "busy";

    /// <summary>Stands in the folder's field for the feeds that are in none.</summary>
    public const string NoFolder = "/";

    /// <summary>A part of name or address; empty for all.</summary>
    public string Text { get; init; } = "";

    /// <summary>One of the states above; null for all.</summary>
    public string? State { get; init; }

    /// <summary>A folder, those below it included; null for all.</summary>
    public string? Folder { get; init; }

    /// <summary>One of the orders above; null for the order of the list, by folders.</summary>
    public string? Order { get; init; }

    public bool IsEverything => Text.Length == 0 && State is null && Folder is null;

    /// <summary>The wanted ones in the wanted order.</summary>
    public IReadOnlyList<FeedRow> Of(IReadOnlyList<FeedRow> feeds)
    {
        var wanted = feeds.Where(IsWanted);
        return Order switch
        {
            ByName => [.. wanted.OrderBy(feed => feed.Name, StringComparer.OrdinalIgnoreCase)],
            TroubleFirst => [.. wanted.OrderByDescending(Weight)],
            QuietFirst => [.. wanted.OrderBy(feed => feed.LastSuccessAt ?? DateTimeOffset.MinValue)],
            BusyFirst => [.. wanted.OrderByDescending(feed => feed.PerDay.Sum())],
            _ => [.. wanted],
        };
    }

    private bool IsWanted(FeedRow feed)
        => (Text.Length == 0 || feed.Name.Contains(Text, StringComparison.OrdinalIgnoreCase) || feed.Url.Contains(Text, StringComparison.OrdinalIgnoreCase))
            && (Folder is null || (Folder == NoFolder ? feed.Folder is null : feed.Folder == Folder || feed.Folder?.StartsWith(Folder + "/", StringComparison.Ordinal) == true))
            && State switch
            {
                InTrouble => feed.IsInTrouble,
                Well => feed.Condition is FeedCondition.Well or FeedCondition.Damaged,
                Paused => feed.Condition == FeedCondition.Paused,
                _ => true,
            };

    private static int Weight(FeedRow feed) => feed.Condition switch
    {
        FeedCondition.Failing => 6,
        FeedCondition.Disallowed => 5,
        FeedCondition.Retired => 4,
        FeedCondition.Odd => 3,
        FeedCondition.Damaged => 2,
        FeedCondition.Paused => 1,
        _ => 0,
    };
}
