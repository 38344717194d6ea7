using System.Globalization;
using System.Runtime.InteropServices;
using Annals.Language.Scripts;

namespace Annals.Stories.Comparing;

/// <summary>A number with its bound, read from <see cref="Annals.Language.Claims.Claim.Value"/>.</summary>
/// <param name="Low">The least it can be.</param>
/// <param name="High">The most it can be.</param>
/// <param name="Number">As stated.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Quantity(decimal Low, decimal High, decimal Number)
{
    private const decimal About = 0.1m;
    private const decimal Rounding = 0.03m;

    // Smaller numbers are counted, not rounded.
    private const decimal Countable = 1000;

    public static Quantity? Of(string value)
    {
        var dots = value.IndexOf("..", StringComparison.Ordinal);
        if (dots > 0)
        {
            return Parse(value[..dots]) is { } first && Parse(value[(dots + 2)..]) is { } last ? new Quantity(first, last, first) : null;
        }

        var sign = value.Length - value.TrimStart('>', '<', '=', '~').Length;
        if (Parse(value[sign..]) is not { } number)
        {
            return null;
        }

        return value[..sign] switch
        {
            // 超过40 is seldom 80.
            ">" or ">=" => new Quantity(number, number * 1.5m, number),
            "<" or "<=" => new Quantity(0, number, number),
            "~" => new Quantity(number * (1 - About), number * (1 + About), number),
            _ => new Quantity(number, number, number),
        };
    }

    public bool Agrees(Quantity other) => (Low <= other.High && other.Low <= High) || IsRounded(other) || other.IsRounded(this);

    // 73亿 for 72.74亿; a hundred people are not rounded to ninety-eight.
    private bool IsRounded(Quantity exact)
        => Step is var step && (Number >= Countable || step < 1) && Math.Abs(Number - exact.Number) <= Math.Min(step / 2, exact.Number * Rounding);

    // The place of the last digit that is no naught: 100 million for 7,300 million, a tenth for 12.3.
    private decimal Step
    {
        get
        {
            if (Number <= 0)
            {
                return 0;
            }

            var step = 1m;
            for (; Number % step != 0; step /= 10)
            {
            }

            for (; Number % (step * 10) == 0; step *= 10)
            {
            }

            return step;
        }
    }

    /// <summary>名, 位 and 人 count the same; what is counted stands behind the measure word.</summary>
    public static string UnitOf(string? unit)
    {
        var folded = ChineseFold.Fold(unit ?? "").Trim('多', '余');
        return folded.Length > 0 && folded[0] is '名' or '位' or '人' ? "人" : folded.Length > 1 && "个架艘辆台次项座家所枚条例宗起届只件张部颗种".Contains(folded[0]) ? folded[1..] : folded;
    }

    private static decimal? Parse(string text)
        => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
