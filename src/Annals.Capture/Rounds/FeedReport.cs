using Annals.Archive.Journal;
using Annals.Capture.Health.Watching;

namespace Annals.Capture.Rounds;

/// <summary>How the poll of one feed ended.</summary>
public enum PollOutcome
{
    /// <summary>Read; <see cref="FeedReport.New"/> and the rest say what it brought.</summary>
    Read,

    /// <summary>The server says that nothing changed, or sent the same bytes again.</summary>
    NotModified,

    /// <summary>Not asked: it is not due yet.</summary>
    NotDue,

    /// <summary>Not asked or turned away: its host wants to be left alone for now.</summary>
    Held,

    /// <summary>Not asked: robots.txt disallows it.</summary>
    Disallowed,

    Failed,

    /// <summary>Gone for good (410); it will not be asked again.</summary>
    Retired,

    /// <summary>The time of the round was up.</summary>
    OutOfTime,
}

/// <summary>What one round did with one feed. Offered = new + revised + unchanged + skipped.</summary>
public sealed record FeedReport
{
    /// <summary>The feed's address, the new one if it has moved.</summary>
    public required string Feed { get; init; }

    public required string Title { get; init; }

    public required PollOutcome Outcome { get; init; }

    public int Offered { get; init; }

    public int New { get; init; }

    public int Revised { get; init; }

    public int Unchanged { get; init; }

    public IReadOnlyList<SkippedEntry> Skipped { get; init; } = [];

    /// <summary>Entries kept with the feed's own text, because their page could not be had.</summary>
    public IReadOnlyList<SkippedEntry> WithoutPage { get; init; } = [];

    public AssumedGap? Gap { get; init; }

    /// <summary>What was wrong with the document; empty for a sound one.</summary>
    public IReadOnlyList<string> Damage { get; init; } = [];

    /// <summary>In which ways the feed's articles are not what they were.</summary>
    public IReadOnlyList<FeedWarning> Warnings { get; init; } = [];

    /// <summary>Why there is nothing, in plain words; null when all went well.</summary>
    public string? Error { get; init; }

    /// <summary>Where the subscription moved from; null when it did not.</summary>
    public string? MovedFrom { get; init; }
}
