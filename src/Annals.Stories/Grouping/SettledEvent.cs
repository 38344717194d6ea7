namespace Annals.Stories.Grouping;

/// <summary>An event as it can be kept and taken up again: its articles are not compared any more, its place among the storylines is known.</summary>
/// <param name="Story">See <see cref="Membership.Story"/>.</param>
/// <param name="StoryReason">See <see cref="Membership.StoryReason"/>.</param>
public sealed record SettledEvent(EventSummary Summary, string Story, Reason? StoryReason);
