using Annals.Capture.Politeness;

namespace Annals.Capture.State;

/// <summary>The content of <c>.annals/feeds.json</c>.</summary>
internal sealed record LocalState
{
    /// <summary>By the address of the feed.</summary>
    public Dictionary<string, FeedState> Feeds { get; init; } = [];

    /// <summary>Hosts that want to be left alone, and until when (UTC, real time).</summary>
    public Dictionary<string, DateTimeOffset> Holds { get; init; } = [];

    public Dictionary<string, KnownRobots> Robots { get; init; } = [];
}
