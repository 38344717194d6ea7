using System.Text.Json.Serialization;
using Annals.Capture.Fetching;

namespace Annals.Capture.Politeness;

/// <summary>The rules of one host as they were read, kept for at most a day (RFC 9309, section 2.4).</summary>
/// <param name="FetchedAt">UTC, wire clock.</param>
/// <param name="Rules">Null when robots.txt could not be had.</param>
public sealed record KnownRobots(DateTimeOffset FetchedAt, RobotsRules? Rules)
{
    /// <summary>How the attempt to have it ended, when it failed.</summary>
    [JsonIgnore]
    public FetchOutcome Failure { get; init; }

    /// <summary>Why it could not be had.</summary>
    [JsonIgnore]
    public string Reason { get; init; } = "";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    // Short, so that a host that is back is asked again soon; long enough that one round asks once.
    private static readonly TimeSpan LifetimeOfFailure = TimeSpan.FromMinutes(5);

    public bool IsFresh(DateTimeOffset now) => now >= FetchedAt && now - FetchedAt < (Rules is null ? LifetimeOfFailure : Lifetime);
}
