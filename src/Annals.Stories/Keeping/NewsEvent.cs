using Annals.Archive;
using Annals.Stories.Grouping;

namespace Annals.Stories.Keeping;

/// <summary>One real-world occurrence with the articles that report it.</summary>
/// <param name="Id">Stable as long as its first article stays its first; an older id leads here.</param>
/// <param name="Title">Of the article whose title has most in common with the others'.</param>
/// <param name="Story">The storyline it belongs to; there is always one, if only of this event.</param>
/// <param name="First">Publication of its first article, UTC.</param>
/// <param name="Last">Publication of its last article, UTC.</param>
/// <param name="Outlets">How many different ones report it.</param>
/// <param name="Names">Who and where its articles name most, the weightiest first.</param>
/// <param name="IsPinned">The reader wants it on top.</param>
public sealed record EventOverview(
    string Id,
    string Title,
    string Story,
    DateTimeOffset First,
    DateTimeOffset Last,
    int Articles,
    int Outlets,
    IReadOnlyList<string> Names,
    bool IsPinned);

/// <summary>An event with its members.</summary>
/// <param name="Members">In the order of their publication.</param>
/// <param name="StoryReason">What it shares with the storyline's nearest other event; null when it is alone.</param>
public sealed record NewsEvent(EventOverview Overview, IReadOnlyList<EventMember> Members, Reason? StoryReason);

/// <summary>An article as a member of an event.</summary>
/// <param name="Published">The best time known, UTC.</param>
/// <param name="Reason">What it shares with the nearest other member; null when it is alone.</param>
/// <param name="IsByReader">The reader put it here.</param>
public sealed record EventMember(ArticleId Article, string Title, string Outlet, DateTimeOffset Published, ArticleKind Kind, Reason? Reason, bool IsByReader);
