using Annals.Language.Entities;

namespace Annals.Language.Attributions;

/// <summary>该组织, 该报, 该委员会, and 法院 after 首尔中央地方法院: the body of that kind which the article named last.</summary>
internal static class Demonstratives
{
    // Named longer ago than this, a body would be named again.
    private const int Farthest = 40;

    // Words that fit a body of any name.
    private static readonly string[] AnyBody = ["组织", "机构", "智库"];

    private static readonly string[] OfMedia = ["报", "台", "社", "刊", "网", "媒体", "报道", "电台", "通讯社", "报社", "网站"];

    // Bodies that hardly bear their kind in their name: 华为, 字节跳动.
    private static readonly string[] Firms = ["公司", "集团", "企业", "银行"];

    // What ends so is no firm.
    private const string NoFirm = "部局署院党会国府社报军庭处厅团议";

    /// <summary>The body that 该 and a word for its kind stand for; null where none was named that fits.</summary>
    /// <param name="words">Folded, with 该.</param>
    public static Entity? Of(SpeechContext context, ReadOnlySpan<char> words, int at)
        => words is ['该', _, ..] and { Length: <= 8 } ? Last(context, words[1..].ToString(), at, isOnlyNamedSo: false) : null;

    /// <summary>The body whose name ends with the word; null where none was named.</summary>
    public static Entity? NamedSo(SpeechContext context, string kind, int at) => Last(context, kind, at, isOnlyNamedSo: true);

    private static Entity? Last(SpeechContext context, string kind, int at, bool isOnlyNamedSo)
    {
        var before = context.Mentions.Before(at);
        for (var i = before.Length - 1; i >= Math.Max(0, before.Length - Farthest); i--)
        {
            var (mention, entity) = before[i];
            if (entity.Type == EntityType.Organisation && (context.Folded.AsSpan(mention.Start, mention.End - mention.Start).EndsWith(kind) || (!isOnlyNamedSo && Fits(entity, kind))))
            {
                return entity;
            }
        }

        return null;
    }

    private static bool Fits(Entity body, string kind)
        => Array.Exists(AnyBody, kind.Equals)
            || (Array.Exists(OfMedia, kind.Equals) && Media.Is(body))
            || (kind == "校" && body.Name[^1] is ('学' or '院'))
            || (Array.Exists(Firms, kind.Equals) && !Media.Is(body) && !NoFirm.Contains(body.Name[^1]));
}
