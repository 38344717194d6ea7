namespace Annals.Stories.Grouping;

/// <summary>An article among those that may report the same event.</summary>
internal sealed class ArticleNode(ArticleFeatures features)
{
    public ArticleFeatures Features { get; } = features;

    public ArticleKind Kind { get; } = Kinds.Of(features);

    public IReadOnlyList<uint> Keys { get; } = Grouping.Keys.Of(features);

    /// <summary>Likelihoods of being one event.</summary>
    public Dictionary<ArticleNode, float> Links { get; } = [];

    public EventNode? Event { get; set; }
}

/// <summary>An event among those that may belong to the same storyline.</summary>
/// <param name="members">In the order of their publication; null for an event whose articles are past comparing.</param>
internal sealed class EventNode(EventSummary summary, IReadOnlyList<ArticleNode>? members)
{
    public EventSummary Summary { get; } = summary;

    public IReadOnlyList<ArticleNode>? Members { get; private set; } = members;

    public bool IsDigest { get; } = summary.Kinds.All(kind => kind == ArticleKind.Digest);

    public IReadOnlyList<uint> Keys { get; } = Grouping.Keys.Of(summary);

    /// <summary>Those that tell something over years.</summary>
    public IReadOnlyList<uint> FarKeys => [.. Keys.Where(key => Background.BuiltIn.Idf(key) >= LeastFarIdf)];

    private const float LeastFarIdf = 4.5f;

    /// <summary>Likelihoods of being one storyline.</summary>
    public Dictionary<EventNode, float> Links { get; } = [];

    /// <summary>Null until it is told.</summary>
    public StoryNode? Story { get; set; }

    public Reason? StoryReason { get; set; }

    /// <summary>Its articles are past comparing: what is left of them is the summary.</summary>
    public void Close() => Members = null;
}

/// <summary>A storyline as it grows.</summary>
internal sealed class StoryNode(string id)
{
    public string Id { get; } = id;

    /// <summary>In events.</summary>
    public int Size { get; set; }
}
