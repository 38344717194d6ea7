using System.Text.Json.Serialization;

namespace Annals.Capture.Health.Watching;

/// <summary>What is known of one feed's articles, either as the feed gives them or as their pages do. Saved with the feed's state, and learnt again when that is deleted.</summary>
public sealed record WatchState
{
    public static WatchState Empty { get; } = new();

    /// <summary>The last articles that were as usual, the oldest first, 16 bytes each.</summary>
    public byte[] Samples { get; init; } = [];

    /// <summary>Ways in which the last articles were odd, one after the other.</summary>
    public IReadOnlyList<OddRun> Runs { get; init; } = [];
}

/// <summary>Articles in a row that are odd in one way.</summary>
public sealed record OddRun
{
    // Local state leaves defaults out, and the first oddity is one: what is required must be written all the same.
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required Oddity What { get; init; }

    /// <summary>When the first of them was captured (UTC).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required DateTimeOffset Since { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int Articles { get; init; }

    /// <summary>The id of the last of them.</summary>
    public required string Example { get; init; }

    /// <summary>Characters of text of the last of them.</summary>
    public int Length { get; init; }

    /// <summary>Characters of text that are usual: the median of those before; null while unknown.</summary>
    public int? UsualLength { get; init; }

    /// <summary>For <see cref="Oddity.Repeated"/>: the hash of the text.</summary>
    public ulong Text { get; init; }

    /// <summary>True once there are so many that it is no chance.</summary>
    public bool IsAlarm { get; init; }

    /// <summary>How many of the last samples are from it: none once it is an alarm.</summary>
    public int Remembered { get; init; }

    /// <summary>Articles as usual since; after a few of them the alarm is over.</summary>
    public int Usual { get; init; }
}
