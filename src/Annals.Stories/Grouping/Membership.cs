namespace Annals.Stories.Grouping;

/// <summary>Which event and storyline an article belongs to, and why.</summary>
/// <param name="Article">See <see cref="Report.Id"/>.</param>
/// <param name="Event">Stable: derived from the event's first article.</param>
/// <param name="Story">Stable: derived from the storyline's first event.</param>
/// <param name="Kind">What the article is to its event.</param>
/// <param name="EventReason">What it shares with the event's nearest other article; null when it is alone.</param>
/// <param name="StoryReason">What its event shares with the nearest event before it in the storyline; null for the one that begins it.</param>
/// <param name="Core">The event of its own window: another than <paramref name="Event"/> where that joins what was announced with what happened.</param>
public sealed record Membership(string Article, string Event, string Story, ArticleKind Kind, Reason? EventReason, Reason? StoryReason, string Core);

/// <summary>What an article is to its event.</summary>
public enum ArticleKind
{
    /// <summary>It reports what happened.</summary>
    News,

    /// <summary>Comment, analysis, interview about an event: an event of its own in the storyline.</summary>
    Feature,

    /// <summary>A rundown of many subjects: belongs to no event and no storyline but its own.</summary>
    Digest,
}
