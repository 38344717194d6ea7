namespace Annals.Language.Times;

/// <summary>Months and what may follow them: 9月15日, 二月, 八九月份, 1至10月, 上个月底, 本月十日, 13日, 9月15日和16日.</summary>
internal static class Months
{
    private static readonly (string Word, int Offset)[] Words =
    [
        ("上上个月", -2), ("上上月", -2), ("上个月", -1), ("上月", -1), ("前一个月", -1), ("这个月", 0), ("本月", 0), ("今个月", 0), ("下下个月", 2), ("下个月", 1), ("下月", 1),
    ];

    private static readonly (string Word, int Offset)[] Later = [("同月", 0), ("当月", 0), ("次月", 1), ("翌月", 1)];

    // 四日 is four days before these, not the fourth of a month.
    private static readonly string[] Lengths = ["内", "间", "后", "前", "来", "之", "涨", "跌", "连", "游", "行程", "行", "移动", "均", "访", "假", "期", "赛", "遭", "以", "下来", "有期", "制", "中"];

    /// <summary>With the year named before it.</summary>
    public static Reading? InYear(TimeScan scan, int start, int at, int year, TimeAnchor anchor)
    {
        if (scan.After(at, "本月", "同月") is > 0 and var behind)
        {
            var month = new DateOnly(year, scan.Today.Month, 1);
            return Tail(scan, behind, month, anchor) ?? new Reading(behind, Moment.OfMonth(month, anchor));
        }

        if (scan.CharAt(at) == '第' && Digits.At(scan.Folded, at + 1) is { IsOne: true, Low: >= 1 and <= 12 } ordinal && scan.Is(ordinal.End, "个月"))
        {
            return new Reading(ordinal.End + 2, Moment.OfMonth(new DateOnly(year, ordinal.Low, 1), anchor));
        }

        if (scan.CharAt(at) is '前' or '首' && Digits.At(scan.Folded, at + 1) is { IsOne: true, Low: >= 1 and <= 12 } most && scan.Is(most.End, "个月"))
        {
            return new Reading(most.End + 2, Moment.Months(year, 1, most.Low, TimeGranularity.Interval, anchor));
        }

        // 今年前7月 are its first seven months.
        if (FirstMonths(scan, at) is var (last, end))
        {
            return new Reading(end, Moment.Months(year, 1, last, TimeGranularity.Interval, anchor));
        }

        return Number(scan, at) is { } number ? OfNumber(scan, start, number, _ => year, anchor) : null;
    }

    private static (int Last, int End)? FirstMonths(TimeScan scan, int at)
        => scan.CharAt(at) == '前' && scan.CharAt(at - 1) is not ('以' or '之' or '从' or '先' or '目') && Digits.At(scan.Folded, at + 1) is { IsOne: true, IsArabic: true, Low: >= 2 and <= 12 } most && scan.CharAt(most.End) == '月' && !char.IsAsciiDigit(scan.CharAt(most.End + 1)) ? (most.Low, most.End + 1) : null;

    public static Reading? Read(TimeScan scan, int at)
    {
        foreach (var (word, offset) in Words)
        {
            if (scan.Is(at, word))
            {
                return Relative(scan, at + word.Length, Calendar.MonthStart(scan.Today).AddMonths(offset), scan.TodayAnchor);
            }
        }

        foreach (var (word, offset) in Later)
        {
            if (scan.Is(at, word) && scan.MentionedDay is { } day)
            {
                return Relative(scan, at + word.Length, Calendar.MonthStart(day).AddMonths(offset), TimeAnchor.EarlierMention);
            }
        }

        if (FirstMonths(scan, at) is var (last, end))
        {
            return new Reading(end, Moment.Months(last < scan.Today.Month ? scan.Today.Year : scan.Today.Year - 1, 1, last, TimeGranularity.Interval, scan.TodayAnchor));
        }

        // What follows a year or a month that could not take it is no date: 2月30日.
        if (scan.CharAt(at - 1) is '年' or '月')
        {
            return null;
        }

        if (Number(scan, at) is { } number)
        {
            return OfNumber(scan, at, number, null, TimeAnchor.Publication);
        }

        return DayOfMonth(scan, at);
    }

    private static Reading Relative(TimeScan scan, int at, DateOnly month, TimeAnchor anchor)
    {
        var behind = scan.SkipBlank(at);
        return Tail(scan, behind, month, anchor)
            ?? (month == Calendar.MonthStart(scan.Today) ? Years.Rest(scan, at, month, Calendar.MonthEnd(month), TimeGranularity.PartOfMonth) : null)
            ?? new Reading(scan.CharAt(at) == '内' ? at + 1 : at, Moment.OfMonth(month, anchor));
    }

    // The number before 月, or two of them: 八九, 1至10.
    private static (int First, int Last, int End)? Number(TimeScan scan, int at)
    {
        if (Digits.At(scan.Folded, at) is not { IsVague: false, Low: >= 1 and <= 12, High: <= 12 } first || (first.IsArabic && first.Length > 2))
        {
            return null;
        }

        var last = first.High;
        var unit = scan.SkipBlank(first.End);
        var next = scan.After(unit, "至", "到", "-", "–", "—", "~", "、");
        if (next > 0 && Digits.At(scan.Folded, scan.SkipBlank(next)) is { IsOne: true, Low: >= 1 and <= 12 } second && second.Low > first.Low)
        {
            (last, unit) = (second.Low, scan.SkipBlank(second.End));
        }

        return scan.CharAt(unit) == '月' && !scan.IsAny(unit, "月龄", "月大的", "月大婴", "月大女", "月大男", "月大宝", "月球", "月亮") ? (first.Low, last, unit + 1) : null;
    }

    private static Reading? OfNumber(TimeScan scan, int start, (int First, int Last, int End) number, Func<int, int>? year, TimeAnchor anchor)
    {
        var end = scan.CharAt(number.End) == '份' ? number.End + 1 : number.End;
        if (number.First != number.Last)
        {
            return (year is null ? Nearest.ByYear(scan, start, end, any => Calendar.Day(any, number.Last, 1)) : Calendar.Day(year(0), number.Last, 1)) is { } from
                ? new Reading(end, Moment.Months(from.Year, number.First, number.Last, TimeGranularity.Interval, anchor)) : null;
        }

        var behind = scan.SkipBlank(scan.CharAt(end) == '的' && scan.CharAt(end + 1) is '第' or '最' ? end + 1 : end);
        if (DayNumber(scan, behind) is { } day)
        {
            return Nearby(year, any => Calendar.Day(any, number.First, day.Low)) is { } first ? Days(scan, day, first, anchor, number.First) : null;
        }

        if (scan.CharAt(behind) is '第' or '最' && Weeks.OfMonth(scan, behind, Nearby(year, any => new DateOnly(any, number.First, 1)) ?? scan.Today, anchor) is { } week)
        {
            return week;
        }

        if (Nearby(year, any => Calendar.Day(any, number.First, 1)) is not { } month)
        {
            return null;
        }

        return Tail(scan, end, month, anchor)
            ?? (month == Calendar.MonthStart(scan.Today) ? Years.Rest(scan, end, month, Calendar.MonthEnd(month), TimeGranularity.PartOfMonth) : null)
            ?? new Reading(end, Moment.OfMonth(month, anchor));

        DateOnly? Nearby(Func<int, int>? named, Func<int, DateOnly?> of) => named is null ? Nearest.ByYear(scan, start, end, of) : of(named(0));
    }

    // A day and its unit: 15日, 十五号, 31 日; in a date of numerals also 八月十五. Or the first of several: 15、16日, 3到4日.
    private static Digits? DayNumber(TimeScan scan, int at)
    {
        if (Digits.At(scan.Folded, at) is not { IsOne: true, Low: >= 1 and <= 31 } number || (number.IsArabic && number.Length > 2))
        {
            return null;
        }

        var unit = scan.SkipBlank(number.End);
        if (IsDayUnit(scan, unit))
        {
            return number with { End = unit + 1 };
        }

        if (SecondDay(scan, unit) is not null)
        {
            return number;
        }

        var isWritten = !number.IsArabic && number.Low > 10 && !char.IsLetter(scan.CharAt(number.End));
        return isWritten ? number : null;
    }

    private static bool IsDayUnit(TimeScan scan, int at)
        => scan.CharAt(at) == '日' ? !scan.IsAny(at, "日本人", "日本政", "日本首", "日圆", "日元") : scan.CharAt(at) == '号' && !scan.IsAny(at, "号线", "号楼", "号文", "号机", "号病", "号人", "号令", "号码", "号公");

    private static (Digits Number, int End)? SecondDay(TimeScan scan, int at)
    {
        var next = scan.After(at, "至", "到", "-", "–", "—", "~", "、", "和", "及", "与");
        return next > 0 && Digits.At(scan.Folded, scan.SkipBlank(next)) is { IsOne: true, Low: >= 1 and <= 31 } second && scan.SkipBlank(second.End) is var unit && IsDayUnit(scan, unit)
            ? (second, unit + 1) : null;
    }

    // 9月15日和16日, 7月2日至6日, 9月15至16日, 13、14日.
    private static Reading Days(TimeScan scan, Digits day, DateOnly first, TimeAnchor anchor, int month)
    {
        var at = scan.SkipBlank(day.End);
        if (SecondDay(scan, at) is var (second, end) && second.Low > first.Day && month > 0 && Calendar.Day(first.Year, first.Month, second.Low) is { } last
            && (scan.CharAt(at) is not ('、' or '和' or '及' or '与') || second.Low == first.Day + 1))
        {
            return new Reading(end, Moment.Days(first, last, TimeGranularity.Interval, anchor));
        }

        return new Reading(day.End, Moment.OfDay(first, anchor));
    }

    private static Reading? Tail(TimeScan scan, int at, DateOnly month, TimeAnchor anchor)
    {
        if (DayNumber(scan, at) is { } number && Calendar.Day(month.Year, month.Month, number.Low) is { } day)
        {
            return Days(scan, number, day, anchor, month.Month);
        }

        var (first, last, end) = Part(scan, at);
        return end < 0 ? null : new Reading(end, Moment.Days(month.AddDays(first - 1), last == 31 ? Calendar.MonthEnd(month) : month.AddDays(last - 1), TimeGranularity.PartOfMonth, anchor));
    }

    private static (int First, int Last, int End) Part(TimeScan scan, int at)
    {
        if (scan.After(at, "上旬", "初") is > 0 and var early)
        {
            return (1, 10, early);
        }

        if (scan.After(at, "中旬") is > 0 and var middle)
        {
            return (11, 20, middle);
        }

        if (scan.After(at, "下旬", "底", "末", "月底", "月末") is > 0 and var late && scan.CharAt(late) is not '特')
        {
            return (21, 31, late);
        }

        return scan.CharAt(at) == '中' && !char.IsLetter(scan.CharAt(at + 1)) ? (11, 20, at + 1) : (0, 0, -1);
    }

    // 13日, without its month.
    private static Reading? DayOfMonth(TimeScan scan, int at)
    {
        if (DayNumber(scan, at) is not { } number || scan.CharAt(at - 1) is '第' or '每' || (!number.IsArabic && scan.CharAt(at - 1) is '连' or '近' or '数' or '达' or '满' or '约' or '共' or '几' or '头') || scan.IsAny(at - 2, "为期", "历时", "连续", "过去", "未来", "最近"))
        {
            return null;
        }

        var unit = number.End;
        if (scan.CharAt(unit - 1) == '号' && (!IsAloneBehind(scan, unit) || (char.IsLetter(scan.CharAt(at - 1)) && scan.CharAt(at - 1) is not ('在' or '于' or '自' or '从' or '到' or '至' or '是' or '将' or '这' or '一' or '二' or '三' or '四' or '五' or '六' or '天'))))
        {
            return null;
        }

        if (scan.IsAny(unit, number.IsArabic ? ["内", "间", "来", "移动", "均", "游", "连", "以来"] : Lengths) || (!number.IsArabic && scan.CharAt(at) is '两' or '一' && number.Length == 1))
        {
            return null;
        }

        return Nearest.ByMonth(scan, at, unit, number.Low) is { } day ? Days(scan, number, day, TimeAnchor.Publication, day.Month) : null;
    }

    private static bool IsAloneBehind(TimeScan scan, int at) => !char.IsLetterOrDigit(scan.CharAt(at)) || "晚上下凌早至到起在的将前后宣举与和你".Contains(scan.CharAt(at));
}
