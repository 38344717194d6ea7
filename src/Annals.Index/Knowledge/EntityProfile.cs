namespace Annals.Index.Knowledge;

/// <summary>All that the archive says of one entity, but for its statements and articles, which are asked for by the page.</summary>
/// <param name="Forms">What it is called, the most frequent first.</param>
/// <param name="Latin">What it is called in Latin letters, the most frequent first.</param>
/// <param name="Roles">By the time they were first said.</param>
/// <param name="Months">From the first month with a mention to the last, without gaps.</param>
/// <param name="Outlets">Who names it, the most articles first.</param>
/// <param name="Together">Who is named in the same articles, the most telling first.</param>
/// <param name="Statements">How often somebody writes that it says something.</param>
/// <param name="Joined">Other spellings that were joined with it because articles give them the same Latin name; their keys lead here too.</param>
public sealed record EntityProfile(
    EntitySummary Entity,
    IReadOnlyList<EntityForm> Forms,
    IReadOnlyList<LatinName> Latin,
    IReadOnlyList<EntityRole> Roles,
    IReadOnlyList<MonthCount> Months,
    IReadOnlyList<OutletCount> Outlets,
    IReadOnlyList<EntityTogether> Together,
    int Statements,
    IReadOnlyList<EntitySummary> Joined)
{
    /// <summary>Names that somebody else bears as well: which one is meant, the archive does not know.</summary>
    public IReadOnlyList<EntitySummary> Ambiguous { get; init; } = [];
}

/// <summary>One way to write a name.</summary>
/// <param name="Count">Mentions.</param>
/// <param name="Outlets">Who writes it so, the most mentions first.</param>
public sealed record EntityForm(string Text, int Count, IReadOnlyList<OutletCount> Outlets);

/// <param name="Count">Of mentions or articles, as the list says.</param>
public sealed record OutletCount(string Outlet, int Count);

/// <summary>A name in Latin letters, as articles gloss it.</summary>
/// <param name="Articles">In how many the gloss stands; 0 for one that only the authority file has.</param>
/// <param name="Examples">Some places where it does.</param>
/// <param name="Conflict">Whose name it is by the authority file or by most articles, when that is somebody else: then it is not learned from; null else.</param>
public sealed record LatinName(string Text, int Articles, IReadOnlyList<EvidenceSpan> Examples, EntitySummary? Conflict)
{
    /// <summary>Articles give these letters to somebody else more often, or the authority file does.</summary>
    public bool IsDoubtful => Conflict is not null || IsSaidToBe;

    /// <summary>The analysis of an article flagged it.</summary>
    public bool IsSaidToBe { get; init; }
}

/// <summary>What somebody is called beside the name, over time.</summary>
/// <param name="First">When an article first said so, by the article's time (UTC).</param>
/// <param name="Last">When an article last said so.</param>
/// <param name="Examples">The first and the last place.</param>
public sealed record EntityRole(string Text, int Count, DateTimeOffset First, DateTimeOffset Last, IReadOnlyList<EvidenceSpan> Examples);

/// <summary>A place in an article's text, which bears out what is said of it.</summary>
/// <param name="Start">UTF-16 offset into the analysed text.</param>
/// <param name="End">Exclusive.</param>
public sealed record EvidenceSpan(ArticleRef Article, int Start, int End);

/// <param name="Month">Its first day.</param>
public sealed record MonthCount(DateOnly Month, int Articles, int Mentions);

/// <param name="Articles">Articles that name both.</param>
public sealed record EntityTogether(EntitySummary Entity, int Articles);
