namespace Annals.Language.Entities;

/// <summary>
/// Names of the authority file that are common words too (苹果, 联想, 外交政策): they count where the article names the same one by a sure name, says
/// what it is, or glosses it.
/// </summary>
internal static class UnsureNames
{
    private static readonly string[] Behind = ["公司", "集团", "股份", "股价", "手机", "汽车", "电脑", "银行", "大学", "航空", "首席执行官", "执行长", "董事长", "创始人", "创办人", "杂志", "报道", "报导", "应用商店"];
    private static readonly string[] Before = ["公司", "厂商", "巨头", "企业", "集团", "品牌", "杂志", "媒体", "报纸", "网站", "平台", "智库", "政党", "大厂", "业者"];

    public static List<NameSpan> Settle(string text, string folded, List<NameSpan> known, Authority authority)
    {
        HashSet<string>? unsure = null;
        foreach (var span in known)
        {
            if (authority.IsUnsure(folded.AsSpan(span.Start, span.Length)))
            {
                (unsure ??= new(StringComparer.Ordinal)).Add(folded.Substring(span.Start, span.Length));
            }
        }

        if (unsure is null)
        {
            return known;
        }

        var shown = unsure.Where(name => IsShown(text, folded, name, known)).ToHashSet(StringComparer.Ordinal);
        return known.FindAll(span => !authority.IsUnsure(folded.AsSpan(span.Start, span.Length)) || shown.Contains(folded.Substring(span.Start, span.Length)));
    }

    private static bool IsShown(string text, string folded, string name, List<NameSpan> known)
    {
        // Looked up once: known names are many in a long text.
        var meant = known.Find(span => IsName(span) && span.Entries.Count == 1)?.Entries[0];
        return known.Exists(span => IsName(span) ? IsShownAt(text, folded, span, known) : meant is not null && span.Entries.Contains(meant));

        bool IsName(NameSpan span) => span.Length == name.Length && folded.AsSpan(span.Start, span.Length).SequenceEqual(name);
    }

    // 苹果，高通，谷歌: among others of its kind.
    private static bool IsListed(string folded, NameSpan span, List<NameSpan> known)
        => span.Type == EntityType.Organisation && known.Exists(other => other.Type == EntityType.Organisation && other != span && ((other.Start == span.End + 1 && folded[span.End] is '、' or ',' or '和' or '与' or '及') || (span.Start == other.End + 1 && folded[other.End] is '、' or ',' or '和' or '与' or '及')));

    private static bool IsShownAt(string text, string folded, NameSpan span, List<NameSpan> known)
        => Glosses.LatinAt(text, span.End) is not null
            || Array.Exists(Behind, word => string.CompareOrdinal(folded, span.End, word, 0, word.Length) == 0)
            || Array.Exists(Before, word => span.Start >= word.Length && string.CompareOrdinal(folded, span.Start - word.Length, word, 0, word.Length) == 0)
            || IsListed(folded, span, known)
            || (span.Start > 0 && folded[span.Start - 1] == '《' && span.End < folded.Length && folded[span.End] == '》');
}
