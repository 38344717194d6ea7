namespace Annals.Stories.Grouping;

/// <summary>Which event and storyline an article belongs to, and why.</summary>
/// <param name="Article">See <see cref="Report.Id"/>.</param>
/// <param name="Event">Stable: derived from the event's first article.</param>
/// <param name="Story">Stable: derived from the storyline's first event.</param>
/// <param name="EventReason">What it shares with the event's other articles; null when it is alone.</param>
/// <param name="StoryReason">What its event shares with the storyline's other events; null when it is alone.</param>
public sealed record Membership(string Article, string Event, string Story, string? EventReason, string? StoryReason);
