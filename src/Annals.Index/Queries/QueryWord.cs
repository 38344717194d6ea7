namespace Annals.Index.Queries;

/// <summary>One piece of a query between blanks.</summary>
/// <param name="Text">Without quotes, sign and key.</param>
/// <param name="IsExact">Behind an equals sign: to be found as it is written.</param>
/// <param name="Key">What stands before a colon, in small letters; null for a plain piece.</param>
internal sealed record QueryWord(string Text, bool IsExcluded, bool IsQuoted, bool IsExact, string? Key)
{
    /// <summary>The word that joins two alternatives.</summary>
    public bool IsOr => !IsQuoted && !IsExcluded && !IsExact && Key is null && Text is "OR" or "|" or "｜";
}
