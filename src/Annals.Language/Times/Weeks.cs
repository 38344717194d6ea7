namespace Annals.Language.Times;

/// <summary>Weeks and weekdays: 周四, 上周五, 下星期三, 本周, 上上周, 周末, 十月的第一周, 8月的最后一个星期一.</summary>
internal static class Weeks
{
    private static readonly (string Word, int Offset)[] Words =
    [
        ("上上个", -2), ("上上", -2), ("上一个", -1), ("上个", -1), ("上一", -1), ("上", -1), ("这一", 0), ("这个", 0), ("这", 0), ("本", 0), ("下下个", 2), ("下下", 2), ("下一个", 1), ("下个", 1), ("下一", 1), ("下", 1),
    ];

    public static Reading? Read(TimeScan scan, int at)
    {
        foreach (var (word, offset) in Words)
        {
            if (scan.Is(at, word) && Name(scan, at + word.Length) is > 0 and var behind)
            {
                return Relative(scan, behind, offset);
            }
        }

        if (scan.After(at, "上半周") is > 0 and var half)
        {
            return new Reading(half, Moment.Days(Calendar.WeekStart(scan.Today), Calendar.WeekStart(scan.Today).AddDays(2), TimeGranularity.PartOfMonth, scan.TodayAnchor));
        }

        if (scan.After(at, "下半周") is > 0 and var other)
        {
            return new Reading(other, Moment.Days(Calendar.WeekStart(scan.Today).AddDays(3), Calendar.WeekStart(scan.Today).AddDays(6), TimeGranularity.PartOfMonth, scan.TodayAnchor));
        }

        return Bare(scan, at);
    }

    private static int Name(TimeScan scan, int at) => scan.After(at, "周", "星期", "礼拜");

    private static Reading Relative(TimeScan scan, int at, int offset)
    {
        var monday = Calendar.WeekStart(scan.Today).AddDays(7 * offset);
        if (Weekday(scan, at) is var (weekday, end))
        {
            return new Reading(end, Moment.OfDay(monday.AddDays(weekday - 1), scan.TodayAnchor));
        }

        if (scan.CharAt(at) == '末')
        {
            return new Reading(at + 1, Weekend(monday, scan.TodayAnchor));
        }

        return (offset == 0 ? Years.Rest(scan, at, monday, monday.AddDays(6), TimeGranularity.Week) : null)
            ?? new Reading(scan.CharAt(at) == '内' ? at + 1 : at, Moment.OfWeek(monday, scan.TodayAnchor));
    }

    private static Moment Weekend(DateOnly monday, TimeAnchor anchor) => Moment.Days(monday.AddDays(5), monday.AddDays(6), TimeGranularity.Week, anchor);

    private static Reading? Bare(TimeScan scan, int at)
    {
        if (Name(scan, at) is not (> 0 and var behind) || Digits.IsNumeral(scan.CharAt(at - 1)) || scan.CharAt(at - 1) is '每' or '个' or '逢' or '几' or '数' or '多')
        {
            return null;
        }

        if (scan.CharAt(behind) == '末' && scan.CharAt(at) == '周')
        {
            return scan.IsAny(behind + 1, "报", "画报", "版") || scan.CharAt(at - 1) is '方' ? null : new Reading(behind + 1, Weekend(Calendar.WeekStart(NearestWeekday(scan, at, behind + 1, 6)), scan.TodayAnchor));
        }

        return Weekday(scan, behind) is var (weekday, end) && !scan.IsAny(end, "泰晤士", "邮报", "快报", "电讯报", "独立报", "观察", "见面会")
            ? new Reading(end, Moment.OfDay(NearestWeekday(scan, at, end, weekday), scan.TodayAnchor)) : null;
    }

    /// <summary>The last such day up to today; the next one from today on where the clause looks ahead.</summary>
    public static DateOnly NearestWeekday(TimeScan scan, int start, int end, int weekday)
    {
        var ahead = (weekday - Calendar.Weekday(scan.Today) + 7) % 7;
        if (scan.RangeFrom is { } from)
        {
            return from.AddDays((weekday - Calendar.Weekday(from) + 7) % 7);
        }

        if (ahead == 0)
        {
            return scan.Today;
        }

        // 禁令将从周日开始。…从周日起: the same Sunday.
        var tense = Tense.Of(scan.Folded, start, end);
        if (tense is null && scan.ComingWeekday(weekday) is { } told)
        {
            return told;
        }

        var day = scan.Today.AddDays(tense ?? false ? ahead : ahead - 7);
        if (tense ?? false)
        {
            scan.RememberComing(weekday, day);
        }

        return day;
    }

    private static (int Weekday, int End)? Weekday(TimeScan scan, int at)
    {
        var weekday = scan.CharAt(at) switch
        {
            '一' => 1,
            '二' => 2,
            '三' => 3,
            '四' => 4,
            '五' => 5,
            '六' => 6,
            '日' when !IsJapan(scan, at) => 7,
            '天' when scan.CharAt(at - 1) != '周' => 7,
            _ => 0,
        };
        return weekday > 0 ? (weekday, at + 1) : null;
    }

    // 上周日本 is last week's Japan.
    private static bool IsJapan(TimeScan scan, int at) => scan.CharAt(at - 1) == '周' && scan.CharAt(at + 1) is '本' or '元' or '圆' or '韩' or '媒' or '军' or '经' or '产' or '方' or '企' or '股' or '美' or '中' && !scan.IsAny(at + 1, "本报", "中午");

    /// <summary>第一周, 第N周, 最后三周.</summary>
    public static Reading? OfYear(TimeScan scan, int at, int year, TimeAnchor anchor)
    {
        if (Counted(scan, at) is not var (count, isLast, end, weekday) || weekday > 0)
        {
            return null;
        }

        // ISO 8601: the week that holds 4 January is the first.
        var first = Calendar.WeekStart(new DateOnly(year, 1, 4));
        var next = Calendar.WeekStart(new DateOnly(year + 1, 1, 4));
        return isLast
            ? new Reading(end, Moment.Days(next.AddDays(-7 * count), next.AddDays(-1), TimeGranularity.Week, anchor))
            : new Reading(end, Moment.OfWeek(first.AddDays(7 * (count - 1)), anchor));
    }

    /// <summary>第一周, 最后一个星期一.</summary>
    public static Reading? OfMonth(TimeScan scan, int at, DateOnly month, TimeAnchor anchor)
    {
        if (Counted(scan, at) is not var (count, isLast, end, weekday))
        {
            return null;
        }

        if (scan.CharAt(end) == '末' && Calendar.WeekdayOfMonth(month.Year, month.Month, 6, isLast ? -count : count) is { } saturday)
        {
            return new Reading(end + 1, Weekend(Calendar.WeekStart(saturday), anchor));
        }

        if (weekday > 0)
        {
            return Calendar.WeekdayOfMonth(month.Year, month.Month, weekday, isLast ? -count : count) is { } day ? new Reading(end, Moment.OfDay(day, anchor)) : null;
        }

        return Calendar.WeekdayOfMonth(month.Year, month.Month, 1, isLast ? -count : count) is { } monday ? new Reading(end, Moment.OfWeek(monday, anchor)) : null;
    }

    // What is counted: weeks where the weekday is 0.
    private static (int Count, bool IsLast, int End, int Weekday)? Counted(TimeScan scan, int at)
    {
        var isLast = scan.Is(at, "最后");
        if (!isLast && scan.CharAt(at) != '第')
        {
            return null;
        }

        if (Digits.At(scan.Folded, scan.SkipBlank(isLast ? at + 2 : at + 1)) is not { IsOne: true, Low: >= 1 and <= 53 } number)
        {
            return null;
        }

        var unit = scan.SkipBlank(number.End);
        unit = scan.CharAt(unit) == '个' ? unit + 1 : unit;
        return Name(scan, unit) is not (> 0 and var behind) ? null
            : Weekday(scan, behind) is var (weekday, end) ? (number.Low, isLast, end, weekday) : (number.Low, isLast, behind, 0);
    }
}
