namespace Annals.Index.Knowledge;

/// <summary>One quantity about one place, as outlets counted it over time.</summary>
/// <param name="Quantity">See <see cref="Language.Claims.Claim.Topic"/>: deaths, injured, infected, votes and their like.</param>
/// <param name="Place">Null when the articles name none before the number.</param>
/// <param name="Counts">In the order of their articles' times.</param>
public sealed record Figure(string Quantity, EntitySummary? Place, IReadOnlyList<FigureCount> Counts);

/// <param name="Value">As <see cref="Language.Claims.Claim.Value"/>.</param>
/// <param name="Start">UTF-16 offset of number and unit.</param>
public sealed record FigureCount(ArticleRef Article, string Value, string Unit, int Start, int End);

/// <summary>A place at which articles count something that is followed.</summary>
/// <param name="Articles">That do.</param>
/// <param name="Quantities">What they count, in the order of their names.</param>
public sealed record FiguredPlace(EntitySummary Place, int Articles, IReadOnlyList<string> Quantities);
