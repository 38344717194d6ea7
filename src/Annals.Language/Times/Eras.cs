namespace Annals.Language.Times;

/// <summary>Years counted from a reign or a republic: 民国110年 is 2021.</summary>
internal static class Eras
{
    // The year that is called the first.
    private static readonly (string Name, int First, int Last)[] All =
    [
        ("中华民国", 1912, 2100), ("民国", 1912, 2100), ("令和", 2019, 2100), ("平成", 1989, 2019), ("昭和", 1926, 1989), ("大正", 1912, 1926), ("明治", 1868, 1912),
        ("洪武", 1368, 1398), ("永乐", 1403, 1424), ("嘉靖", 1522, 1566), ("万历", 1573, 1620), ("崇祯", 1628, 1644), ("顺治", 1644, 1661), ("康熙", 1662, 1722), ("雍正", 1723, 1735),
        ("乾隆", 1736, 1795), ("嘉庆", 1796, 1820), ("道光", 1821, 1850), ("咸丰", 1851, 1861), ("同治", 1862, 1874), ("光绪", 1875, 1908), ("宣统", 1909, 1911),
    ];

    /// <summary>Begins with the first sign of an era's name.</summary>
    public const string Initials = "中民令平昭大明洪永嘉万崇顺康雍乾道咸同光宣";

    public static IEnumerable<string> Names => All.Select(entry => entry.Name);

    /// <summary>The year and the place behind 年.</summary>
    public static (int Year, int End)? YearAt(TimeScan scan, int at)
    {
        if (!Initials.Contains(scan.CharAt(at)))
        {
            return null;
        }

        foreach (var (name, first, last) in All)
        {
            if (!scan.Is(at, name))
            {
                continue;
            }

            var behind = scan.SkipBlank(at + name.Length);
            var number = scan.Is(behind, "元年") ? new Digits(behind + 1, 1, 1, false, false, false, 1) : Digits.At(scan.Folded, behind);
            if (number is { IsOne: true, Low: > 0 and var count } && scan.SkipBlank(number.Value.End) is var unit && scan.CharAt(unit) == '年' && first + count - 1 <= last)
            {
                return (first + count - 1, unit + 1);
            }
        }

        return null;
    }
}
