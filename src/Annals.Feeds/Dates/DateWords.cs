namespace Annals.Feeds.Dates;

/// <summary>Words that stand in and around dates, in the languages whose outlets write them out.</summary>
internal static class DateWords
{
    public static readonly (string Word, DayHalf Half)[] Halves =
    [
        ("上午", DayHalf.Morning), ("凌晨", DayHalf.Morning), ("清晨", DayHalf.Morning), ("早上", DayHalf.Morning), ("早晨", DayHalf.Morning), ("午前", DayHalf.Morning), ("오전", DayHalf.Morning),
        ("中午", DayHalf.Noon), ("正午", DayHalf.Noon), ("下午", DayHalf.Afternoon), ("午后", DayHalf.Afternoon), ("午後", DayHalf.Afternoon), ("오후", DayHalf.Afternoon),
        ("傍晚", DayHalf.Evening), ("晚上", DayHalf.Evening), ("晚间", DayHalf.Evening), ("晚間", DayHalf.Evening), ("深夜", DayHalf.Night), ("夜间", DayHalf.Night), ("晚", DayHalf.Evening),
    ];

    public static readonly (string Word, int Offset)[] Eras = [("民国", 1911), ("民國", 1911), ("令和", 2018), ("平成", 1988), ("昭和", 1925)];

    public static int WeekdayLength(ReadOnlySpan<char> rest)
    {
        const string Days = "一二三四五六日天1234567";
        foreach (var prefix in new[] { "星期", "礼拜", "禮拜", "周", "週" })
        {
            if (rest.StartsWith(prefix) && rest.Length > prefix.Length && Days.Contains(rest[prefix.Length], StringComparison.Ordinal))
                return prefix.Length + 1;
        }
        foreach (var suffix in new[] { "曜日", "요일" })
        {
            if (rest.Length > 2 && rest[1..].StartsWith(suffix))
                return 3;
        }
        return 0;
    }

    public static bool IsHalf(string word) => word is "am" or "pm" or "a.m." or "p.m." or "a.m" or "p.m" or "a. m." or "p. m.";

    public static bool IsNoise(string word) => word is "on" or "at" or "the" or "of" or "updated" or "published" or "posted" or "date" or "last" or "modified" or "created" or "um" or "uhr" or "den" or "der"
        or "de" or "del" or "le" or "el" or "à" or "a" or "às" or "as" or "las" or "alle" or "ore" or "om" or "kl" or "klo" or "klokken" or "il" or "em" or "h" or "hrs" or "hours" or "г" or "в" or "года"
        or "am" or "dne" or "dnia" or "saat" or "tanggal" or "pukul" or "ngày" or "o" or "и" or "u"
        or "monday" or "tuesday" or "wednesday" or "thursday" or "friday" or "saturday" or "sunday" or "mon" or "tue" or "tues" or "wed" or "thu" or "thur" or "thurs" or "fri" or "sat" or "sun";
}
