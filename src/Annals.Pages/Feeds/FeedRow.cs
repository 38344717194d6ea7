namespace Annals.Pages.Feeds;

/// <summary>How a feed is, in the words of the feeds page. All times UTC.</summary>
public sealed record FeedRow
{
    public required string Url { get; init; }

    public required string Name { get; init; }

    public required FeedCondition Condition { get; init; }

    /// <summary>Null when it never answered.</summary>
    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>The folders it lies in, joined by '/'; null for none.</summary>
    public string? Folder { get; init; }

    /// <summary>The address of the outlet's site; null when not known.</summary>
    public string? Site { get; init; }

    /// <summary>Its name as the owner gave it; null when it is the feed's own.</summary>
    public string? GivenName { get; init; }

    public DateTimeOffset? LastPollAt { get; init; }

    /// <summary>How often it is asked while all is well; null when that is not known yet.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>What went wrong last, exactly; null when the last poll went well.</summary>
    public string? Error { get; init; }

    /// <summary>What went wrong last, as far as it says what to do; null when the last poll went well.</summary>
    public FeedTrouble? Trouble { get; init; }

    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; init; }

    /// <summary>Articles by the day of their publication (UTC), the last of them today; empty when nobody counted.</summary>
    public IReadOnlyList<int> PerDay { get; init; } = [];

    /// <summary>True while it waits to be asked out of its turn.</summary>
    public bool IsAsked { get; init; }

    /// <summary>True when it has only summaries, so that articles are taken from their pages.</summary>
    public bool ReadsPages { get; init; }

    /// <summary>Entries that the last poll that brought something skipped, and why.</summary>
    public IReadOnlyList<(string Entry, string Reason)> LastSkipped { get; init; } = [];

    /// <summary>Entries that were kept with the feed's own text, and why.</summary>
    public IReadOnlyList<(string Entry, string Reason)> LastWithoutPage { get; init; } = [];

    /// <summary>True when somebody should have a look.</summary>
    public bool IsInTrouble => Condition is FeedCondition.Failing or FeedCondition.Disallowed or FeedCondition.Retired or FeedCondition.Odd;

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

    /// <summary>Its owner does not want it asked for now.</summary>
    Paused,
}
