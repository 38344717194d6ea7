using System.Buffers;
using System.Text;

namespace Annals.Feeds.Dates;

/// <summary>One spelling for what is written in many: width, case, dashes, blanks, Chinese numerals.</summary>
internal static class DateText
{
    private const string Numerals = "〇零○一二三四五六七八九十廿卅元两";

    private static readonly SearchValues<char> NumeralSet = SearchValues.Create(Numerals);

    private const string Units = "年月日号號时時点點分秒";

    public static string Normalize(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
            result.Append(One(c));
        var plain = result.ToString();
        return !plain.AsSpan().ContainsAny(NumeralSet) ? plain : WithArabicNumerals(plain);
    }

    private static char One(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - 0xFEE0)),
        '\u3000' or '\u00A0' or '\u2009' or '\u202F' or '\t' or '\r' or '\n' => ' ',
        '\u2212' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\uFE63' => '-',
        '、' => ',',
        '\u200E' or '\u200F' or '\uFEFF' or '\u200B' => ' ',
        _ => char.ToLowerInvariant(c),
    };

    // A run of numerals counts only in front of a unit: 七月, but not 七一报道.
    private static string WithArabicNumerals(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && Numerals.Contains(text[end], StringComparison.Ordinal))
                end++;
            if (end > i && end < text.Length && Units.Contains(text[end], StringComparison.Ordinal) && Value(text.AsSpan(i, end - i)) is { } value)
            {
                result.Append(value);
                i = end;
            }
            else
            {
                result.Append(text[i++]);
            }
        }
        return result.ToString();
    }

    private static string? Value(ReadOnlySpan<char> numerals)
    {
        if (numerals is "元")
            return "1";
        if (numerals.IndexOfAny("十廿卅") < 0)
        {
            // 二〇二四: digit by digit.
            var digits = new StringBuilder();
            foreach (var c in numerals)
                digits.Append(Digit(c));
            return digits.Length is 1 or 2 or 4 && !numerals.Contains('元') ? digits.ToString() : null;
        }
        return Tens(numerals) is > 0 and < 100 and var value ? value.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    // 十, 十一, 二十, 三十一, 廿一, 卅
    private static int Tens(ReadOnlySpan<char> numerals)
    {
        var at = numerals.IndexOfAny("十廿卅");
        if (at > 1 || numerals.Length - at > 2)
            return 0;
        var tens = numerals[at] switch { '廿' => 2, '卅' => 3, _ => at == 0 ? 1 : Digit(numerals[0]) };
        if (numerals[at] != '十' && at > 0)
            return 0;
        return tens * 10 + (at + 1 < numerals.Length ? Digit(numerals[at + 1]) : 0);
    }

    private static int Digit(char c) => c switch
    {
        '〇' or '零' or '○' => 0,
        '一' => 1,
        '二' or '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        _ => 9,
    };
}
