using System.Buffers;
using Annals.Language.Scripts;

namespace Annals.Stories.Grouping;

/// <summary>Numbers in running text, so that 100万 and 百万, 1,300亿 and 1300億 are the same term.</summary>
internal static class Numbers
{
    public static readonly SearchValues<char> Digits = SearchValues.Create("0123456789一二三四五六七八九十百千万亿两");

    private const int LongestNumber = 20;

    /// <summary>Reads the number that begins at <paramref name="at"/> and moves behind it; numbers below ten tell nothing and are left out.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, ref int at, out double value)
    {
        var start = at;
        var (whole, part, digits, hasDigits) = (0d, 0d, 0d, false);
        var fraction = 0d;
        for (; at < text.Length && at - start < LongestNumber; at++)
        {
            var character = text[at];
            if (char.IsAsciiDigit(character) || Numerals.DigitOf(character) > 0)
            {
                var digit = char.IsAsciiDigit(character) ? character - '0' : Numerals.DigitOf(character);
                (digits, fraction) = fraction > 0 ? (digits + (digit * fraction), fraction / 10) : ((char.IsAsciiDigit(character) ? digits * 10 : 0) + digit, 0d);
                hasDigits = true;
            }
            else if (character == '.' && fraction == 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))
            {
                fraction = 0.1;
            }
            else if (character == ',' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))
            {
                continue;
            }
            else if (character == ' ' && hasDigits && at + 1 < text.Length && Scale(text[at + 1]) >= 10_000)
            {
                // 9.4 亿.
                continue;
            }
            else if (Scale(character) is > 0 and var scale)
            {
                var count = hasDigits ? digits : part > 0 ? 0 : 1;
                if (scale >= 10_000)
                {
                    (whole, part) = (whole + ((part + (hasDigits ? digits : part > 0 ? 0 : 1)) * scale), 0);
                }
                else
                {
                    part += count * scale;
                }

                (digits, hasDigits, fraction) = (0, false, 0);
            }
            else
            {
                break;
            }
        }

        at = Math.Max(at, start + 1);
        value = Math.Round(whole + part + digits, 4);
        return value >= 10;
    }

    private static int Scale(char character) => character switch { '万' => 10_000, '亿' => 100_000_000, _ => Numerals.UnitOf(character) };
}
