namespace Annals.Language.Times;

/// <summary>What one rule of the grammar read.</summary>
/// <param name="End">Where the text goes on behind the words.</param>
internal readonly record struct Reading(int End, Moment Moment);
