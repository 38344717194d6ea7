using static Annals.Language.Scripts.Numerals;

namespace Annals.Language.Claims;

/// <summary>A number as news write it: 34, 1,850, 5000多, 1亿2000万, 三万五千, 四点一万, 百分之一点二, 三成五, 三分之一.</summary>
/// <param name="Value">Of percentages, in hundredths.</param>
/// <param name="End">Where the text goes on behind it.</param>
/// <param name="IsMore">Something on top is not said: 多, 余, 几.</param>
internal readonly record struct Quantity(decimal Value, int End, bool IsMore, bool IsPercent)
{
    private const decimal Most = 1_000_000_000_000_000m;
    private const int LongestPart = 18;

    /// <summary>The quantity that begins at <paramref name="at"/>; null where none does, or it is too large to be one.</summary>
    /// <param name="folded">Simplified, half width.</param>
    public static Quantity? At(string folded, int at)
    {
        if (ShareOf(folded, at) is { } whole && Sum(folded, whole.End) is { } share)
        {
            return share with { Value = decimal.Round(share.Value * 100 / whole.Of, 4), IsPercent = true };
        }

        if (Sum(folded, at) is not { } sum)
        {
            return null;
        }

        if (CharAt(folded, sum.End) == '%')
        {
            return sum with { End = sum.End + 1, IsPercent = true };
        }

        return IsTenths(folded, sum) ? Tenths(folded, sum) : sum;
    }

    public static bool IsNumeral(char character) => char.IsAsciiDigit(character) || DigitOf(character) >= 0 || UnitOf(character) > 0;

    // 百分之, 千分之, 三分之: what the share is of, and where the share begins.
    private static (decimal Of, int End)? ShareOf(string folded, int at)
    {
        var mark = folded.AsSpan(at, Math.Min(8, folded.Length - at)).IndexOf("分之");
        if (mark <= 0)
        {
            return null;
        }

        var of = folded[at] switch { '百' when mark == 1 => 100m, '千' when mark == 1 => 1000m, '万' when mark == 1 => 10_000m, _ => Sum(folded, at) is { Value: > 0 } sum && sum.End == at + mark ? sum.Value : 0m };
        return of > 0 ? (of, at + mark + 2) : null;
    }

    // 三成 is a tenth thrice; 三成功 and 成员 are not.
    private static bool IsTenths(string folded, Quantity sum)
        => CharAt(folded, sum.End) == '成' && sum.Value is > 0 and < 10 && !"功为员立果长就都本了绩品语交分熟".Contains(CharAt(folded, sum.End + 1));

    private static Quantity Tenths(string folded, Quantity sum)
    {
        var half = DigitOf(CharAt(folded, sum.End + 1));
        return half > 0 && UnitOf(CharAt(folded, sum.End + 2)) == 0
            ? new Quantity((sum.Value * 10) + half, sum.End + 2, sum.IsMore, IsPercent: true)
            : new Quantity(sum.Value * 10, sum.End + 1, sum.IsMore, IsPercent: true);
    }

    // Parts with ever smaller magnitudes: 1亿2000万, 三万五千.
    private static Quantity? Sum(string folded, int at)
    {
        var (total, end, isMore, last) = (0m, at, false, decimal.MaxValue);
        while (IsPart(folded, end, isFirst: end == at) && Part(folded, end) is { } part && part.Magnitude < last)
        {
            total += part.Value;
            (end, isMore, last) = (part.End, part.IsMore, part.Magnitude);
            if (isMore || last < 10_000 || total >= Most)
            {
                break;
            }
        }

        return end == at || total >= Most ? null : new Quantity(total, end, isMore, IsPercent: false);
    }

    // 百姓 and 千瓦 are no numbers, nor is 百 in 三万百姓; 百万, 千余 and 十 are.
    private static bool IsPart(string folded, int at, bool isFirst)
        => CharAt(folded, at) switch
        {
            '百' or '千' => isFirst && CharAt(folded, at + 1) is '万' or '亿' or '多' or '余',
            '十' => isFirst,
            _ => true,
        };

    private static (decimal Value, decimal Magnitude, int End, bool IsMore)? Part(string folded, int at)
    {
        var read = char.IsAsciiDigit(CharAt(folded, at)) ? Arabic(folded, at) : Chinese(folded, at);
        if (read is not var (value, end))
        {
            return null;
        }

        var (isMore, magnitude) = (false, 1m);
        for (var i = 0; i < 4; i++, end++)
        {
            var character = CharAt(folded, end);
            if (character is '多' or '余' or '几' && !isMore)
            {
                isMore = true;
            }
            else if (character is '万' or '亿' or '兆' || (UnitOf(character) is >= 100 && char.IsAsciiDigit(folded[at])))
            {
                magnitude *= character switch { '万' => 10_000, '亿' => 100_000_000, '兆' => 1_000_000_000_000, _ => UnitOf(character) };
            }
            else
            {
                break;
            }
        }

        return magnitude > Most ? null : (value * magnitude, magnitude, end, isMore);
    }

    private static (decimal Value, int End)? Arabic(string folded, int at)
    {
        var (value, scale, end) = (0m, 1m, at);
        var hasPoint = false;
        for (; end - at < LongestPart; end++)
        {
            var character = CharAt(folded, end);
            if (char.IsAsciiDigit(character))
            {
                value = (value * 10) + (character - '0');
                scale *= hasPoint ? 10 : 1;
            }
            else if (character == '.' && !hasPoint && char.IsAsciiDigit(CharAt(folded, end + 1)))
            {
                hasPoint = true;
            }
            else if (character != ',' || hasPoint || !IsThousands(folded, end))
            {
                break;
            }
        }

        return char.IsAsciiDigit(CharAt(folded, end)) ? null : (value / scale, end);
    }

    private static bool IsThousands(string folded, int comma)
        => char.IsAsciiDigit(CharAt(folded, comma + 1)) && char.IsAsciiDigit(CharAt(folded, comma + 2)) && char.IsAsciiDigit(CharAt(folded, comma + 3)) && !char.IsAsciiDigit(CharAt(folded, comma + 4));

    // Below ten thousand, with decimals: 三千五百, 一四〇七, 十二, 四点一.
    private static (decimal Value, int End)? Chinese(string folded, int at)
    {
        var (total, digits, end) = (0m, -1m, at);
        for (; end - at < LongestPart; end++)
        {
            var character = CharAt(folded, end);
            if (UnitOf(character) is > 0 and var unit)
            {
                total += Math.Max(digits < 0 ? 1 : digits, 0) * unit;
                digits = -1;
            }
            else if (DigitOf(character) is >= 0 and var digit)
            {
                digits = (Math.Max(digits, 0) * 10) + digit;
            }
            else
            {
                break;
            }
        }

        if (end == at || end - at == LongestPart)
        {
            return null;
        }

        total += Math.Max(digits, 0);
        return CharAt(folded, end) == '点' && DigitOf(CharAt(folded, end + 1)) >= 0 ? WithDecimals(folded, end + 1, total) : (total, end);
    }

    private static (decimal Value, int End) WithDecimals(string folded, int at, decimal whole)
    {
        var (value, scale, end) = (whole, 1m, at);
        for (; end - at < 6 && DigitOf(CharAt(folded, end)) is >= 0 and var digit; end++)
        {
            scale /= 10;
            value += digit * scale;
        }

        return (value, end);
    }

    private static char CharAt(string folded, int at) => at < folded.Length ? folded[at] : '\0';
}
