namespace Annals.Language.Times;

/// <summary>Quarters, decades, centuries, wars, seasons of sport, and words that only point: 第三季度, 上世纪八十年代, 二战期间, 目前, 近日.</summary>
internal static class Periods
{
    private static readonly (string Word, int First, int Last)[] Named =
    [
        ("第二次世界大战期间", 1939, 1945), ("二次世界大战期间", 1939, 1945), ("二次大战期间", 1939, 1945), ("二战期间", 1939, 1945), ("二战时期", 1939, 1945), ("第一次世界大战期间", 1914, 1918), ("一战期间", 1914, 1918), ("一战时期", 1914, 1918),
        ("冷战期间", 1947, 1991), ("冷战时期", 1947, 1991), ("文革期间", 1966, 1976), ("文革时期", 1966, 1976), ("文化大革命期间", 1966, 1976), ("抗战期间", 1937, 1945), ("抗战时期", 1937, 1945), ("越战期间", 1955, 1975), ("韩战期间", 1950, 1953), ("朝鲜战争期间", 1950, 1953),
        ("二战后", 1945, 0), ("第二次世界大战后", 1945, 0), ("二战以来", 1945, 0), ("战后", 1945, 0), ("冷战后", 1991, 0), ("二战前", 0, 1939), ("战前", 0, 1939),
    ];

    public static Reading? Read(TimeScan scan, int at)
        => ByName(scan, at) ?? Quarter(scan, at, null, scan.TodayAnchor) ?? Decade(scan, at) ?? SportSeason(scan, at) ?? Pointing(scan, at) ?? PartOfThisYear(scan, at);

    private static Reading? ByName(TimeScan scan, int at)
    {
        foreach (var (word, first, last) in Named)
        {
            if (scan.Is(at, word) && !(word[0] == '战' && char.IsLetter(scan.CharAt(at - 1))))
            {
                return new Reading(at + word.Length, new Moment(first == 0 ? null : new DateOnly(first, 1, 1), last == 0 ? null : new DateOnly(last, 12, 31), DayUnit.Year, TimeGranularity.Interval, TimeAnchor.Event));
            }
        }

        return null;
    }

    /// <param name="year">Null: the nearest that fits the tense.</param>
    public static Reading? Quarter(TimeScan scan, int at, int? year, TimeAnchor anchor)
    {
        if (year is null && scan.After(at, "上一季度", "上个季度", "上季度", "本季度", "下一季度", "下个季度", "下季度") is > 0 and var relative)
        {
            var offset = scan.CharAt(at) switch { '上' => -3, '下' => 3, _ => 0 };
            var day = scan.Today.AddMonths(offset);
            return new Reading(relative, OfQuarter(day.Year, ((day.Month - 1) / 3) + 1, anchor));
        }

        var end = scan.After(at, "首季度", "首季");
        var number = 1;
        if (end < 0)
        {
            var isOrdinal = scan.CharAt(at) == '第';
            if (Digits.At(scan.Folded, isOrdinal ? at + 1 : at) is not { IsOne: true, Low: >= 1 and <= 4 } digits || digits.Length > 1)
            {
                return null;
            }

            number = digits.Low;
            end = scan.After(digits.End, "季度", "季");
            if (end < 0 || (!isOrdinal && scan.CharAt(end - 1) == '季' && (year is null || scan.CharAt(at - 1) == '前')) || scan.IsAny(end, "赛", "节目", "后赛", "以来"))
            {
                return null;
            }
        }

        var start = at;
        var behind = end;
        return year is { } known ? new Reading(end, OfQuarter(known, number, anchor))
            : new Reading(end, OfQuarter(Nearest.Begun(scan, start, behind, any => new DateOnly(any, (3 * number) - 2, 1)).Year, number, anchor));
    }

    private static Moment OfQuarter(int year, int quarter, TimeAnchor anchor)
        => new(new DateOnly(year, (3 * quarter) - 2, 1), Calendar.MonthEnd(new DateOnly(year, 3 * quarter, 1)), DayUnit.Quarter, TimeGranularity.Quarter, anchor);

    // 八十年代, 上世纪九十年代初, 20世纪90年代中期, 21世纪.
    private static Reading? Decade(TimeScan scan, int at)
    {
        var (century, behind) = Century(scan, at);
        var next = behind < 0 ? at : scan.SkipBlank(scan.CharAt(behind) == '的' ? behind + 1 : behind);
        if (Digits.At(scan.Folded, next) is { IsOne: true, Low: >= 1 and <= 9 } digit && scan.CharAt(digit.End) is '、' or '至' && Digits.At(scan.Folded, digit.End + 1) is { IsOne: true, Low: >= 10 and <= 90 } tens && scan.Is(tens.End, "年代"))
        {
            var start = ((century > 0 ? century : 19) * 100) + (digit.Low * 10);
            return new Reading(tens.End + 2, new Moment(new DateOnly(start, 1, 1), new DateOnly((start / 100 * 100) + tens.Low + 9, 12, 31), DayUnit.Year, TimeGranularity.Decade, TimeAnchor.Absolute));
        }

        if (Digits.At(scan.Folded, next) is { IsOne: true } number && scan.After(scan.SkipBlank(number.End), "年代") is > 0 and var end)
        {
            var first = number is { Length: 4, Low: >= 1000 } ? number.Low : number.Low is >= 10 and <= 90 || (century > 0 && number.Low == 0) ? ((century > 0 ? century : number.Low <= 20 ? 20 : 19) * 100) + number.Low : 0;
            return first == 0 || first % 10 != 0 ? null : PartOfDecade(scan, end, first);
        }

        return behind < 0 ? null : new Reading(behind, new Moment(new DateOnly((century * 100) + 1, 1, 1), new DateOnly((century * 100) + 100, 12, 31), DayUnit.Year, TimeGranularity.Century, scan.Is(at, "上世纪") || scan.Is(at, "本世纪") ? TimeAnchor.Publication : TimeAnchor.Absolute));
    }

    // 19 for the twentieth century.
    private static (int Century, int End) Century(TimeScan scan, int at)
    {
        if (scan.After(at, "上世纪", "上个世纪") is > 0 and var last)
        {
            return ((scan.Today.Year / 100) - 1, last);
        }

        if (scan.Is(at, "本世纪"))
        {
            return (scan.Today.Year / 100, at + 3);
        }

        return Digits.At(scan.Folded, at) is { IsOne: true, Low: >= 2 and <= 22 } number && scan.Is(number.End, "世纪") ? (number.Low - 1, number.End + 2) : (0, -1);
    }

    private static Reading PartOfDecade(TimeScan scan, int end, int first)
    {
        var (from, to, behind) = scan.After(end, "初期", "早期", "初") is > 0 and var early ? (first, first + 3, early)
            : scan.After(end, "中期", "中叶") is > 0 and var middle ? (first + 4, first + 6, middle)
            : scan.After(end, "后期", "末期", "晚期", "末") is > 0 and var late ? (first + 7, first + 9, late)
            : (first, first + 9, end);
        return new Reading(behind, new Moment(new DateOnly(from, 1, 1), new DateOnly(to, 12, 31), DayUnit.Year, TimeGranularity.Decade, TimeAnchor.Absolute));
    }

    // In America and Europe a season begins in the autumn.
    private static Reading? SportSeason(TimeScan scan, int at)
    {
        var offset = scan.CharAt(at) switch { '上' => -1, '本' => 0, '下' => 1, _ => 9 };
        if (offset == 9 || scan.After(at + 1, "赛季", "球季", "季") is not (> 0 and var end) || scan.CharAt(end) is '度' or '节')
        {
            return null;
        }

        var first = scan.Today.Year - (scan.Today.Month >= 8 ? 0 : 1) + offset;
        return new Reading(end, new Moment(new DateOnly(first, 1, 1), new DateOnly(first + 1, 12, 31), DayUnit.Year, TimeGranularity.Season, scan.TodayAnchor));
    }

    private static Reading? Pointing(TimeScan scan, int at)
    {
        var today = scan.Today;
        if (scan.After(at, "目前", "现在", "现时", "如今", "眼下", "现今") is > 0 and var now)
        {
            return scan.CharAt(at) == '现' && scan.CharAt(at - 1) is '出' or '实' or '表' or '体' or '发' or '涌' or '呈' or '展' or '重' or '显' or '浮' or '再' ? null
                : new Reading(now, Moment.Days(today, today, TimeGranularity.Present, scan.TodayAnchor));
        }

        if (scan.After(at, "近日", "日前", "近几日", "近几天") is > 0 and var recent)
        {
            return scan.CharAt(at - 1) is '附' or '选' or '举' or '票' or '止' or '期' or '效' or '庆' or '念' or '工' or '该' or '首' or '每' or '幕' or '职' or '播' or '售' or '订' or '公' or '权' or '生' or '节' or '假' or '昨' or '今' or '当' or '末' or '明' or '抗' or '将' or '接' or '最' or '靠' || char.IsAsciiDigit(scan.CharAt(at - 1)) ? null
                : new Reading(recent, Moment.Days(today.AddDays(-7), today, TimeGranularity.VaguePast, scan.TodayAnchor));
        }

        if (scan.After(at, "近期", "近来", "最近一段时间", "最近一段时期") is > 0 and var lately || ((lately = scan.After(at, "最近")) > 0 && !scan.IsAny(lately, "的", "处", "距", "更新", "几", "数", "一次", "一家")))
        {
            return scan.IsAny(lately, "内", "目标") ? null : new Reading(lately, Moment.Days(today, today, TimeGranularity.VaguePast, scan.TodayAnchor));
        }

        if (scan.After(at, "近年来", "近些年来", "近几年来", "近年以来") is > 0 and var years)
        {
            return new Reading(years, Moment.Days(null, today, TimeGranularity.VaguePast, scan.TodayAnchor));
        }

        if (scan.After(at, "不久的将来", "不久之后", "不久将来") is > 0 and var soon)
        {
            return new Reading(soon, Moment.Days(today, null, TimeGranularity.VagueFuture, scan.TodayAnchor));
        }

        return scan.After(at, "不久之前", "不久前", "前不久", "连日来", "连日", "这几天", "这些天", "这几日") is > 0 and var before
            ? new Reading(before, Moment.Days(null, today, TimeGranularity.VaguePast, scan.TodayAnchor)) : null;
    }

    // 年初, 年底, 上半年, 月底, without their year or month.
    private static Reading? PartOfThisYear(TimeScan scan, int at)
    {
        if (scan.CharAt(at - 1) is '年' or '月' || Digits.IsNumeral(scan.CharAt(at - 1)))
        {
            return null;
        }

        var (first, last, end) = scan.After(at, "年初") is > 0 and var early ? (1, 3, early)
            : scan.After(at, "年底", "年末", "年尾") is > 0 and var late ? (10, 12, late)
            : scan.After(at, "上半年") is > 0 and var half ? (1, 6, half)
            : scan.After(at, "下半年") is > 0 and var other ? (7, 12, other) : (0, 0, -1);
        if (end > 0)
        {
            // 年底 is this year's, but in its first weeks the one that has passed.
            var from = first == 10 && scan.Today.Month > 2 ? scan.Today : Nearest.Begun(scan, at, end, any => new DateOnly(any, first, 1));
            return new Reading(end, Moment.Months(from.Year, first, last, TimeGranularity.PartOfYear, scan.TodayAnchor));
        }

        if (scan.After(at, "月底", "月末") is > 0 and var monthEnd)
        {
            return new Reading(monthEnd, Moment.Days(Calendar.MonthStart(scan.Today).AddDays(20), Calendar.MonthEnd(scan.Today), TimeGranularity.PartOfMonth, scan.TodayAnchor));
        }

        return scan.Is(at, "月初") ? new Reading(at + 2, Moment.Days(Calendar.MonthStart(scan.Today), Calendar.MonthStart(scan.Today).AddDays(9), TimeGranularity.PartOfMonth, scan.TodayAnchor)) : null;
    }
}
