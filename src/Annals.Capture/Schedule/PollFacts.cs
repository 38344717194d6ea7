namespace Annals.Capture.Schedule;

/// <summary>What is known of a feed when its next poll is planned.</summary>
public sealed record PollFacts
{
    /// <summary>Failures in a row, the one just now included; 0 after a success.</summary>
    public int Failures { get; init; }

    /// <summary>The typical time between two entries, from the feed's recent entries; null when their dates do not tell.</summary>
    public TimeSpan? TypicalGap { get; init; }

    /// <summary>The time from the oldest to the newest entry of the last document; null when unknown. Whoever comes later than that has missed something.</summary>
    public TimeSpan? Span { get; init; }

    /// <summary>Polls in a row that brought nothing new.</summary>
    public int QuietPolls { get; init; }

    /// <summary>RSS <c>ttl</c>.</summary>
    public TimeSpan? Ttl { get; init; }

    /// <summary><c>sy:updatePeriod</c> divided by <c>sy:updateFrequency</c>.</summary>
    public TimeSpan? UpdateInterval { get; init; }

    /// <summary>Cache-Control or Expires of the last answer.</summary>
    public TimeSpan? FreshFor { get; init; }

    /// <summary>How long the host wants to be left alone.</summary>
    public TimeSpan? RetryIn { get; init; }

    /// <summary>Hours (0 to 23, UTC) in which the feed asks not to be read.</summary>
    public IReadOnlyList<int> SkipHours { get; init; } = [];

    public IReadOnlyList<DayOfWeek> SkipDays { get; init; } = [];
}
