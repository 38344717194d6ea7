namespace Annals.Capture.Rounds;

/// <summary>What one round is to do.</summary>
public sealed record FetchOptions
{
    public const int DefaultJobs = 16;

    /// <summary>Only these feeds, by address or title; null for all.</summary>
    public IReadOnlyList<string>? Feeds { get; init; }

    /// <summary>Feeds polled at a time. With 1 everything happens in the order of the subscriptions.</summary>
    public int Jobs { get; init; } = DefaultJobs;

    /// <summary>Due or not. Never against politeness: a host that wants to be left alone is.</summary>
    public bool Force { get; init; }

    /// <summary>Also ask the pages of young articles again, as the archive's plan says.</summary>
    public bool Recheck { get; init; } = true;

    /// <summary>After this long no further feed or page is begun: what has come by then is kept, unless that takes seconds more: the rest is left for the next round. Null for as long as it takes.</summary>
    public TimeSpan? Within { get; init; }
}
