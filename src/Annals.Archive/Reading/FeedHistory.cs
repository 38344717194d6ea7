using Annals.Archive.Journal;

namespace Annals.Archive.Reading;

/// <summary>What the journal accounts for of one feed over its whole life.</summary>
public sealed record FeedHistory
{
    public static FeedHistory Empty { get; } = new();

    /// <summary>Entries offered, summed over the polls that brought something.</summary>
    public long Offered { get; init; }

    public long New { get; init; }

    public long Revised { get; init; }

    public long Skipped { get; init; }

    /// <summary>The newest dated entry ever offered (UTC); null before the first.</summary>
    public DateTimeOffset? Newest { get; init; }

    /// <summary>How often entries may have been missed between two polls.</summary>
    public int Gaps { get; init; }

    public AssumedGap? LastGap { get; init; }

    /// <summary>The last poll that brought something; null when none did.</summary>
    public FeedPolled? LastPoll { get; init; }

    /// <summary>The last failure written; it may be long over.</summary>
    public FeedFailed? LastFailure { get; init; }

    internal FeedHistory With(FeedPolled poll) => this with
    {
        Offered = Offered + poll.Offered,
        New = New + poll.New,
        Revised = Revised + poll.Revised,
        Skipped = Skipped + poll.Skipped.Count,
        Newest = Newest is null || poll.Newest > Newest ? poll.Newest ?? Newest : Newest,
        Gaps = Gaps + (poll.Gap is null ? 0 : 1),
        LastGap = poll.Gap ?? LastGap,
        LastPoll = poll,
    };
}
