namespace Annals.Language.Times;

/// <summary>Years and what may follow them: 2018年, 今年二月, 去年12月24日, 民国110年1月9日, 2022年初, 明年下半年, 2019财年, 2017-18赛季.</summary>
internal static class Years
{
    private static readonly (string Word, int Offset)[] Words =
    [
        ("大前年", -3), ("前年", -2), ("去年", -1), ("上年", -1), ("今年", 0), ("本年", 0), ("明年", 1), ("后年", 2),
    ];

    private static readonly (string Word, int Offset)[] Later = [("同年", 0), ("当年", 0), ("次年", 1), ("翌年", 1), ("隔年", 1)];

    public static Reading? Read(TimeScan scan, int at)
    {
        if (Named(scan, at) is var (year, behind, anchor, isWord))
        {
            return Tail(scan, at, behind, year, anchor, isWord) ?? Whole(scan, behind, year, anchor);
        }

        return Numbered(scan, at);
    }

    private static Reading Whole(TimeScan scan, int end, int year, TimeAnchor anchor)
        => new(scan.After(end, "财年", "财政年度", "会计年度") is > 0 and var fiscal ? fiscal : end, Moment.OfYear(year, anchor));

    // 今年, 去年, 同年, 今夏, 康熙三年.
    private static (int Year, int End, TimeAnchor Anchor, bool IsWord)? Named(TimeScan scan, int at)
    {
        foreach (var (word, offset) in Words)
        {
            if (scan.Is(at, word) && !IsOtherWord(scan, at))
            {
                return (scan.Today.Year + offset, at + word.Length, TimeAnchor.Publication, true);
            }
        }

        foreach (var (word, offset) in Later)
        {
            if (scan.Is(at, word) && scan.MentionedYear is { } mentioned && scan.CharAt(at - 1) != '应')
            {
                return (mentioned + offset, at + word.Length, TimeAnchor.EarlierMention, true);
            }
        }

        if (scan.CharAt(at) is '今' or '去' && scan.CharAt(at + 1) is '春' or '夏' or '秋' or '冬')
        {
            return (scan.Today.Year - (scan.CharAt(at) == '去' ? 1 : 0), at + 1, TimeAnchor.Publication, true);
        }

        return Eras.YearAt(scan, at) is var (year, end) ? (year, end, TimeAnchor.Absolute, true) : null;
    }

    private static bool IsOtherWord(TimeScan scan, int at) => scan.CharAt(at) switch
    {
        '前' => scan.CharAt(at - 1) is '以' or '之' or '提' or '从' or '目' or '生' or '空' or '大' or '年' or '月' or '日',
        '后' => scan.CharAt(at - 1) is '以' or '之' or '战' or '然' or '今' or '随' or '前' or '年' or '月',
        '明' => scan.CharAt(at - 1) is '发' or '文' or '证',
        '本' => scan.CharAt(at - 1) is '日' or '基' or '根',
        _ => false,
    };

    // 2018年, 08年, 二零一九年, 2024至2025年, 2022、2024、2026年, 2017-18赛季.
    private static Reading? Numbered(TimeScan scan, int at)
    {
        if (Digits.At(scan.Folded, at) is not { IsOne: true, IsSpelled: true, Length: 2 or 3 or 4 } number)
        {
            return null;
        }

        var unit = scan.SkipBlank(number.End);
        if (scan.CharAt(unit) == '年')
        {
            return OneYear(scan, at, number, unit + 1);
        }

        if (number.Length == 4 && number.Low is >= 1000 and <= 2100)
        {
            return scan.After(unit, "财年", "财政年度") is > 0 and var fiscal ? new Reading(fiscal, Moment.OfYear(number.Low, TimeAnchor.Absolute)) : Several(scan, number, unit);
        }

        return null;
    }

    private static Reading? OneYear(TimeScan scan, int at, Digits number, int behind)
    {
        if (YearOf(scan, at, number, behind) is not { } year)
        {
            return null;
        }

        return Tail(scan, at, behind, year, TimeAnchor.Absolute, isWord: false) ?? Whole(scan, behind, year, TimeAnchor.Absolute);
    }

    private static int? YearOf(TimeScan scan, int at, Digits number, int behind)
    {
        if (number.Length == 4)
        {
            return number.Low is >= 1000 and <= 2200 && !scan.IsAny(behind, "前", "后", "来") ? number.Low : number.Low is >= 1000 and <= 2200 && !scan.IsAny(behind, "前的", "历史") ? number.Low : null;
        }

        var hasMonth = Digits.At(scan.Folded, scan.SkipBlank(behind)) is { IsOne: true, Low: >= 1 and <= 12 } month && scan.CharAt(scan.SkipBlank(month.End)) == '月';
        if (number.Length == 3)
        {
            // Taiwan counts from the Republic without saying so: 110年1月9日.
            return number.IsArabic && hasMonth && number.Low is >= 60 and <= 199 ? number.Low + 1911
                : number.IsArabic && number.Low >= 200 && scan.CharAt(at - 1) is '在' or '于' or '元' ? number.Low : null;
        }

        if (!number.IsArabic && scan.CharAt(at) is not ('零' or '〇' or '九' or '八') || (!hasMonth && scan.Folded[at] is not ('0' or '零' or '〇')))
        {
            return null;
        }

        return number.Low <= (scan.Today.Year % 100) + 10 ? 2000 + number.Low : 1900 + number.Low;
    }

    // A second year, or more of them, before the unit.
    private static Reading? Several(TimeScan scan, Digits first, int at)
    {
        if (scan.CharAt(at) == '、')
        {
            return Listed(scan, first, at);
        }

        var next = scan.After(at, "至", "到", "-", "–", "—", "~", "/", "和", "与");
        if (next < 0 || Digits.At(scan.Folded, scan.SkipBlank(next)) is not { IsOne: true, IsSpelled: true, Length: 2 or 4 } second)
        {
            return null;
        }

        var year = second.Length == 2 ? (first.Low / 100 * 100) + second.Low : second.Low;
        var behind = scan.SkipBlank(second.End);
        if (year <= first.Low || year > 2200)
        {
            return null;
        }

        if (scan.After(behind, "年度赛季", "赛季", "年赛季", "球季", "年球季", "季") is > 0 and var season && year == first.Low + 1)
        {
            return new Reading(season, Span(first.Low, year, TimeGranularity.Season));
        }

        return scan.CharAt(behind) == '年' || scan.Is(behind, "财年") ? new Reading(scan.Is(behind, "财年") ? behind + 2 : behind + 1, Span(first.Low, year, TimeGranularity.Interval)) : null;
    }

    private static Moment Span(int first, int last, TimeGranularity granularity)
        => new(new DateOnly(first, 1, 1), new DateOnly(last, 12, 31), DayUnit.Year, granularity, TimeAnchor.Absolute);

    private static Reading? Listed(TimeScan scan, Digits first, int at)
    {
        var years = new List<int> { first.Low };
        while (scan.CharAt(at) is '、' || (years.Count > 1 && scan.CharAt(at) is '和' or '及' or '与'))
        {
            if (Digits.At(scan.Folded, at + 1) is not { IsOne: true, IsSpelled: true, Length: 4, Low: >= 1000 and <= 2200 } next)
            {
                return null;
            }

            years.Add(next.Low);
            at = scan.SkipBlank(next.End);
        }

        return scan.CharAt(at) == '年' ? new Reading(at + 1, Moment.Written(string.Join(',', years), TimeGranularity.List, TimeAnchor.Absolute)) : null;
    }

    /// <summary>What may follow a year: its months, quarters, seasons, halves, beginning and end.</summary>
    private static Reading? Tail(TimeScan scan, int start, int at, int year, TimeAnchor anchor, bool isWord)
    {
        var behind = scan.SkipBlank(scan.CharAt(at) == '的' ? at + 1 : at);
        return Part(scan, behind, year, anchor)
            ?? Months.InYear(scan, start, behind, year, anchor)
            ?? Periods.Quarter(scan, behind, year, anchor)
            ?? Season(scan, behind, year, anchor, isWord)
            ?? Weeks.OfYear(scan, behind, year, anchor)
            ?? (Holidays.At(scan, behind) is var (of, days, end) && of(year) is { } day ? new Reading(end, days == 1 ? Moment.OfDay(day, anchor) : Moment.Days(day, day.AddDays(days - 1), TimeGranularity.Interval, anchor)) : null);
    }

    private static Reading? Part(TimeScan scan, int at, int year, TimeAnchor anchor)
    {
        if (scan.After(at, "年初", "初") is > 0 and var beginning && scan.CharAt(beginning) is not ('选' or '级' or '期' or '步'))
        {
            return new Reading(beginning, Moment.Months(year, 1, 3, TimeGranularity.PartOfYear, anchor));
        }

        if (scan.After(at, "年末", "年底", "年尾", "末", "底") is > 0 and var close && scan.CharAt(close) is not ('特' or '期' or '端'))
        {
            return new Reading(close, Moment.Months(year, 10, 12, TimeGranularity.PartOfYear, anchor));
        }

        if (scan.After(at, "年中", "中期") is > 0 and var middle && scan.CharAt(middle) is not ('国' or '选' or '方'))
        {
            return new Reading(middle, Moment.Months(year, 4, 9, TimeGranularity.PartOfYear, anchor));
        }

        if (scan.After(at, "上半年", "前半年") is > 0 and var firstHalf)
        {
            return new Reading(firstHalf, Moment.Months(year, 1, 6, TimeGranularity.PartOfYear, anchor));
        }

        if (scan.After(at, "下半年", "后半年") is > 0 and var secondHalf)
        {
            return new Reading(secondHalf, Moment.Months(year, 7, 12, TimeGranularity.PartOfYear, anchor));
        }

        if (scan.Is(at, "同期") && anchor == TimeAnchor.Publication)
        {
            return new Reading(at + 2, Moment.OfMonth(new DateOnly(year, scan.Today.Month, 1), anchor));
        }

        return year == scan.Today.Year ? Rest(scan, at, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), TimeGranularity.PartOfYear) : null;
    }

    /// <summary>早些时候, 晚些时候: what of a week, a month or a year lies before today, or is still to come.</summary>
    public static Reading? Rest(TimeScan scan, int at, DateOnly first, DateOnly last, TimeGranularity granularity)
    {
        if (scan.After(at, "早些时候", "较早时候", "较早时", "较早前", "稍早前", "稍早时候", "稍早时", "稍早", "早前", "较早") is > 0 and var early)
        {
            // On the first day nothing is earlier: the words are older than the article.
            return new Reading(early, first < scan.Today ? Moment.Days(first, scan.Today.AddDays(-1), granularity, scan.TodayAnchor)
                : granularity == TimeGranularity.PartOfMonth ? Moment.OfMonth(first.AddDays(-1), scan.TodayAnchor) : Moment.Days(first, scan.Today, granularity, scan.TodayAnchor));
        }

        return scan.After(at, "晚些时候", "晚些时", "稍晚时候", "稍后时候", "稍晚", "稍后", "较晚时候", "较后时候") is > 0 and var late
            ? new Reading(late, Moment.Days(scan.Today, last, granularity, scan.TodayAnchor)) : null;
    }

    private static Reading? Season(TimeScan scan, int at, int year, TimeAnchor anchor, bool isWord)
    {
        if (scan.CharAt(at) is not ('春' or '夏' or '秋' or '冬'))
        {
            return null;
        }

        var end = scan.CharAt(at + 1) is '天' or '季' or '日' ? at + 2 : at + 1;
        if (end == at + 1 && (!isWord || scan.CharAt(end) is '节' or '运' or '奥' or '晚'))
        {
            return null;
        }

        var first = scan.CharAt(at) switch { '春' => 3, '夏' => 6, '秋' => 9, _ => 12 };
        var start = new DateOnly(year, first, 1);
        return new Reading(end, new Moment(start, Calendar.MonthEnd(start.AddMonths(2)), DayUnit.Month, TimeGranularity.PartOfYear, anchor));
    }
}
