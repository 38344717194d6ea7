namespace Annals.Stories.Grouping;

/// <summary>
/// A dated occasion that an article is mainly about: a meeting of certain people, a summit of a certain body, somebody's visit. What was announced
/// of it, what happened and what is told afterwards name the same key and days that overlap, however many days lie between the articles.
/// </summary>
/// <param name="Key">Of the kind and of who takes part: all people of a meeting, the body of a summit, the visitor.</param>
/// <param name="People">Who takes part, ascending.</param>
/// <param name="First">As a day number (<see cref="DateOnly.DayNumber"/>).</param>
/// <param name="Last">Included.</param>
/// <param name="Place">As the article names it; null where it does not.</param>
/// <param name="IsAhead">The article tells of it as something to come.</param>
/// <param name="IsTitled">The title tells of it.</param>
/// <param name="Start">Of the words it is taken from, a UTF-16 offset into the analysed text.</param>
/// <param name="End">Exclusive.</param>
public sealed record Occasion(uint Key, OccasionKind Kind, IReadOnlyList<uint> People, int First, int Last, string? Place, bool IsAhead, bool IsTitled, int Start, int End)
{
    /// <summary>Included.</summary>
    public int Days => Last - First + 1;
}

/// <summary>What somebody comes together for.</summary>
public enum OccasionKind
{
    Meeting,
    Summit,
    Visit,
}

/// <summary>An occasion that an article of an event is about.</summary>
/// <param name="Article">See <see cref="Report.Id"/>.</param>
public sealed record ToldOccasion(string Article, Occasion Occasion);
