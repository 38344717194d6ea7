namespace Annals.Language.Entities;

/// <summary>People and bodies whose names stand in Latin letters in a Chinese text: Talaria Capital的投资长Chad Padowitz说.</summary>
internal static class LatinPeople
{
    private const int MostWords = 4;

    private static readonly string[] Speaking = ["说", "表示", "称", "认为", "指出", "写道", "在", "对", "告诉", "预计", "补充", "则", "也", "强调"];
    private static readonly string[] Organisations = ["capital", "group", "bank", "partners", "securities", "research", "university", "institute", "inc", "corp", "markets", "management", "asset", "investments", "economics", "advisors"];

    public static List<NameSpan> Add(string text, string folded, List<NameSpan> spans)
    {
        var more = new List<NameSpan>();
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiLetterUpper(text[at]) || (at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '（' or '(' or '/' or '.' or '@' or '#' or '-')))
            {
                continue;
            }

            var (end, words) = Name(text, at);
            if (words >= 2 && (at == 0 || IsChinese(text[at - 1]) || text[at - 1] is ' ' or '，' or '”' or '」') && (end >= text.Length || IsChinese(text[end])) && NameSpan.In(spans, at, end) is null && IsInChinese(text, at, end))
            {
                var last = text[at..end].Split(' ')[^1].ToLowerInvariant();
                var isBody = Organisations.Contains(last);
                if (isBody || Array.Exists(Speaking, word => string.CompareOrdinal(folded, end, word, 0, word.Length) == 0))
                {
                    more.Add(new NameSpan(at, end, isBody ? EntityType.Organisation : EntityType.Person, []));
                }
            }

            at = Math.Max(at, end - 1);
        }

        return NameSpan.InOrder(spans, more);
    }

    private static (int End, int Words) Name(string text, int at)
    {
        var end = at;
        var words = 0;
        while (end < text.Length && char.IsAsciiLetterUpper(text[end]) && words < MostWords)
        {
            while (end < text.Length && (char.IsAsciiLetter(text[end]) || text[end] is '.' or '-' or '\''))
            {
                end++;
            }

            words++;
            if (end + 1 < text.Length && text[end] == ' ' && char.IsAsciiLetterUpper(text[end + 1]))
            {
                end++;
            }
        }

        return (end, words);
    }

    private static bool IsChinese(char character) => character >= '\u4e00';

    private static bool IsInChinese(string text, int start, int end)
        => text.AsSpan(Math.Max(0, start - 20), Math.Min(20, start)).IndexOfAnyInRange('\u4e00', '\u9fff') >= 0 || text.AsSpan(end, Math.Min(20, text.Length - end)).IndexOfAnyInRange('\u4e00', '\u9fff') >= 0;
}
