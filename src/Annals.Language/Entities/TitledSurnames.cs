using Annals.Language.Names;
using Annals.Language.Words;

namespace Annals.Language.Entities;

/// <summary>
/// Surnames before a title, once somebody of that surname was named in full: 刘鹤 … 刘副总理. With two of one surname in an article nobody
/// can tell, and nothing is said.
/// </summary>
internal static class TitledSurnames
{
    private const int LongestName = 3;

    public static void Add(string text, string folded, List<NameSpan> spans, AddedNames more)
    {
        foreach (var (surname, full) in Bearers(folded, spans))
        {
            if (full is null)
            {
                continue;
            }

            for (var at = folded.IndexOf(surname, full.End); at >= 0; at = folded.IndexOf(surname, at + 1))
            {
                var isTitled = Titles.After(text, folded, at + 1) is { } title && IsFree(spans, at, title.End) && !IsPiece(folded, at);
                if ((isTitled || Speaks(folded, spans, at)) && !more.IsTaken(at, at + 1))
                {
                    more.Add(full with { Start = at, End = at + 1 });
                }
            }
        }
    }

    // 杨指, 陈告诉…: at the head of a clause, with a word of speech behind it, as Hong Kong's papers write.
    private static bool Speaks(string folded, List<NameSpan> spans, int at)
        => (at == 0 || folded[at - 1] is ',' or '。' or ';' or '\n' or '”' or '」' or '?' or '!') && Array.Exists(Speaking, word => string.CompareOrdinal(folded, at + 1, word, 0, word.Length) == 0) && NameSpan.In(spans, at, at + 1) is null;

    private static readonly string[] Speaking = ["指", "说", "称", "表示", "认为", "告诉", "续指", "强调", "担心", "又指", "又说", "透露", "补充", "坦言", "直言", "批评", "质疑", "相信", "承认", "解释"];

    /// <summary>Whose surname the first character of a Chinese name is; null where it is that of several people of the article.</summary>
    private static Dictionary<char, NameSpan?> Bearers(string folded, List<NameSpan> spans)
    {
        var bearers = new Dictionary<char, NameSpan?>();
        foreach (var span in spans)
        {
            if (span.Type == EntityType.Person && span.Length is 2 or LongestName && (CharacterTraits.Of(folded[span.Start]) & CharacterTraits.Surname) != 0)
            {
                // 陈续 + 指: what only stands before a word of speech, once, is the surname and a word.
                if (span.Length == 2 && span.Entries.Count == 0 && folded[span.Start + 1] is '续' or '又' or '当' or '则' or '更' or '还' or '也')
                {
                    continue;
                }

                var isNew = bearers.TryAdd(folded[span.Start], span);
                if (!isNew && bearers[folded[span.Start]] is { } other && !folded.AsSpan(span.Start, span.Length).SequenceEqual(folded.AsSpan(other.Start, other.Length)))
                {
                    bearers[folded[span.Start]] = null;
                }
            }
        }

        return bearers;
    }

    // Nobody's name yet, or one of a person unknown that runs into the title: 刘副.
    private static bool IsFree(List<NameSpan> spans, int at, int titleEnd)
        => NameSpan.In(spans, at, at + 1) is not { } taken || (taken is { Type: EntityType.Person, Entries.Count: 0 } && taken.Start == at && taken.End <= titleEnd);

    // 国王 + 总统, 马上 + 将: a character of another word is no surname.
    private static bool IsPiece(string folded, int at)
        => (folded[at] == '任' && at > 0 && "曾担现出前时接升连离责信".Contains(folded[at - 1])) || (at > 0 && IsWord(folded[at - 1], folded[at])) || IsWord(folded[at], folded[at + 1]);

    private static bool IsWord(char one, char other) => NameTagger.Shipped.Lexicon.TryFind(WordHash.Of([one, other]), out var word) && word.Class != 0;
}
