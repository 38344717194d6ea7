namespace Annals.Index.Articles;

/// <summary>The ids that may have been meant by one that no article has.</summary>
internal static class IdSlips
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 12;
    private const int LetterBits = 5;

    // Fewer letters would be met by any article.
    private const int ShortestBeginning = 4;

    /// <returns>Codes (<see cref="ArticleCode"/>) from and to, both included; none when the text is like no id.</returns>
    public static IReadOnlyList<(long First, long Last)> Of(string text)
    {
        var letters = Read(text);
        if (letters is null || letters.Length is < ShortestBeginning or > Length)
        {
            return [];
        }

        if (letters.Length < Length)
        {
            var room = LetterBits * (Length - letters.Length);
            var first = CodeOf(letters) << room;
            return [(first, first | ((1L << room) - 1))];
        }

        return [.. Slips(letters).Select(CodeOf).Distinct().Select(code => (code, code))];
    }

    // The alphabet leaves out the letters that are taken for others (as Crockford's Base32 does).
    private static string? Read(string text)
    {
        var letters = text.Trim().ToLowerInvariant().Replace('o', '0').Replace('i', '1').Replace('l', '1');
        return letters.All(letter => Alphabet.Contains(letter, StringComparison.Ordinal)) ? letters : null;
    }

    private static IEnumerable<string> Slips(string letters)
    {
        yield return letters;
        for (var at = 0; at < letters.Length; at++)
        {
            foreach (var other in Alphabet)
            {
                yield return letters[..at] + other + letters[(at + 1)..];
            }

            if (at > 0)
            {
                yield return letters[..(at - 1)] + letters[at] + letters[at - 1] + letters[(at + 1)..];
            }
        }
    }

    private static long CodeOf(string letters)
    {
        var code = 0L;
        foreach (var letter in letters)
        {
            code = (code << LetterBits) | (long)Alphabet.IndexOf(letter, StringComparison.Ordinal);
        }

        return code;
    }
}
