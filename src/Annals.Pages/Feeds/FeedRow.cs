namespace Annals.Pages.Feeds;

/// <summary>How a feed is, in the words of the feeds page. All times UTC.</summary>
public sealed record FeedRow
{
    public required string Url { get; init; }

    public required string Name { get; init; }

    public required FeedCondition Condition { get; init; }

    /// <summary>Null when it never answered.</summary>
    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>What went wrong last; null when the last poll went well.</summary>
    public string? Error { get; init; }

    /// <summary>Null when none is planned.</summary>
    public DateTimeOffset? NextPollAt { get; init; }

    public long Offered { get; init; }

    public long Kept { get; init; }

    public long Revised { get; init; }

    public long Skipped { get; init; }

    /// <summary>How often entries may have been missed.</summary>
    public int Gaps { get; init; }

    /// <summary>The last time in which entries may have been missed; null when never.</summary>
    public (DateTimeOffset After, DateTimeOffset Before)? LastGap { get; init; }

    /// <summary>What was wrong with the last document, though it could be read.</summary>
    public IReadOnlyList<string> Damage { get; init; } = [];

    /// <summary>In which ways its articles are not what they were, and what to do.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

public enum FeedCondition
{
    /// <summary>Never asked yet.</summary>
    Waiting,

    /// <summary>The last poll went well.</summary>
    Well,

    /// <summary>It answers, with a document that is not as it should be.</summary>
    Damaged,

    /// <summary>It answers, but its articles are not what they were.</summary>
    Odd,

    /// <summary>The last poll failed; it will be asked again.</summary>
    Failing,

    /// <summary>The outlet's robots.txt asks not to.</summary>
    Disallowed,

    /// <summary>The outlet says it is gone for good; it is not asked any more.</summary>
    Retired,
}
