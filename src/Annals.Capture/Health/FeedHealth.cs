using Annals.Archive.Journal;
using Annals.Capture.Fetching;
using Annals.Capture.Health.Watching;

namespace Annals.Capture.Health;

/// <summary>How a feed is, in one word.</summary>
public enum FeedStatus
{
    /// <summary>Not asked yet.</summary>
    New,

    Well,

    /// <summary>It can be read, but something is wrong with its document.</summary>
    Damaged,

    /// <summary>It can be read, but its articles are not what they were.</summary>
    Odd,

    Failing,

    /// <summary>robots.txt disallows it.</summary>
    Disallowed,

    /// <summary>Gone for good (410); it is not asked any more.</summary>
    Retired,

    /// <summary>Its owner does not want it asked for now.</summary>
    Paused,
}

/// <summary>All that is known of a feed's life, for its owner. Times are UTC.</summary>
public sealed record FeedHealth
{
    public required string Feed { get; init; }

    public required string Title { get; init; }

    /// <summary>As its owner calls it; null when <see cref="Title"/> is the feed's own.</summary>
    public string? GivenTitle { get; init; }

    public string? Site { get; init; }

    public string? Folder { get; init; }

    public required FeedStatus Status { get; init; }

    /// <summary>The status in a sentence: what is wrong and since when, or that all is well.</summary>
    public required string Words { get; init; }

    public DateTimeOffset? LastPollAt { get; init; }

    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>Null for a retired feed, and for one that was never asked.</summary>
    public DateTimeOffset? NextPollAt { get; init; }

    /// <summary>How often it is asked while all is well.</summary>
    public TimeSpan? Interval { get; init; }

    public string? Error { get; init; }

    /// <summary>The kind of the last failure, which says what can be done; null when there is none, or it was a fault of our own.</summary>
    public FetchOutcome? Trouble { get; init; }

    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; init; }

    /// <summary>Entries offered, summed over the polls that brought something.</summary>
    public long Offered { get; init; }

    /// <summary>Articles that came from this feed.</summary>
    public long Kept { get; init; }

    public long Revised { get; init; }

    public long Skipped { get; init; }

    /// <summary>Entries skipped at the last poll that brought something, and why.</summary>
    public IReadOnlyList<SkippedEntry> LastSkipped { get; init; } = [];

    /// <summary>Entries of that poll kept with the feed's own text because their page could not be had, and why.</summary>
    public IReadOnlyList<SkippedEntry> LastWithoutPage { get; init; } = [];

    /// <summary>How often entries may have been missed between two polls.</summary>
    public int Gaps { get; init; }

    public AssumedGap? LastGap { get; init; }

    /// <summary>The newest dated entry ever offered.</summary>
    public DateTimeOffset? NewestAt { get; init; }

    /// <summary>What was wrong with the last document; empty for a sound one.</summary>
    public IReadOnlyList<string> Damage { get; init; } = [];

    /// <summary>True when the feed has only summaries, so that articles are taken from their pages.</summary>
    public bool ReadsPages { get; init; }

    /// <summary>The zone learnt for dates that name none ("+08:00"); null when the feed names its zones, or none is proved.</summary>
    public string? Zone { get; init; }

    /// <summary>Why that zone, or why none is proved and such dates are read as UTC; null when every date names its zone.</summary>
    public string? ZoneReason { get; init; }

    /// <summary>Articles of this feed by the day of their publication (UTC), the last of them today; empty when nobody gave the day.</summary>
    public IReadOnlyList<int> PerDay { get; init; } = [];

    /// <summary>In which ways its articles are not what they were; empty when they are as usual.</summary>
    public IReadOnlyList<FeedWarning> Warnings { get; init; } = [];
}
