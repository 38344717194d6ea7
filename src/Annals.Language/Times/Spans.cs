namespace Annals.Language.Times;

/// <summary>Lengths that are laid on the calendar, and those that are not: 10年前, 三天后, 过去一周, 近两年来, 未来几天, 八个月以来; 七天.</summary>
internal static class Spans
{
    // What makes a length another word: 10年期, 一年一度, 24小时便利店, 90后.
    private static readonly string[] NotLengths =
    [
        "期", "级", "制", "计划", "规划", "龄", "代", "生", "薪", "周年", "一度", "一次", "度", "债", "国债", "公债", "便利", "营业", "热线", "服务", "不打烊", "直播", "滚动", "新闻", "夜", "级别", "大", "历", "份", "涨", "跌", "均线", "移动", "级生", "一遇", "前后", "国庆", "连涨", "连跌", "连升", "线", "元", "圆", "本", "号", "如一", "来的", "义务",
    ];

    public static Reading? Read(TimeScan scan, int at)
        => Before(scan, at) ?? (Length.At(scan, at) is { } length && !IsOtherWord(scan, at) ? Behind(scan, at, length) : null);

    // 过去一周, 最近数周, 近三年来, 未来几天, 今后三年.
    private static Reading? Before(TimeScan scan, int at)
    {
        var (direction, word) = scan.After(at, "在过去", "过去", "最近", "近", "此前") is > 0 and var past ? (-1, past)
            : scan.After(at, "未来", "今后", "接下来", "随后") is > 0 and var future ? (1, future)
            : scan.CharAt(at) == '后' && !char.IsLetter(scan.CharAt(at - 1)) ? (2, at + 1) : (0, -1);
        if (word < 0 || scan.Is(at, "在"))
        {
            return null;
        }

        var place = scan.SkipBlank(scan.CharAt(word) == '的' ? word + 1 : word);
        if (Length.At(scan, place) is not { } length || (scan.CharAt(at) == '近' && scan.CharAt(at - 1) is '将' or '接' or '最' or '附'))
        {
            return null;
        }

        var (end, isSince) = scan.After(length.End, "以来", "来") is > 0 and var since ? (since, true) : (length.End, false);
        if (length.Unit is LengthUnit.Hour or LengthUnit.Minute)
        {
            return new Reading(length.End, Moment.Written(length.Written, TimeGranularity.Duration, TimeAnchor.None));
        }

        var today = scan.Today;
        if (direction > 0)
        {
            var from = direction == 2 ? today.AddDays(1) : today;
            return length.IsUnknown ? new Reading(length.End, Moment.Days(today, null, TimeGranularity.VagueFuture, scan.TodayAnchor))
                : length.From(from, 1) is { } last ? new Reading(length.End, Moment.Days(from, last, TimeGranularity.Interval, scan.TodayAnchor)) : null;
        }

        if (length.IsUnknown)
        {
            return new Reading(end, Moment.Days(null, today, TimeGranularity.VaguePast, scan.TodayAnchor));
        }

        if (!isSince && scan.CharAt(at) == '近' && scan.CharAt(end) is '低' or '高' or '新' or '首' or '最' && scan.CharAt(end + 1) is '点' or '位' or '高' or '低')
        {
            return new Reading(end, Moment.Written(length.Written, TimeGranularity.Duration, TimeAnchor.None));
        }

        // 入狱近四年, 他近50年政治生涯: nearly so long, not the last years.
        if (!isSince && scan.CharAt(at) == '近' && scan.CharAt(word) != '的' && length.Unit is LengthUnit.Year or LengthUnit.Month && char.IsLetter(scan.CharAt(at - 1)) && scan.CharAt(at - 1) is not ('在' or '从' or '对' or '的' or '和' or '与' or '较' or '比' or '是') && !scan.IsAny(end, "内", "中", "间", "里", "期"))
        {
            return new Reading(end, Moment.Written(length.Written, TimeGranularity.Duration, TimeAnchor.None));
        }

        return length.From(today, -1) is not { } first ? null
            : isSince && length.Unit == LengthUnit.Year ? new Reading(end, new Moment(Calendar.MonthStart(first), Calendar.MonthEnd(today), DayUnit.Month, TimeGranularity.Interval, scan.TodayAnchor))
            : new Reading(end, Moment.Days(first, today, TimeGranularity.Interval, scan.TodayAnchor));
    }

    private static bool IsOtherWord(TimeScan scan, int at)
        => scan.CharAt(at - 1) is '每' or '第' or '有' or '某' or '同' or '整' or '逐' or '头' or '那' or '小' || (scan.CharAt(at - 1) is '这' or '前' && scan.CharAt(at) != '几' && scan.Is(at, "一"))
            || scan.IsAny(at, "百年", "千年", "万年", "百日", "一日", "一时", "一月", "十月", "几时", "多日本", "一天比", "一年级", "两日本", "一年又", "一天一", "多天", "多周", "多分")
            || (scan.Is(at, "一天") && scan.CharAt(at - 1) is '的' or '天')
            || scan.Is(at - 2, "最后");

    private static Reading? Behind(TimeScan scan, int at, Length length)
    {
        var end = length.End;
        if (scan.After(end, "之前", "以前", "前") is > 0 and var ago && scan.CharAt(ago) is not ('后' or '锋' or '夕' or '任' or '往'))
        {
            return Ago(scan, length, ago);
        }

        if (scan.After(end, "之后", "以后", "过后", "后") is > 0 and var later)
        {
            return Later(scan, at, length, later);
        }

        if (scan.After(end, "以来", "来") is > 0 and var since)
        {
            return Since(scan, length, since);
        }

        return IsOnlyPart(scan, at, end, length) ? null
            : new Reading(scan.After(end, "时间里", "时间内", "的时间里", "的时间内", "之内", "以内", "内") is > 0 and var within ? within : end, Moment.Written(length.Written, TimeGranularity.Duration, TimeAnchor.None));
    }

    private static bool IsOnlyPart(TimeScan scan, int at, int end, Length length)
        => (scan.IsAny(end, NotLengths) && !scan.IsAny(end, "期限", "期满", "期间"))
            || (length.Unit == LengthUnit.Day && scan.CharAt(end - 1) == '日' && (length.IsUnknown || scan.IsAny(end, "内", "来") is false))
            || (length.Unit == LengthUnit.Week && scan.CharAt(end) is '一' or '二' or '三' or '四' or '五' or '六' or '日' or '岁' or '年' or '围' or '边' or '遭' or '末')
            || (length is { Unit: LengthUnit.Year, IsVague: true } && scan.CharAt(at) == '多' && char.IsLetter(scan.CharAt(at - 1)) && scan.CharAt(at - 1) is '很' or '许' or '这')
            || (length.Unit is LengthUnit.Minute or LengthUnit.Hour && length.IsUnknown);

    // 10年前 is a year, 三个月前 a month, 两周前 a day; 30年前的今天 is exact.
    private static Reading? Ago(TimeScan scan, Length length, int end)
    {
        if (length.Unit is LengthUnit.Hour or LengthUnit.Minute)
        {
            return null;
        }

        if (length.IsUnknown)
        {
            return new Reading(end, Moment.Days(null, scan.Today, TimeGranularity.VaguePast, scan.TodayAnchor));
        }

        if (length.From(scan.Today, -1) is not { } day)
        {
            return null;
        }

        return Exact(scan, end, length, day) ?? new Reading(end, Rounded(length, day, scan.TodayAnchor));
    }

    private static Reading? Exact(TimeScan scan, int at, Length length, DateOnly day)
    {
        if (scan.CharAt(at) != '的')
        {
            return null;
        }

        if (scan.After(at + 1, "今天", "今日", "同一天") is > 0 and var anniversary)
        {
            return new Reading(anniversary, Moment.OfDay(day, scan.TodayAnchor));
        }

        return length.Unit == LengthUnit.Year ? Months.InYear(scan, at, at + 1, day.Year, scan.TodayAnchor) : null;
    }

    private static Reading? Later(TimeScan scan, int at, Length length, int end)
    {
        if (length.Unit is LengthUnit.Hour or LengthUnit.Minute || scan.CharAt(end) is '者' or '卫' or '生')
        {
            return null;
        }

        if (scan.CharAt(end) == '的' && scan.After(end + 1, "今天", "今日") is > 0 and var today)
        {
            return new Reading(today, Moment.OfDay(scan.Today, scan.TodayAnchor));
        }

        if (length.IsUnknown)
        {
            return null;
        }

        // 疫情三年后 counts from a thing whose day the text does not say.
        var isAttached = char.IsLetter(scan.CharAt(at - 1)) && scan.CharAt(at - 1) is not ('在' or '于' or '再' or '约' or '将' or '但' or '而' or '即' or '仅' or '才' or '到' or '从' or '且' or '就' or '为' or '与' or '至' or '需' or '要' or '会' or '等' or '自');
        var mentioned = Tense.IsComing(scan.Folded, at, end) ? null : isAttached ? scan.MentionedDayInLine(at) is { } told && told < scan.Today ? told : null : scan.MentionedDayInSentence(at);
        if (isAttached && mentioned is null)
        {
            return null;
        }

        var anchor = mentioned is null ? scan.TodayAnchor : TimeAnchor.EarlierMention;
        return length.From(mentioned ?? scan.Today, 1) is { } day ? new Reading(end, Rounded(length, day, anchor)) : null;
    }

    private static Reading? Since(TimeScan scan, Length length, int end)
    {
        if (length.IsUnknown)
        {
            return new Reading(end, Moment.Days(null, scan.Today, TimeGranularity.VaguePast, scan.TodayAnchor));
        }

        if (length.Unit is LengthUnit.Hour or LengthUnit.Minute || length.From(scan.Today, -1) is not { } first)
        {
            return null;
        }

        return new Reading(end, length.Unit switch
        {
            LengthUnit.Year => new Moment(Calendar.MonthStart(first), Calendar.MonthEnd(scan.Today), DayUnit.Month, TimeGranularity.Interval, scan.TodayAnchor),
            LengthUnit.Month => Moment.Written($"{first:yyyy-MM}/{scan.Today:yyyy-MM-dd}", TimeGranularity.Interval, scan.TodayAnchor),
            _ => Moment.Days(first, scan.Today, TimeGranularity.Interval, scan.TodayAnchor),
        });
    }

    private static Moment Rounded(Length length, DateOnly day, TimeAnchor anchor) => length.Unit switch
    {
        LengthUnit.Year when length.Extra == 0 => Moment.OfYear(day.Year, anchor),
        LengthUnit.Year or LengthUnit.Month => Moment.OfMonth(day, anchor),
        _ => Moment.OfDay(day, anchor),
    };
}
