using Annals.Archive;

namespace Annals.Index.Articles;

/// <summary>An <see cref="ArticleId"/> as the 60 bits it stands for, which take half the room of its letters.</summary>
internal static class ArticleCode
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Letters = 12;

    public static long From(ArticleId id)
    {
        var code = 0L;
        foreach (var letter in id.Value)
        {
            code = (code << 5) | (long)Alphabet.IndexOf(letter, StringComparison.Ordinal);
        }

        return code;
    }

    public static ArticleId ToId(long code)
    {
        Span<char> letters = stackalloc char[Letters];
        for (var i = Letters - 1; i >= 0; i--)
        {
            letters[i] = Alphabet[(int)(code & 31)];
            code >>= 5;
        }

        _ = ArticleId.TryParse(new string(letters), out var id);
        return id;
    }
}
