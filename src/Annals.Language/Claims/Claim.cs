namespace Annals.Language.Claims;

/// <summary>A statement with a number, an ordinal or a superlative that others may make differently.</summary>
/// <param name="Kind">count, money, percent, measure, ordinal, first, date or length.</param>
/// <param name="Value">Normalised: <c>34</c>, <c>&gt;=9</c>, <c>&gt;50000</c>, <c>~20</c>, <c>4..5</c>, <c>1.6</c> of a hundred; 数千 is <c>2000..9999</c>.</param>
/// <param name="Unit">What is counted, as the words have it: 人, 架战机, 美元; null without one.</param>
/// <param name="About">The words that say what of: the clause without the number; where that is empty, the clause before or what follows.</param>
/// <param name="Subject">The entity the clause begins with; null without one.</param>
/// <param name="Start">Of number and unit, a UTF-16 offset.</param>
/// <param name="End">Exclusive.</param>
public sealed record Claim(string Kind, string Value, string? Unit, string About, string? Subject, int Start, int End)
{
    /// <summary>deaths, injured, missing, infected, arrested, votes, rescued, evacuated or price; null where the words around tell none of these.</summary>
    public string? Topic { get; init; }
}
