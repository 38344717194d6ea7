namespace Annals.Language.Times;

/// <summary>One expression of time in a text, and what it means.</summary>
/// <param name="Start">UTF-16 offset into the text.</param>
/// <param name="End">Exclusive.</param>
/// <param name="Text">The words as they stand in the text.</param>
/// <param name="Value">
/// ISO 8601, as exact as the words are: <c>2022-09-15</c>, <c>2022-09</c>, <c>2022</c>, <c>2020-Q3</c>; <c>2022-09-15TAF</c> with the part of
/// the day (DT before dawn, MO morning, AF afternoon, EV evening); <c>2021-01-15T02:18</c> local time, <c>Z</c> only where the text says
/// so; <c>first/last</c>, both included, <c>..</c> where one end is open; <c>P3W</c> a duration, <c>P?W</c> of some weeks; <c>2022,2024</c> a list.
/// </param>
/// <param name="Anchor">What the words were counted from.</param>
public sealed record TimeExpression(int Start, int End, string Text, string Value, TimeGranularity Granularity, TimeAnchor Anchor);
