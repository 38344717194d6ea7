namespace Annals.Language.Comparing;

/// <summary>Stamps such as "21分钟前" and "3 hours ago": true only at the minute they are shown, and no part of the article.</summary>
internal static class RelativeTime
{
    private static readonly string[] Units =
    [
        "秒钟", "秒鐘", "秒", "分钟", "分鐘", "分", "个小时", "個小時", "小时", "小時", "時間", "天", "日",
        "seconds", "second", "secs", "sec", "minutes", "minute", "mins", "min", "hours", "hour", "hrs", "hr", "days", "day",
    ];

    private static readonly string[] Ends = ["之前", "以前", "前", "ago"];

    /// <summary>The length of the stamp that begins here, or 0.</summary>
    /// <param name="text">Begins with a digit.</param>
    public static int LengthAt(ReadOnlySpan<char> text)
    {
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        if (digits is 0 or > 3)
        {
            return 0;
        }

        var at = AfterBlanks(text, digits);
        var unit = Longest(text[at..], Units);
        if (unit == 0)
        {
            return 0;
        }

        at = AfterBlanks(text, at + unit);
        var end = Longest(text[at..], Ends);
        return end == 0 ? 0 : at + end;
    }

    private static int AfterBlanks(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && text[from] is ' ' or '\u00A0' && from < text.Length)
        {
            from++;
        }

        return from;
    }

    private static int Longest(ReadOnlySpan<char> text, string[] words)
    {
        var longest = 0;
        foreach (var word in words)
        {
            if (word.Length > longest && text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                longest = word.Length;
            }
        }

        return longest;
    }
}
