namespace Annals.Language.Entities;

/// <summary>People and bodies whose names stand in Latin letters in a Chinese text: Talaria Capital的投资长Chad Padowitz说.</summary>
internal static class LatinPeople
{
    private const int MostWords = 4;
    private const int ShortestBody = 4;

    private static readonly string[] Speaking = ["说", "表示", "称", "认为", "指出", "写道", "在", "对", "告诉", "预计", "补充", "则", "也", "强调"];
    private static readonly string[] BodiesBefore = ["公司", "企业", "厂商", "提供商", "供应商", "制造商", "开发商", "运营商", "平台", "机构", "集团", "网站", "杂志", "智库", "媒体", "品牌", "巨头", "组织", "业者", "大厂", "以及"];
    private static readonly string[] BodiesBehind = ["公司", "集团", "首席执行官", "首席", "执行长", "创始人", "创办人", "的研究员", "的分析师", "产品", "发言人", "总裁", "高管", "旗下", "联合创始人"];
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
            if ((words >= 2 || end - at >= ShortestBody) && IsBody(text, folded, at, end, words) && NameSpan.In(spans, at, end) is null && IsInChinese(text, at, end))
            {
                more.Add(new NameSpan(at, end, EntityType.Organisation, []));
            }
            else if (words >= 2 && (at == 0 || IsChinese(text[at - 1]) || text[at - 1] is ' ' or '，' or '”' or '」') && (end >= text.Length || IsChinese(text[end])) && NameSpan.In(spans, at, end) is null && IsInChinese(text, at, end))
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

    // 网络安全公司Synack首席执行官, Akamai Technologies(AKAM.O).
    private static bool IsBody(string text, string folded, int at, int end, int words)
    {
        if (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '@' or '/'))
        {
            return false;
        }

        var isBefore = Array.Exists(BodiesBefore, word => at >= word.Length && (words > 1 || word != "以及") && string.CompareOrdinal(folded, at - word.Length, word, 0, word.Length) == 0);
        var isTicker = Glosses.LatinAt(text, end) is var (from, to) && text.AsSpan(from, to - from).IndexOf('.') is > 1 and var dot && to - from - dot <= 3 && !text.AsSpan(from, dot).ContainsAnyInRange('a', 'z');
        return isTicker || (isBefore && !Array.Exists(Speaking, word => words > 1 && string.CompareOrdinal(folded, end, word, 0, word.Length) == 0))
            || (at > 0 && IsChinese(text[at - 1]) && Array.Exists(BodiesBehind, word => string.CompareOrdinal(folded, end, word, 0, word.Length) == 0));
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
