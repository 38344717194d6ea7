using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Body;

namespace Annals.Extraction.Fragments.Rules;

/// <summary>"Updated 21 minutes ago" was true for a minute and is wrong for ever after.</summary>
internal static class RelativeTime
{
    private const int Longest = 90;

    private static readonly string[] Marks =
    [
        "minutes ago", "minute ago", "hours ago", "hour ago", "mins ago", "days ago", "just now", "分钟前", "分鐘前", "小时前", "小時前", "天前", "秒前", "刚刚更新", "剛剛更新",
        "il y a", "vor einer stunde", "minuten", "hace ", "分前", "時間前", "분 전", "시간 전", "минут назад", "час назад", "часов назад",
    ];

    public static bool Drops(Node node, FragmentState state)
    {
        if (node.Tag is not ("time" or "div" or "p" or "span" or "small" or "li" or "i" or "em") || node.Weight.Chars is 0 or > Longest)
            return false;
        // Outside <time> a sentence may say so of an event: the words must be nearly all there is.
        var text = BlockText.Of(node);
        var limit = node.Tag is "time" ? Longest : 24;
        return text.Length <= limit && text.Any(static c => char.IsDigit(c)) && Array.Exists(Marks, m => text.Contains(m, StringComparison.OrdinalIgnoreCase))
            && !text.EndsWith('。') && !text.EndsWith('.') && (node.Tag is not ("span" or "i" or "em") || node.Parent is { } parent && parent.Weight.Chars == node.Weight.Chars);
    }
}
