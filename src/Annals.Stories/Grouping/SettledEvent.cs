namespace Annals.Stories.Grouping;

/// <summary>An event that is past its window as it can be kept and taken up again: its articles are not compared any more, its place among the storylines is known.</summary>
/// <param name="Story">See <see cref="Membership.Story"/>.</param>
/// <param name="StoryReason">See <see cref="Membership.StoryReason"/>.</param>
/// <param name="Links">Ids of other events with the likelihood of being one storyline.</param>
public sealed record SettledEvent(EventSummary Summary, string Story, Reason? StoryReason, IReadOnlyList<EventLink> Links);

/// <param name="Likelihood">0 to 1, by the model.</param>
public sealed record EventLink(string Event, float Likelihood);
