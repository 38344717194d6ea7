using Annals.Archive;

namespace Annals.Stories.Keeping;

/// <summary>Which events, or which storylines, are asked for. What is null does not restrict.</summary>
public sealed record StoryQuery
{
    /// <summary>With an article published at this instant or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>With an article published before this instant.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Reported by this outlet; its exact name. Of events only.</summary>
    public string? Outlet { get; init; }

    /// <summary>With one of these articles.</summary>
    public IReadOnlySet<ArticleId>? Articles { get; init; }

    /// <summary>With at least so many articles; of storylines, so many events.</summary>
    public int Least { get; init; } = 1;

    public StoryOrder Order { get; init; } = StoryOrder.Newest;

    public int Limit { get; init; } = 50;

    public int Offset { get; init; }
}

public enum StoryOrder
{
    /// <summary>Pinned ones, then the one with the newest article first.</summary>
    Newest,

    /// <summary>Pinned ones, then the one that most outlets report first.</summary>
    Widest,

    /// <summary>The one that began first.</summary>
    Oldest,
}
