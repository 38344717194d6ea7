using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Body;

namespace Annals.Extraction.Fragments.Rules;

/// <summary>A first line that is only a date: the article's date is shown above it already.</summary>
internal static class DateLine
{
    private static readonly string[] Words =
    [
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "sept",
        "gmt", "utc", "am", "pm", "t", "z", "th", "st", "nd", "rd", "年", "月", "日", "时", "時", "分", "点", "點", "凌晨", "上午", "下午", "晚上", "中午", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日",
        "发表时间", "发布时间", "更新时间", "最近更新", "發表時間", "發布時間", "更新時間", "published", "updated", "posted", "on", "at",
    ];

    public static bool Drops(Node node, FragmentState state)
    {
        if (node.Tag is not ("div" or "p" or "time" or "aside" or "i" or "em" or "small") || node.Weight.Chars is < 6 or > 110 || node.Weight.Chars * 2 > state.Total)
            return false;
        if (node.Tag is "i" or "em" or "small" && (node.Parent is null || node.Parent.Weight.Chars != node.Weight.Chars))
            return false;
        return !node.Descendants("img").Any() && state.IsAtHead && IsDate(BlockText.Of(node));
    }

    /// <summary>Digits, and between them nothing but the words of dates.</summary>
    private static bool IsDate(string text)
    {
        var digits = 0;
        for (var at = 0; at < text.Length;)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                digits++;
                at++;
                continue;
            }

            if (!char.IsLetter(text[at]))
            {
                at++;
                continue;
            }

            var end = at;
            while (end < text.Length && char.IsLetter(text[end]))
                end++;
            if (!IsDateWords(text.AsSpan(at, end - at)))
                return false;
            at = end;
        }

        return digits is >= 5 and <= 30;
    }

    /// <summary>One word, or several Chinese ones without blanks between.</summary>
    private static bool IsDateWords(ReadOnlySpan<char> letters)
    {
        while (!letters.IsEmpty)
        {
            var longest = 0;
            foreach (var word in Words)
            {
                var whole = char.IsAscii(word[0]) ? letters.Length == word.Length : letters.Length >= word.Length;
                if (whole && word.Length > longest && letters.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                    longest = word.Length;
            }

            if (longest == 0)
                return false;
            letters = letters[longest..];
        }

        return true;
    }
}
