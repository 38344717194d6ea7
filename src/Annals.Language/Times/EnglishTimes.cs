namespace Annals.Language.Times;

/// <summary>Times in English news: Sept. 15, 2022; 15 September; on Tuesday; last week; three days ago; since 2013; earlier this month.</summary>
internal static class EnglishTimes
{
    private static readonly string[] MonthNames = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    private static readonly string[] WeekdayNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    private static readonly string[] Numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>True where Latin letters are most of the first letters.</summary>
    public static bool IsEnglish(string folded)
    {
        var latin = 0;
        var others = 0;
        for (var i = 0; i < folded.Length && i < 2000; i++)
        {
            if (folded[i] is >= 'a' and <= 'z')
            {
                latin++;
            }
            else if (folded[i] > '\u2e80')
            {
                others++;
            }
        }

        return latin > 3 * others && latin > 8;
    }

    public static IEnumerable<TimeExpression> Find(string text, TimeScan scan)
    {
        var words = Words(scan.Folded);
        for (var i = 0; i < words.Count; i++)
        {
            if (Read(scan, words, i) is var (count, moment) && count > 0)
            {
                var (start, end) = (words[i].Start, words[i + count - 1].End);
                yield return new TimeExpression(start, end, text[start..end], moment.Value, moment.Granularity, moment.Anchor);
                scan.Remember(moment, start);
                i += count - 1;
            }
        }
    }

    private static (int Count, Moment Moment)? Read(TimeScan scan, List<Word> words, int i)
        => Date(scan, words, i) ?? Relative(scan, words, i) ?? Year(words, i);

    private static (int Count, Moment Moment)? Date(TimeScan scan, List<Word> words, int i)
    {
        // 15 September 2022
        if (words[i].Number is { } day && At(words, i + 1).Month is > 0 and var after)
        {
            return At(words, i + 2).Year is { } year
                ? Calendar.Day(year, after, day) is { } full ? (3, Moment.OfDay(full, TimeAnchor.Absolute)) : null
                : Nearest.ByYear(scan, words[i].Start, words[i + 1].End, any => Calendar.Day(any, after, day)) is { } near ? (2, Moment.OfDay(near, TimeAnchor.Publication)) : null;
        }

        if (words[i].Month is not (> 0 and var month))
        {
            return null;
        }

        if (At(words, i + 1) is { Number: { } number } && number <= 31)
        {
            return At(words, i + 2).Year is { } year
                ? Calendar.Day(year, month, number) is { } full ? (3, Moment.OfDay(full, TimeAnchor.Absolute)) : null
                : Nearest.ByYear(scan, words[i].Start, words[i + 1].End, any => Calendar.Day(any, month, number)) is { } near ? (2, Moment.OfDay(near, TimeAnchor.Publication)) : null;
        }

        if (At(words, i + 1).Year is { } named)
        {
            return (2, Moment.OfMonth(new DateOnly(named, month, 1), TimeAnchor.Absolute));
        }

        // may and march are other words; after a preposition they are months.
        return (month is not (3 or 5) || (i > 0 && words[i - 1].Text is "in" or "last" or "since" or "until" or "next" or "early" or "late" or "of"))
            && Nearest.ByYear(scan, words[i].Start, words[i].End, any => new DateOnly(any, month, 1)) is { } first ? (1, Moment.OfMonth(first, TimeAnchor.Publication)) : null;
    }

    private static (int Count, Moment Moment)? Relative(TimeScan scan, List<Word> words, int i)
    {
        var today = scan.Today;
        switch (words[i].Text)
        {
            case "today":
                return (1, Moment.OfDay(today, scan.TodayAnchor));
            case "tonight":
                return (1, Moment.OfDay(today, scan.TodayAnchor) with { PartOfDay = "EV", Granularity = TimeGranularity.PartOfDay });
            case "yesterday":
                return (1, Moment.OfDay(today.AddDays(-1), scan.TodayAnchor));
            case "tomorrow":
                return (1, Moment.OfDay(today.AddDays(1), scan.TodayAnchor));
            case "earlier" or "later" when At(words, i + 1).Text == "this" && Unit(At(words, i + 2).Text) is { } rest && rest >= LengthUnit.Week:
                return (3, Rest(today, rest, words[i].Text == "earlier", scan.TodayAnchor));
            case "last" or "next" or "this":
                return Counted(scan, words, i);
        }

        if (Weekday(words[i].Text) is > 0 and var weekday)
        {
            return (1, Moment.OfDay(Weeks.NearestWeekday(scan, words[i].Start, words[i].End, weekday), scan.TodayAnchor));
        }

        var count = words[i].Number ?? (words[i].Text is "a" or "an" ? 1 : Array.IndexOf(Numbers, words[i].Text) is >= 0 and var spelled ? spelled + 1 : 0);
        if (count > 0 && Unit(At(words, i + 1).Text) is { } unit && At(words, i + 2).Text is "ago" && Calendar.Move(today, unit, -count) is { } ago)
        {
            return (3, unit switch { LengthUnit.Year => Moment.OfYear(ago.Year, scan.TodayAnchor), LengthUnit.Month => Moment.OfMonth(ago, scan.TodayAnchor), _ => Moment.OfDay(ago, scan.TodayAnchor) });
        }

        return null;
    }

    private static (int Count, Moment Moment)? Counted(TimeScan scan, List<Word> words, int i)
    {
        var offset = words[i].Text switch { "last" => -1, "next" => 1, _ => 0 };
        var next = At(words, i + 1);
        var today = scan.Today;
        if (Weekday(next.Text) is > 0 and var weekday)
        {
            var nearest = Calendar.WeekStart(today).AddDays(weekday - 1 + (7 * offset));
            return (2, Moment.OfDay(nearest, scan.TodayAnchor));
        }

        return next.Text switch
        {
            "week" => (2, Moment.OfWeek(today.AddDays(7 * offset), scan.TodayAnchor)),
            "month" => (2, Moment.OfMonth(Calendar.MonthStart(today).AddMonths(offset), scan.TodayAnchor)),
            "year" => (2, Moment.OfYear(today.Year + offset, scan.TodayAnchor)),
            "night" when offset < 0 => (2, Moment.OfDay(today.AddDays(-1), scan.TodayAnchor) with { PartOfDay = "EV", Granularity = TimeGranularity.PartOfDay }),
            _ => null,
        };
    }

    private static Moment Rest(DateOnly today, LengthUnit unit, bool isEarlier, TimeAnchor anchor)
    {
        var (first, last, granularity) = unit switch
        {
            LengthUnit.Week => (Calendar.WeekStart(today), Calendar.WeekStart(today).AddDays(6), TimeGranularity.Week),
            LengthUnit.Month => (Calendar.MonthStart(today), Calendar.MonthEnd(today), TimeGranularity.PartOfMonth),
            _ => (new DateOnly(today.Year, 1, 1), new DateOnly(today.Year, 12, 31), TimeGranularity.PartOfYear),
        };
        return isEarlier ? Moment.Days(first, first < today ? today.AddDays(-1) : today, granularity, anchor) : Moment.Days(today, last, granularity, anchor);
    }

    private static (int Count, Moment Moment)? Year(List<Word> words, int i)
    {
        if (words[i].Text is { Length: 5 } text && text[^1] == 's' && int.TryParse(text.AsSpan(0, 4), out var decade) && decade is >= 1500 and < 2100 && decade % 10 == 0)
        {
            return (1, new Moment(new DateOnly(decade, 1, 1), new DateOnly(decade + 9, 12, 31), DayUnit.Year, TimeGranularity.Decade, TimeAnchor.Absolute));
        }

        return words[i].Year is { } year && i > 0 && words[i - 1].Text is "in" or "since" or "of" or "from" or "until" or "by" or "during" or "late" or "early" or "before" or "after" or "to" or "the" or "and"
            ? (1, Moment.OfYear(words[i].Year!.Value, TimeAnchor.Absolute)) : null;
    }

    private static LengthUnit? Unit(string word) => word.TrimEnd('s') switch
    {
        "day" => LengthUnit.Day,
        "week" => LengthUnit.Week,
        "month" => LengthUnit.Month,
        "year" => LengthUnit.Year,
        _ => null,
    };

    private static int Weekday(string word) => Array.FindIndex(WeekdayNames, name => name == word) + 1;

    private static Word At(List<Word> words, int i) => i < words.Count ? words[i] : new Word("", 0, 0);

    private static List<Word> Words(string folded)
    {
        var words = new List<Word>();
        for (var at = 0; at < folded.Length; at++)
        {
            if (!IsLetter(folded[at]))
            {
                continue;
            }

            var start = at;
            while (at < folded.Length && IsLetter(folded[at]))
            {
                at++;
            }

            words.Add(new Word(folded[start..at], start, at));
        }

        return words;
    }

    private static bool IsLetter(char character) => character is (>= 'a' and <= 'z') or (>= '0' and <= '9');

    private readonly record struct Word(string Text, int Start, int End)
    {
        /// <summary>A day's number, also as 15th.</summary>
        public int? Number => Text.Length is > 0 and <= 4 && int.TryParse(Text.AsSpan(0, Text.Length > 2 && char.IsAsciiLetter(Text[^1]) && Text[^2..] is "st" or "nd" or "rd" or "th" ? Text.Length - 2 : Text.Length), out var number) && number is > 0 and <= 31 ? number : null;

        public int? Year => Text.Length == 4 && int.TryParse(Text, out var year) && year is >= 1500 and <= 2100 ? year : null;

        public int Month
        {
            get
            {
                var text = Text;
                return Array.FindIndex(MonthNames, name => name == text || (text.Length is 3 or 4 && text is not ("mar" or "mars") && name.StartsWith(text, StringComparison.Ordinal))) + 1;
            }
        }
    }
}
