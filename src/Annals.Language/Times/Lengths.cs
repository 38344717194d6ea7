using System.Globalization;

namespace Annals.Language.Times;

/// <summary>How long: 三个星期, 一年六个月, 四五个月, 数周, 两年半, 24小时.</summary>
/// <param name="High">Differs from <paramref name="Low"/> for 四五个月.</param>
/// <param name="Extra">Of the next smaller unit: the six months of 一年六个月, the half of 两年半.</param>
internal readonly record struct Length(int End, LengthUnit Unit, int Low, int High, bool IsVague, int Extra)
{
    private static readonly (string Word, LengthUnit Unit)[] Units =
    [
        ("个多小时", LengthUnit.Hour), ("个小时", LengthUnit.Hour), ("多小时", LengthUnit.Hour), ("小时", LengthUnit.Hour), ("个钟头", LengthUnit.Hour), ("个多月", LengthUnit.Month), ("个月", LengthUnit.Month), ("个多星期", LengthUnit.Week), ("个星期", LengthUnit.Week), ("个礼拜", LengthUnit.Week), ("星期", LengthUnit.Week), ("礼拜", LengthUnit.Week), ("个周", LengthUnit.Week),
        ("周", LengthUnit.Week), ("多年", LengthUnit.Year), ("余年", LengthUnit.Year), ("年", LengthUnit.Year), ("月", LengthUnit.Month), ("多天", LengthUnit.Day), ("天", LengthUnit.Day), ("日", LengthUnit.Day), ("分钟", LengthUnit.Minute),
    ];

    /// <summary>Nothing but 数, 几 or 多 stands where the number should be.</summary>
    public bool IsUnknown => IsVague && Low == 0;

    public string Written
    {
        get
        {
            var time = Unit is LengthUnit.Hour or LengthUnit.Minute ? "T" : "";
            if (IsUnknown)
            {
                return $"P{time}?{Letter(Unit)}";
            }

            var extra = Extra == 0 ? "" : Extra.ToString(CultureInfo.InvariantCulture) + (Unit == LengthUnit.Year ? "M" : Unit == LengthUnit.Hour ? "M" : "D");
            var low = string.Create(CultureInfo.InvariantCulture, $"P{time}{(Low == 0 ? "" : Low.ToString(CultureInfo.InvariantCulture) + Letter(Unit))}{extra}");
            return High == Low ? low : string.Create(CultureInfo.InvariantCulture, $"{low}/P{time}{High}{Letter(Unit)}");
        }
    }

    public static Length? At(TimeScan scan, int at)
    {
        if (Half(scan, at) is { } half)
        {
            return half;
        }

        if (Digits.At(scan.Folded, at) is not { } number || number.Low > 100_000)
        {
            return null;
        }

        var place = scan.SkipBlank(number.End);
        foreach (var (word, unit) in Units)
        {
            if (!scan.Is(place, word))
            {
                continue;
            }

            // 三月 is March, 月 a length only behind 数 or 多; 15日 is a date, 数日 a length; 2018年 is a year; 六四 in 六四天网 is no number.
            if ((word is "月" && !number.IsVague && number is not { IsArabic: false, Low: > 12 }) || (word is "日" && number.IsArabic) || (word is "年" && number is { IsSpelled: true, Length: >= 4 }) || number is { IsSpelled: true, IsOne: true, Length: 2 or 3, IsArabic: false })
            {
                return null;
            }

            var isVague = number.IsVague || word.Contains('多') || word.Contains('余');
            return new Length(place + word.Length, unit, number.Low, number.High, isVague, 0).WithExtra(scan);
        }

        return scan.Is(place, "个半月") ? new Length(place + 3, LengthUnit.Month, number.Low, number.High, false, 15)
            : scan.Is(place, "个半小时") ? new Length(place + 4, LengthUnit.Hour, number.Low, number.High, false, 30) : null;
    }

    private static Length? Half(TimeScan scan, int at)
    {
        if (scan.CharAt(at) != '半' || scan.CharAt(at - 1) is '上' or '下' or '前' or '后')
        {
            return null;
        }

        return scan.After(at, "半年", "半年多") is > 0 and var year ? new Length(scan.CharAt(year) == '多' ? year + 1 : year, LengthUnit.Year, 0, 0, false, 6)
            : scan.After(at, "半个月", "半个多月") is > 0 and var month ? new Length(month, LengthUnit.Month, 0, 0, false, 15)
            : scan.After(at, "半个小时", "半小时") is > 0 and var hour ? new Length(hour, LengthUnit.Hour, 0, 0, false, 30) : null;
    }

    private Length WithExtra(TimeScan scan)
    {
        if (Low != High)
        {
            return this;
        }

        if (scan.CharAt(End) == '多' && Unit != LengthUnit.Minute)
        {
            return this with { End = End + 1, IsVague = true };
        }

        if (scan.CharAt(End) == '半' && Unit == LengthUnit.Year && scan.CharAt(End + 1) != '载')
        {
            return this with { End = End + 1, Extra = 6 };
        }

        // 一年六个月, 一年零三个月; 两天三夜 is none.
        var next = scan.After(End, "零", "又") is > 0 and var joined ? joined : End;
        return Unit == LengthUnit.Year && !IsVague && Digits.At(scan.Folded, next) is { IsOne: true, Low: < 12 } months && scan.Is(months.End, "个月")
            ? this with { End = months.End + 2, Extra = months.Low } : this;
    }

    /// <summary>That long from a day; an unknown length moves nothing.</summary>
    public DateOnly? From(DateOnly day, int direction)
    {
        var smaller = Unit == LengthUnit.Year ? LengthUnit.Month : LengthUnit.Day;
        return Calendar.Move(day, Unit, direction * Low) is not { } moved ? null : Extra == 0 ? moved : Calendar.Move(moved, smaller, direction * Extra);
    }

    private static string Letter(LengthUnit unit) => unit switch
    {
        LengthUnit.Minute => "M",
        LengthUnit.Hour => "H",
        LengthUnit.Day => "D",
        LengthUnit.Week => "W",
        LengthUnit.Month => "M",
        _ => "Y",
    };
}
