using Annals.Language.Entities;

namespace Annals.Language.Attributions;

/// <summary>该组织, 该报, 该委员会: the body of that kind which the article named last.</summary>
internal static class Demonstratives
{
    // A new body is spoken of soon after it was named.
    private const int Farthest = 12;

    // Words that fit a body of any name.
    private static readonly string[] AnyBody = ["组织", "机构"];

    private static readonly string[] OfMedia = ["报", "台", "社", "刊", "网", "媒体", "报道", "电台", "通讯社", "报社", "网站"];

    // 该委员会 is 世贸组织委员会, and no other body.
    private static readonly string[] Kinds = ["委员会", "公司", "集团", "法院", "大学", "学院", "银行", "协会", "学会", "基金会", "研究所", "中心", "联盟", "工会", "医院", "党", "部", "局", "署", "院"];

    // Bodies that hardly bear their kind in their name: 华为, 字节跳动.
    private static readonly string[] Firms = ["公司", "集团", "企业", "银行"];

    // What ends so is no firm.
    private const string NoFirm = "部局署院党会国府社报军庭处厅团议";

    /// <summary>The body that the words stand for; null where none was named that fits.</summary>
    /// <param name="words">Folded, with 该.</param>
    public static Entity? Of(MentionsInOrder mentions, ReadOnlySpan<char> words, int at)
    {
        if (words.Length is < 2 or > 8 || words[0] != '该')
        {
            return null;
        }

        var kind = words[1..].ToString();
        var before = mentions.Before(at);
        for (var i = before.Length - 1; i >= Math.Max(0, before.Length - Farthest); i--)
        {
            if (before[i].Entity is { Type: EntityType.Organisation } body && Fits(body, kind))
            {
                return body;
            }
        }

        return null;
    }

    private static bool Fits(Entity body, string kind)
        => Array.Exists(AnyBody, kind.Equals) ? !Media.Is(body)
            : Array.Exists(OfMedia, kind.Equals) ? Media.Is(body)
            : Array.Exists(Kinds, word => kind.EndsWith(word, StringComparison.Ordinal)) && body.Name.EndsWith(kind, StringComparison.Ordinal)
                || (Array.Exists(Firms, kind.Equals) && !Media.Is(body) && !NoFirm.Contains(body.Name[^1]));
}
