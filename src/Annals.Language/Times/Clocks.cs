using System.Globalization;

namespace Annals.Language.Times;

/// <summary>The time of a day: 凌晨2时18分, 下午3点15分, 晚, 18:30.</summary>
/// <param name="PartOfDay">DT, MO, AF, EV, or null.</param>
/// <param name="Hour">0 to 24, or null where only the part of the day is named.</param>
internal readonly record struct Clock(int End, string? PartOfDay, int? Hour, int? Minute)
{
    public string? Written => Hour is not { } hour ? null
        : Minute is { } minute ? string.Create(CultureInfo.InvariantCulture, $"T{hour:00}:{minute:00}") : string.Create(CultureInfo.InvariantCulture, $"T{hour:00}");
}

internal static class Clocks
{
    private static readonly (string Word, string Part)[] Parts =
    [
        ("凌晨", "DT"), ("拂晓", "DT"), ("破晓", "DT"), ("大清早", "MO"), ("清晨", "MO"), ("早晨", "MO"), ("清早", "MO"), ("早上", "MO"), ("上午", "MO"), ("早间", "MO"), ("晨间", "MO"), ("一早", "MO"),
        ("下午", "AF"), ("午后", "AF"), ("傍晚", "EV"), ("晚上", "EV"), ("晚间", "EV"), ("夜间", "EV"), ("夜里", "EV"), ("深夜", "EV"), ("黄昏", "EV"), ("入夜", "EV"),
    ];

    // What makes 晚 and 早 another word.
    private static readonly string[] NotLate = ["晚些", "晚于", "晚了", "晚期", "晚报", "晚餐", "晚宴", "晚年", "晚会", "晚近"];
    private static readonly string[] NotEarly = ["早些", "早前", "早盘", "早餐", "早报", "早期", "早在", "早已", "早就", "早日", "早市", "早于", "早先", "早有"];

    /// <param name="isAfterDay">Behind a day, 晚 and 八点 need no other word.</param>
    public static Clock? At(TimeScan scan, int at, bool isAfterDay)
    {
        var part = Part(scan, at, isAfterDay);
        var behind = scan.SkipBlank(part?.End ?? at);
        if (Time(scan, behind, isBare: !isAfterDay && part is null) is { } time)
        {
            return new Clock(time.End, part?.Part, Hour(time.Hour, part?.Part), time.Minute);
        }

        if (part is { Part: "12", End: var noonEnd })
        {
            return scan.CharAt(noonEnd) == '前' ? new Clock(noonEnd + 1, "MO", null, null) : new Clock(scan.After(noonEnd, "时分") is > 0 and var end ? end : noonEnd, null, 12, null);
        }

        return part is { Part: "00", End: var nightEnd } ? new Clock(nightEnd, null, 0, null) : part is { } only ? new Clock(only.End, only.Part, null, null) : null;
    }

    private static int Hour(int hour, string? part) => part switch
    {
        "AF" when hour < 12 => hour + 12,
        "EV" when hour is >= 4 and <= 12 => hour + 12,
        "12" when hour < 4 => hour + 12,
        "00" when hour == 12 => 0,
        _ => hour,
    };

    private static (string Part, int End)? Part(TimeScan scan, int at, bool isAfterDay)
    {
        foreach (var (word, part) in Parts)
        {
            if (scan.Is(at, word))
            {
                return (part, at + word.Length);
            }
        }

        if (scan.After(at, "中午", "正午") is > 0 and var noon)
        {
            return ("12", noon);
        }

        if (scan.Is(at, "午夜"))
        {
            return ("00", at + 2);
        }

        if (!isAfterDay)
        {
            return scan.CharAt(at) == '晚' && char.IsAsciiDigit(scan.CharAt(at + 1)) ? ("EV", at + 1) : null;
        }

        return scan.CharAt(at) switch
        {
            '晚' or '夜' when !scan.IsAny(at, NotLate) && !scan.IsAny(at, "夜盘", "夜市") => ("EV", at + 1),
            '早' or '晨' when !scan.IsAny(at, NotEarly) || scan.CharAt(at - 1) is '今' or '昨' or '明' => ("MO", at + 1),
            _ => null,
        };
    }

    private static (int Hour, int? Minute, int End)? Time(TimeScan scan, int at, bool isBare)
    {
        if (Digits.At(scan.Folded, at) is not { IsOne: true, Length: <= 3, Low: var hour } number || hour > 24)
        {
            return null;
        }

        var unit = scan.SkipBlank(number.End);
        if (scan.CharAt(unit) == ':')
        {
            return number.IsArabic && number.Length <= 2 && !isBare ? Colon(scan, hour, unit) : null;
        }

        if (scan.CharAt(unit) is not ('点' or '时') || scan.IsAny(unit, "时间", "时期", "时候", "点多", "点名", "时代", "时隔"))
        {
            return null;
        }

        var behind = scan.After(unit, "点钟", "时正", "点整", "时整") is > 0 and var whole ? whole : unit + 1;
        if (scan.CharAt(behind) == '半')
        {
            return (hour, 30, behind + 1);
        }

        if (Digits.At(scan.Folded, scan.SkipBlank(behind)) is { IsOne: true, Low: < 60 } minute && scan.SkipBlank(minute.End) is var minuteUnit && scan.CharAt(minuteUnit) == '分' && scan.CharAt(minuteUnit + 1) != '钟')
        {
            // 自影片2时2分2秒处: with seconds it is a length more often than an hour.
            return Digits.At(scan.Folded, minuteUnit + 1) is { IsArabic: true } second && scan.CharAt(second.End) == '秒' && hour < 6 ? null : (hour, minute.Low, minuteUnit + 1);
        }

        // 3点建议 counts points, 八点 alone may be anything.
        return isBare ? null : (hour, null, behind);
    }

    private static (int Hour, int? Minute, int End)? Colon(TimeScan scan, int hour, int colon)
    {
        if (Digits.At(scan.Folded, colon + 1) is not { IsArabic: true, Length: 2, Low: < 60 } minute)
        {
            return null;
        }

        var hasSeconds = scan.CharAt(minute.End) == ':' && Digits.At(scan.Folded, minute.End + 1) is { IsArabic: true, Length: 2 };
        return (hour, minute.Low, hasSeconds ? minute.End + 3 : minute.End);
    }

    /// <summary>18:30 at the head of a range or behind the name of a clock.</summary>
    public static Clock? Bare(TimeScan scan, int at)
        => Digits.At(scan.Folded, at) is { IsOne: true, IsArabic: true, Length: <= 2, Low: <= 24 } hour && scan.CharAt(hour.End) == ':' && Colon(scan, hour.Low, hour.End) is { } time
            ? new Clock(time.End, null, time.Hour, time.Minute) : null;
}
