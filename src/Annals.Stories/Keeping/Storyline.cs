namespace Annals.Stories.Keeping;

/// <summary>Events joined by cause or by one continuing affair.</summary>
/// <param name="Id">Stable as long as its first event stays its first; an older id leads here.</param>
/// <param name="Title">That of its most widely reported event.</param>
/// <param name="First">UTC, of the first article.</param>
/// <param name="Last">UTC, of the last article.</param>
/// <param name="Names">Who and where its events name most, the weightiest first.</param>
public sealed record StoryOverview(string Id, string Title, DateTimeOffset First, DateTimeOffset Last, int Events, int Articles, int Outlets, IReadOnlyList<string> Names, bool IsPinned);

/// <summary>A storyline with its events, oldest first.</summary>
public sealed record Storyline(StoryOverview Overview, IReadOnlyList<EventOverview> Events);
