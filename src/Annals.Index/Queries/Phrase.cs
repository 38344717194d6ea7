namespace Annals.Index.Queries;

/// <summary>A word or several that stand side by side.</summary>
/// <param name="IsQuoted">Then the names in it are looked for as they are spelled, in either script.</param>
/// <param name="IsExact">Then the very characters are looked for: neither script nor letter case, width or accent is folded.</param>
public sealed record Phrase(string Text, bool IsQuoted = false, bool IsExact = false);
