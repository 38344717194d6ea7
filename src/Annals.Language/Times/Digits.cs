using Annals.Language.Scripts;

namespace Annals.Language.Times;

/// <summary>A number as it is written in a date or a length: 15, 十五, 二零一九, 四五 (four or five), 数 (some).</summary>
/// <param name="End">Where the text goes on behind it.</param>
/// <param name="High">Differs from <paramref name="Low"/> for 四五.</param>
/// <param name="IsVague">数, 几, 十多: <paramref name="Low"/> is a lower bound, 0 where there is none.</param>
/// <param name="Length">Digits or numerals it is made of.</param>
internal readonly record struct Digits(int End, int Low, int High, bool IsVague, bool IsArabic, bool IsSpelled, int Length)
{
    // Longer runs are no date, and would overflow.
    private const int Longest = 9;

    public bool IsOne => Low == High && !IsVague;

    /// <summary>The number that begins at <paramref name="at"/>, or null.</summary>
    public static Digits? At(string text, int at)
    {
        if (at >= text.Length)
        {
            return null;
        }

        return char.IsAsciiDigit(text[at]) ? Arabic(text, at) : Chinese(text, at);
    }

    public static bool IsNumeral(char character) => char.IsAsciiDigit(character) || Numerals.DigitOf(character) >= 0 || UnitOf(character) > 0;

    private static Digits? Arabic(string text, int at)
    {
        var end = at;
        var value = 0;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            if (end - at == Longest)
            {
                return null;
            }

            value = (value * 10) + (text[end] - '0');
            end++;
        }

        var isVague = end < text.Length && text[end] is '多' or '余';
        return new Digits(isVague ? end + 1 : end, value, value, isVague, IsArabic: true, IsSpelled: true, end - at);
    }

    private static Digits? Chinese(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < Longest && (Numerals.DigitOf(text[end]) >= 0 || UnitOf(text[end]) > 0))
        {
            end++;
        }

        var length = end - at;
        if (length == 0)
        {
            return Some(text, at);
        }

        var numeral = text.AsSpan(at, length);
        var hasUnit = numeral.IndexOfAny("十百千廿卅") >= 0;
        var isVague = end < text.Length && text[end] is '多' or '余' or '几';
        var next = isVague ? end + 1 : end;
        if (!hasUnit && length == 2 && !isVague && Numerals.DigitOf(text[at]) is > 0 and < 10 && Numerals.DigitOf(text[at + 1]) == Numerals.DigitOf(text[at]) + 1)
        {
            return new Digits(next, Numerals.DigitOf(text[at]), Numerals.DigitOf(text[at + 1]), false, false, false, length);
        }

        return hasUnit ? WithUnits(numeral, next, isVague) : Spelled(numeral, next, isVague);
    }

    // 数十, 几百, 数, 几, 多: how many is not said.
    private static Digits? Some(string text, int at)
    {
        if (text[at] is not ('数' or '几' or '多'))
        {
            return null;
        }

        var end = at + 1;
        while (text[at] != '多' && end < text.Length && UnitOf(text[end]) > 0)
        {
            end++;
        }

        return new Digits(end, 0, 0, IsVague: true, IsArabic: false, IsSpelled: false, end - at);
    }

    private static Digits Spelled(ReadOnlySpan<char> numeral, int end, bool isVague)
    {
        var value = 0;
        foreach (var digit in numeral)
        {
            value = (value * 10) + Numerals.DigitOf(digit);
        }

        return new Digits(end, value, value, isVague, false, IsSpelled: true, numeral.Length);
    }

    private static Digits WithUnits(ReadOnlySpan<char> numeral, int end, bool isVague)
    {
        var total = 0;
        var digit = 0;
        foreach (var character in numeral)
        {
            if (UnitOf(character) is > 0 and var unit)
            {
                var isWhole = character is '廿' or '卅';
                total += isWhole ? unit : Math.Max(digit, 1) * unit;
                digit = 0;
            }
            else
            {
                digit = Numerals.DigitOf(character);
            }
        }

        return new Digits(end, total + digit, total + digit, isVague, false, IsSpelled: false, numeral.Length);
    }

    // 廿 and 卅 are tens that have their digit within.
    private static int UnitOf(char character) => character switch { '廿' => 20, '卅' => 30, _ => Numerals.UnitOf(character) };
}
