namespace Annals.Language.Times;

/// <summary>Puts the parts together: a day, the part of the day and the clock; two ends of a range; 自…以来, …之前.</summary>
internal static class TimeReader
{
    private static readonly string[] Zones = ["格林尼治标准时间", "格林尼治时间", "格林威治时间", "格林威治标准时间", "世界标准时间", "国际标准时间", "协调世界时", "美国东部时间", "美国西部时间", "美东时间", "美西时间", "欧洲中部时间", "北京时间", "台北时间", "台湾时间", "香港时间", "东京时间", "首尔时间", "莫斯科时间", "伦敦时间", "巴黎时间", "纽约时间", "当地时间", "本地时间", "法国时间", "英国时间", "日本时间"];

    public static IReadOnlyList<string> ZoneNames => Zones;

    private const string Initials = "格世国协美欧北台香东首莫伦巴纽当本法英日";

    /// <summary>The expression that begins exactly at <paramref name="at"/>, or null.</summary>
    public static Reading? Read(TimeScan scan, int at)
    {
        if (scan.CharAt(at) is '自' or '从' or '截')
        {
            return Prefixed(scan, at);
        }

        return One(scan, at) is not { } first ? null : Suffixed(scan, Range(scan, at, first) ?? first);
    }

    private static Reading? Prefixed(TimeScan scan, int at)
    {
        var behind = scan.After(at, "自从", "自", "从", "截止到");
        if (behind < 0 || scan.CharAt(at - 1) is '来' or '各' or '独' or '亲' || One(scan, behind) is not { } first)
        {
            return null;
        }

        var range = Range(scan, behind, first);
        if (range is { } whole)
        {
            // 从…到 holds the words together, 从…至 does not.
            return scan.CharAt(at) == '从' && scan.Folded.AsSpan(first.End, Math.Min(3, whole.End - first.End)).Contains('到') ? whole : null;
        }

        if (first.Moment.Literal is not null)
        {
            return null;
        }

        if (first.Moment.Granularity == TimeGranularity.Interval && scan.CharAt(at) == '从')
        {
            return scan.Folded.AsSpan(behind, first.End - behind).Contains('到') ? first : null;
        }

        if (scan.Is(at, "截止到"))
        {
            return new Reading(first.End, Open(first.Moment, isStart: false));
        }

        if (scan.Is(first.End, "以来"))
        {
            return new Reading(first.End + 2, UntilToday(scan, first.Moment));
        }

        if (scan.CharAt(first.End) == '起' && first.Moment.Anchor == TimeAnchor.Absolute && scan.CharAt(at) == '自')
        {
            return new Reading(first.End + 1, Open(first.Moment, isStart: true));
        }

        return scan.Is(at, "自从") && !char.IsLetterOrDigit(scan.CharAt(first.End)) ? new Reading(first.End, Open(first.Moment, isStart: true)) : null;
    }

    private static Reading Suffixed(TimeScan scan, Reading reading)
    {
        var (end, moment) = reading;
        if (moment.Literal is not null || moment.Granularity is TimeGranularity.VaguePast or TimeGranularity.VagueFuture or TimeGranularity.Present)
        {
            return reading;
        }

        if (scan.Is(end, "以来"))
        {
            return new Reading(end + 2, UntilToday(scan, moment));
        }

        if (scan.After(end, "至今", "迄今") is > 0 and var now)
        {
            return new Reading(now, UntilToday(scan, moment));
        }

        if (scan.CharAt(end) == '起' && moment is { Anchor: TimeAnchor.Absolute, Unit: DayUnit.Year } && scan.CharAt(end + 1) is not '义')
        {
            return new Reading(end + 1, Open(moment, isStart: true));
        }

        if (scan.After(end, "或之后", "及之后", "或以后", "及以后", "之后", "以后") is > 0 and var after)
        {
            return new Reading(after, Open(moment, isStart: true));
        }

        return scan.After(end, "或之前", "及之前", "或以前", "及以前", "之前", "以前") is > 0 and var before ? new Reading(before, Open(moment, isStart: false)) : reading;
    }

    private static Moment Open(Moment moment, bool isStart) => moment.Clock is null
        ? moment with { First = isStart ? moment.First : null, Last = isStart ? null : moment.Last, Granularity = TimeGranularity.Interval }
        : Moment.Written(isStart ? moment.Value + "/.." : "../" + moment.Value, TimeGranularity.Interval, moment.Anchor);

    private static Moment UntilToday(TimeScan scan, Moment moment)
    {
        // 今年以来 begins on its first day, 2013年以来 some time in that year, 今年五月以来 some time in that month.
        var isNear = moment.Anchor != TimeAnchor.Absolute && (moment.Granularity is TimeGranularity.Year or TimeGranularity.Week || (moment.Granularity == TimeGranularity.Month && moment.First == Calendar.MonthStart(scan.Today)));
        var start = (moment with { Last = moment.First, Unit = isNear ? DayUnit.Day : moment.Unit }).Value;
        return Moment.Written($"{start}/{scan.Today:yyyy-MM-dd}", TimeGranularity.Interval, moment.Anchor);
    }

    private static Reading? Range(TimeScan scan, int start, Reading first)
    {
        if (first.Moment is not { Literal: null, First: { } from, Last: { } until } || first.Moment.Granularity is TimeGranularity.VaguePast or TimeGranularity.Present)
        {
            return null;
        }

        var next = scan.After(scan.SkipBlank(first.End), "直至", "直到", "起至", "起到", "至", "到", "-", "–", "—", "~", "〜");
        var isPair = false;
        if (next < 0)
        {
            // Only neighbours make a stretch of a list: 9月15日和9月16日; 三月和九月之间.
            next = scan.After(scan.SkipBlank(first.End), "和", "与", "、", "及");
            isPair = true;
        }

        if (next < 0 || (scan.CharAt(next) == '今' && !scan.IsAny(next, "今年", "今天", "今日", "今晚", "今春", "今夏", "今秋", "今冬")))
        {
            return null;
        }

        scan.RangeFrom = from;
        var second = One(scan, scan.SkipBlank(next));
        scan.RangeFrom = null;
        second ??= first.Moment.Clock is null ? null : LaterThatDay(scan, scan.SkipBlank(next), first.Moment);
        if (second is not { Moment: { Literal: null, First: { } then, Last: { } end } last, End: var behind } || last.Granularity is TimeGranularity.VaguePast or TimeGranularity.Present)
        {
            return null;
        }

        if (last.Clock is not null && first.Moment.Clock is null && first.Moment.PartOfDay is null && last.Day == first.Moment.Day)
        {
            return null;
        }

        if (isPair)
        {
            if (scan.Is(behind, "之间"))
            {
                behind += 2;
            }
            else if (first.Moment.Day is not { } day || last.Day != day.AddDays(1) || first.Moment.PartOfDay is not null)
            {
                return null;
            }
        }

        return new Reading(behind, Between(first.Moment, last, from, until, then, end));
    }

    // 下午两点到五点: the second hour takes the half of the day from the first.
    private static Reading? LaterThatDay(TimeScan scan, int at, Moment first)
    {
        if (Clocks.At(scan, at, isAfterDay: true) is not { Hour: { } hour } clock || first.First is not { } day)
        {
            return null;
        }

        var isLater = string.CompareOrdinal(clock.Written, first.Clock) < 0 && hour < 12;
        return new Reading(clock.End, At(Moment.OfDay(day, first.Anchor), isLater ? clock with { Hour = hour + 12 } : clock, isUniversal: false));
    }

    private static Moment Between(Moment first, Moment last, DateOnly from, DateOnly until, DateOnly then, DateOnly end)
    {
        if (first.Clock is not null || last.Clock is not null || first.PartOfDay is not null || last.PartOfDay is not null || first.Unit != last.Unit || then < from)
        {
            return Moment.Written(first.Value + "/" + last.Value, TimeGranularity.Interval, first.Anchor);
        }

        return first with { First = from, Last = end > until ? end : until, Granularity = TimeGranularity.Interval };
    }

    /// <summary>One point or stretch without a range: the zone's name, the day, a second name of it in brackets, the clock.</summary>
    private static Reading? One(TimeScan scan, int at)
    {
        var behind = Initials.Contains(scan.CharAt(at)) && scan.After(at, Zones) is > 0 and var zone ? zone : at;
        if (behind > at)
        {
            var isUniversal = scan.Folded[at] is '格' or '世' or '国' or '协';
            behind = scan.SkipBlank(behind);
            return Day(scan, behind) is { } dated ? WithClock(scan, dated, isUniversal) : ClockOnly(scan, behind, isUniversal, isNamed: true);
        }

        return Day(scan, at) is { } day ? WithClock(scan, day, false) : ClockOnly(scan, at, false, isNamed: false);
    }

    private static Reading? Day(TimeScan scan, int at)
    {
        if (Stretch(scan, at) is not { } reading)
        {
            return null;
        }

        // 周四（9月15日）, 今天（9月7日）, 9月5日（星期一）.
        var open = scan.CharAt(reading.End) == ' ' ? reading.End + 1 : reading.End;
        if (reading.Moment.Day is { } outer && scan.CharAt(open) is '（' or '(' && Stretch(scan, open + 1) is { Moment: { Day: { } inner } second } bracketed && scan.CharAt(bracketed.End) is '）' or ')')
        {
            var isWeekday = scan.CharAt(open + 1) is '周' or '星' or '礼';
            var isBare = !isWeekday && scan.Folded.AsSpan(open, bracketed.End - open).IndexOfAny("月./-") < 0;
            return Math.Abs(outer.DayNumber - inner.DayNumber) <= 40 || !isWeekday ? new Reading(bracketed.End + 1, isWeekday ? reading.Moment : isBare ? InMonthOf(outer, second, inner.Day) : second) : reading;
        }

        return reading;
    }

    // 下周四（15日）: the fifteenth that is nearest to that Thursday.
    private static Moment InMonthOf(DateOnly outer, Moment bracketed, int dayOfMonth)
    {
        var nearest = new[] { outer.AddMonths(-1), outer, outer.AddMonths(1) }.Where(month => dayOfMonth <= DateTime.DaysInMonth(month.Year, month.Month))
            .Select(month => new DateOnly(month.Year, month.Month, dayOfMonth)).MinBy(day => Math.Abs(day.DayNumber - outer.DayNumber));
        return bracketed with { First = nearest, Last = nearest };
    }

    private static Reading? Stretch(TimeScan scan, int at)
    {
        var isDigit = char.IsAsciiDigit(scan.CharAt(at));
        var numeric = isDigit ? NumericDates.Read(scan, at) : null;
        return numeric ?? Years.Read(scan, at) ?? DayWords.Read(scan, at) ?? Weeks.Read(scan, at) ?? Months.Read(scan, at)
            ?? Holiday(scan, at) ?? Periods.Read(scan, at) ?? Spans.Read(scan, at);
    }

    private static Reading? Holiday(TimeScan scan, int at)
        => Holidays.At(scan, at) is var (of, days, end) && Nearest.ByYear(scan, at, end, of) is { } day
            ? new Reading(end, days == 1 ? Moment.OfDay(day, scan.TodayAnchor) : Moment.Days(day, day.AddDays(days - 1), TimeGranularity.Interval, scan.TodayAnchor)) : null;

    private static Reading WithClock(TimeScan scan, Reading day, bool isUniversal)
    {
        if (day.Moment is not { Literal: null, Day: not null } || day.Moment.Granularity == TimeGranularity.Present || day.Moment.Granularity == TimeGranularity.VaguePast)
        {
            return day;
        }

        var behind = scan.SkipBlank(scan.CharAt(day.End) == '的' ? day.End + 1 : day.End);
        return Clocks.At(scan, behind, isAfterDay: true) is { } clock ? new Reading(clock.End, At(day.Moment, clock, isUniversal)) : day;
    }

    private static Reading? ClockOnly(TimeScan scan, int at, bool isUniversal, bool isNamed)
    {
        var clock = Clocks.At(scan, at, isAfterDay: isNamed) ?? (isNamed || IsRangeOfClocks(scan, at) ? Clocks.Bare(scan, at) : null);
        if (clock is not { } found)
        {
            return null;
        }

        var mentioned = scan.MentionedDayInSentence(at);
        return new Reading(found.End, At(Moment.OfDay(mentioned ?? scan.Today, mentioned is null ? scan.TodayAnchor : TimeAnchor.EarlierMention), found, isUniversal));
    }

    private static bool IsRangeOfClocks(TimeScan scan, int at)
        => (Clocks.Bare(scan, at) is { End: var end } && scan.CharAt(end) is '-' or '~' or '至' or '到') || (scan.RangeFrom is not null);

    private static Moment At(Moment day, Clock clock, bool isUniversal) => day with
    {
        PartOfDay = clock.Hour is null ? clock.PartOfDay : null,
        Clock = clock.Written is { } written ? written + (isUniversal ? "Z" : "") : null,
        Granularity = clock.Hour is null ? TimeGranularity.PartOfDay : clock.Minute is null ? TimeGranularity.Hour : TimeGranularity.Minute,
    };
}
