using Annals.Stories.Passages;

namespace Annals.Stories.Comparing;

/// <summary>One fact and what each article tells of it. An article without a cell is silent about it.</summary>
/// <param name="Id">Within one comparison: r1, r2.</param>
/// <param name="Subject">What it is a fact of, in the articles' words: names, what is counted.</param>
/// <param name="EventType">See <see cref="Annals.Language.Events.ReportedEvent.Type"/>; null where the fact is not one of an event.</param>
/// <param name="Event">Of a <see cref="Following.TimelineEntry"/>; null where the fact is not one of an event.</param>
/// <param name="Relation">What stands between the cells.</param>
/// <param name="Reason">Why, a sentence in English.</param>
/// <param name="Cells">In order of publication, then of the text; an article has several where it tells several things.</param>
public sealed record ClaimRow(
    string Id,
    Aspect Aspect,
    string Subject,
    string? EventType,
    string? Event,
    Relation Relation,
    string Reason,
    IReadOnlyList<Cell> Cells);

/// <summary>What one article tells.</summary>
/// <param name="Value">Normalised where there is a norm (a date, a figure with its bound), else the words.</param>
public sealed record Cell(string Article, string Outlet, string Value, Passage Evidence);

/// <summary>What a fact is about.</summary>
public enum Aspect
{
    /// <summary>Whether it is to come, possible, has happened or will not be.</summary>
    Status,
    Date,
    Place,

    /// <summary>What sort of event it is called.</summary>
    Kind,

    /// <summary>What came before what.</summary>
    Order,
    Figure,
    Ordinal,

    /// <summary>The first since, the first ever.</summary>
    First,
    Length,

    /// <summary>Who belongs to a body, and how many.</summary>
    Membership,
    Founding,

    /// <summary>What an entity is called.</summary>
    Name,

    /// <summary>What stands in brackets behind a name.</summary>
    Gloss,
    Role,

    /// <summary>Who said it, and through whom it comes.</summary>
    Speaker,

    /// <summary>How the same words are given.</summary>
    Wording,

    /// <summary>How somebody stands to something: condemns, supports, stays neutral.</summary>
    Stance,

    /// <summary>A word that cannot be what was meant: spelling, marks, a time that does not fit.</summary>
    Slip,
}

/// <summary>What stands between what articles tell of a fact.</summary>
public enum Relation
{
    /// <summary>The same, or one more exactly than the other.</summary>
    Agreement,

    /// <summary>Otherwise, and both can be so.</summary>
    Difference,

    /// <summary>The later one has what has become of it.</summary>
    Update,

    /// <summary>They cannot both be so.</summary>
    Contradiction,

    /// <summary>What one article says cannot be so by its own words, by the calendar or by a list of names.</summary>
    Mistake,

    /// <summary>One article tells it alone.</summary>
    Alone,
}
