using System.Text;
using System.Text.RegularExpressions;

namespace Annals.Language.Comparing;

/// <summary>
/// What stands in a text and is no part of what it says: stamps that were true for a minute ("最近更新：24 分钟前"), counters of
/// views, comments and shares, white space. Two texts that differ in nothing else are the same to a reader.
/// </summary>
/// <remarks>
/// Judged line by line, and only lines that hold nothing else are noise: "3 hours ago" and "1,234 views" inside a sentence may be
/// what the sentence says. A date is never noise, for it can be wrong and be corrected.
/// </remarks>
public static partial class Noise
{
    // Longer lines say something.
    private const int LongestLine = 90;
    private const int LongestPart = 40;

    private const string Number = @"[0-9０-９][0-9０-９,.，]*\s*(?:[km千万萬亿億])?\+?";

    private const string Counted =
        "阅读数?|閱讀數?|阅读量|浏览量?|瀏覽量?|浏览次数|点击量?|點擊量?|评论数?|評論數?|留言数?|回应|回應|跟贴|分享数?|转发数?|轉發數?|转载|点赞数?|點讚數?|赞|讚|收藏|观看次数|觀看次數|人气|热度|" +
        "views?|reads?|comments?|replies|shares?|likes?|retweets?|favou?rites?|votes?|reactions?|vues?|commentaires?|kommentare?|comentarios?";

    private const string Stamped =
        "最近更新|最后更新|最後更新|更新于|更新於|更新时间|更新時間|更新|发表于|發表於|发布于|發佈於|发布时间|發佈時間|发表|發表|发布|發布|编辑于|刊登于|" +
        "last updated|last modified|updated|posted|published|modified|edited|mis à jour|publié|aktualisiert|actualizado";

    private const string Ago =
        @"(?:[0-9０-９]{1,3}\s*(?:秒钟?|秒鐘|分钟?|分鐘|个?小时|個?小時|時間|天|日|周|週|个月|個月|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|분|시간|일|минут[аы]?|час(?:а|ов)?|дн(?:я|ей))\s*(?:之前|以前|前|ago|전|назад))" +
        @"|(?:(?:一|几|幾|半|两|兩|数|數)(?:秒|分钟|分鐘|个?小时|個?小時|天)(?:之前|以前|前))|(?:an?|one|a few|half an) (?:second|minute|hour|day|week)s? ago|刚刚|剛剛|just now|moments ago" +
        @"|il y a [0-9]{1,3} (?:minutes?|heures?|jours?)|vor [0-9]{1,3} (?:minuten?|stunden?|tagen?)|hace [0-9]{1,3} (?:minutos?|horas?|días?)" +
        @"|(?:今天|昨天|前天|today|yesterday)(?:,? (?:at )?| )?[0-2]?[0-9][:：][0-5][0-9](?: ?[ap]m)?";

    /// <summary>True when a line holds nothing but stamps of the minute, counters and what joins them.</summary>
    public static bool Is(string line)
    {
        var text = line.AsSpan().Trim();
        if (BareText.Write(text, default, keepReplacements: true) == 0)
        {
            return true;
        }

        if (text.Length > LongestLine)
        {
            return false;
        }

        foreach (var part in Parts(text.ToString()))
        {
            if (!IsPart(part))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What a line says, for comparing: without white space, invisible characters and stamps of the minute, and without counters beside it; empty for noise.</summary>
    public static string KeyOf(string line)
    {
        if (Is(line))
        {
            return "";
        }

        if (line.Length > LongestLine || line.AsSpan().IndexOfAny("。！？!?") >= 0)
        {
            return BareText.Of(line);
        }

        // A line of particulars ("By Ann | 1,234 views | 3 hours ago"): what is beside the counters counts.
        var parts = Parts(line);
        return BareText.Of(parts.Count == 1 ? line : string.Join('|', parts.Where(part => !IsPart(part))));
    }

    /// <summary>What a text says, for comparing.</summary>
    /// <param name="text">Plain text, a line a paragraph.</param>
    public static string KeyOfText(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var line in text.Split('\n'))
        {
            key.Append(KeyOf(line));
        }

        return key.ToString();
    }

    private static List<string> Parts(string line)
        => [.. line.Split(['|', '｜', '·', '•', '\u3000', '\t', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static bool IsPart(string part) => part.Length <= LongestPart && (Counter().IsMatch(part) || Stamp().IsMatch(part));

    [GeneratedRegex(@"^(?:(?:" + Counted + @")\s*[:：]?\s*[(（\[]?\s*(?:" + Number + @")?\s*(?:次|条|條|人|个|個)?[)）\]]?\s*|(?:" + Number + @")\s*(?:次|条|條|人|个|個)?\s*(?:" + Counted + @")\s*)+$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Counter();

    [GeneratedRegex(@"^[(（\[]?\s*(?:(?:" + Stamped + @")\s*[:：]?\s*)?(?:" + Ago + @")\s*(?:" + Stamped + @")?\s*[)）\]]?$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stamp();
}
