using Annals.Language.Scripts;

namespace Annals.Stories.Passages;

/// <summary>Latin names in brackets behind Chinese ones, laid beside each other.</summary>
internal static class LatinName
{
    /// <summary>Whether two can be one name's: a word in common or one that begins alike, or the letters of the other (SCO).</summary>
    public static bool Akin(string one, string other)
    {
        var (mine, theirs) = (Words(one), Words(other));
        return mine.Exists(word => theirs.Exists(guest => guest == word || (word.Length > 3 && guest.Length > 3 && word[..3] == guest[..3]))) || Initials(one) == Bare(other) || Initials(other) == Bare(one);
    }

    public static List<string> Words(string name) => [.. ChineseFold.Fold(name).Split([' ', '-', '.', '·'], StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Letters and digits alone.</summary>
    public static string Bare(string name) => string.Concat(ChineseFold.Fold(name).Where(char.IsLetterOrDigit));

    private static string Initials(string name) => string.Concat(Words(name).Select(word => word[0]));
}
