using System.Collections.Frozen;

namespace Annals.Language.Detection;

/// <summary>Tells English from other languages in Latin letters by its commonest words.</summary>
internal static class EnglishWords
{
    // Only words that French, German, Spanish, Italian, Dutch, Indonesian and Vietnamese do not share.
    private static readonly FrozenSet<string> Common = new[]
    {
        "the", "of", "and", "to", "for", "with", "from", "that", "this", "is", "are", "was", "were", "has", "have", "had", "by", "its",
        "their", "his", "her", "as", "at", "on", "be", "been", "after", "says", "say", "said", "not", "will", "which", "who", "how", "why", "what",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Common.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True when at least one word in eight is one of the common ones, as in every English text beyond a slogan.</summary>
    public static bool Dominate(ReadOnlySpan<char> text)
    {
        var words = 0;
        var common = 0;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetter(text[i]))
            {
                continue;
            }

            if (i > start)
            {
                words++;
                common += Lookup.Contains(text[start..i]) ? 1 : 0;
            }

            start = i + 1;
        }

        return common > 0 && common * 8 >= words;
    }
}
