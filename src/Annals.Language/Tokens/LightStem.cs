namespace Annals.Language.Tokens;

/// <summary>
/// Joins an English plural with its singular (Harman's "S" stemmer, 1991), nothing more: whatever cuts deeper finds
/// <em>university</em> for <em>universe</em>.
/// </summary>
public static class LightStem
{
    private const int ShortestPlural = 4;

    /// <summary>Shortens a folded word in place.</summary>
    /// <returns>Its new length.</returns>
    public static int Apply(Span<char> word)
    {
        if (word.Length < ShortestPlural || word[^1] != 's' || !System.Text.Ascii.IsValid(word) || word is "news")
        {
            return word.Length;
        }

        if (word.EndsWith("ies") && word[^4] is not ('e' or 'a'))
        {
            word[^3] = 'y';
            return word.Length - 2;
        }

        var keeps = word[^2] is 's' or 'u' or 'i';
        return keeps ? word.Length : word.Length - 1;
    }
}
