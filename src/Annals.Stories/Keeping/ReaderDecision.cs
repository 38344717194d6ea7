using Annals.Archive;

namespace Annals.Stories.Keeping;

/// <summary>What the reader decided about groups. It names articles, whose ids never change, and wins over what was concluded.</summary>
/// <param name="Articles">Of a merge, at least two; of the others, at least one.</param>
public sealed record ReaderDecision(DecisionKind Kind, IReadOnlyList<ArticleId> Articles);

public enum DecisionKind
{
    /// <summary>The events of these articles are one.</summary>
    MergeEvents,

    /// <summary>These articles leave their events and are one of their own.</summary>
    SplitEvent,

    /// <summary>The storylines of these articles are one.</summary>
    MergeStories,

    /// <summary>The events of these articles leave their storylines and are one of their own.</summary>
    SplitStory,

    /// <summary>The event of this article stands on top.</summary>
    PinEvent,

    /// <summary>The storyline of this article stands on top.</summary>
    PinStory,

    /// <summary>Takes a pin of this article's event or storyline back.</summary>
    Unpin,
}
