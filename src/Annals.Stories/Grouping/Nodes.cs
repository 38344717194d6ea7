namespace Annals.Stories.Grouping;

/// <summary>An article among those that may report the same event. Its features are read when they are asked for and may be forgotten.</summary>
internal sealed class ArticleNode
{
    private readonly Func<ArticleFeatures>? _read;
    private ArticleFeatures? _features;

    public ArticleNode(ArticleFeatures features)
        : this(features.Id, features.Published, Kinds.Of(features), Grouping.Keys.Of(features), null)
        => _features = features;

    /// <param name="read">Null for one whose features are given.</param>
    public ArticleNode(string id, DateTimeOffset published, ArticleKind kind, IReadOnlyList<uint> keys, Func<ArticleFeatures>? read)
        => (Id, Published, Kind, Keys, _read) = (id, published, kind, keys, read);

    public string Id { get; }

    public DateTimeOffset Published { get; }

    public ArticleKind Kind { get; }

    public IReadOnlyList<uint> Keys { get; }

    public ArticleFeatures Features => _features ??= _read?.Invoke() ?? throw new InvalidOperationException($"{Id} is past comparing");

    /// <summary>Its features when they are in memory; else null.</summary>
    public ArticleFeatures? KnownFeatures => _features;

    /// <summary>Likelihoods of being one event.</summary>
    public Dictionary<ArticleNode, float> Links { get; } = new(ReferenceEqualityComparer.Instance);

    public EventNode? Event { get; set; }

    /// <summary>It is past comparing.</summary>
    public void Close() => _features = null;
}

/// <summary>An event among those that may belong to the same storyline. What it is compared by is read when it is asked for.</summary>
internal sealed class EventNode
{
    private readonly Func<EventSummary>? _read;
    private EventSummary? _summary;

    /// <param name="members">In the order of their publication; empty for an event whose articles are past comparing.</param>
    public EventNode(EventSummary summary, IReadOnlyList<ArticleNode> members)
        : this(summary.Id, summary.First, summary.Last, summary.Kinds.All(static kind => kind == ArticleKind.Digest), Grouping.Keys.Of(summary), null)
        => (_summary, Members) = (summary, members);

    /// <param name="read">Null for one whose summary is given.</param>
    public EventNode(string id, DateTimeOffset first, DateTimeOffset last, bool isDigest, IReadOnlyList<uint> keys, Func<EventSummary>? read)
        => (Id, First, Last, IsDigest, Keys, _read) = (id, first, last, isDigest, keys, read);

    public string Id { get; }

    public DateTimeOffset First { get; }

    public DateTimeOffset Last { get; }

    public bool IsDigest { get; }

    public IReadOnlyList<uint> Keys { get; }

    public EventSummary Summary => _summary ??= _read!();

    /// <summary>In the order of their publication.</summary>
    public IReadOnlyList<ArticleNode> Members { get; set; } = [];

    /// <summary>Those that tell something over years.</summary>
    public IReadOnlyList<uint> FarKeys => [.. Keys.Where(static key => Background.BuiltIn.Idf(key) >= LeastFarIdf)];

    private const float LeastFarIdf = 4.5f;

    /// <summary>Likelihoods of being one storyline.</summary>
    public Dictionary<EventNode, float> Links { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Null until it is told.</summary>
    public StoryNode? Story { get; set; }

    /// <summary>The event after which it is told, and why; null for one that begins its storyline.</summary>
    public ToldAfter? Told { get; set; }

    /// <summary>It was not read from a store.</summary>
    public bool IsFresh => _read is null;

    /// <summary>In the order in which events are told.</summary>
    public bool IsBefore(EventNode other) => First != other.First ? First < other.First : string.CompareOrdinal(Id, other.Id) < 0;
}

/// <summary>By which event before it a storyline goes on with an event.</summary>
/// <param name="After">Null when it was read from a store.</param>
internal sealed record ToldAfter(string Id, EventNode? After, Reason Reason)
{
    public bool IsBy(EventNode node, float likelihood) => node.Id == Id && (After is null ? !node.IsFresh : After == node) && (float)Reason.Likelihood == likelihood;
}

/// <summary>A storyline as it grows.</summary>
internal sealed class StoryNode(string id)
{
    public string Id { get; } = id;

    /// <summary>In events. Of one that is kept, so many as were told before what is told again.</summary>
    public int Size { get; set; }
}
