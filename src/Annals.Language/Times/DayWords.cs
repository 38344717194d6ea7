namespace Annals.Language.Times;

/// <summary>Days that are counted from today or from a day named before: 昨天, 今晚, 大后天, 次日, 当天.</summary>
internal static class DayWords
{
    private static readonly (string Word, int Offset)[] FromToday =
    [
        ("大前天", -3), ("前天", -2), ("前日", -2), ("前晚", -2), ("昨天", -1), ("昨日", -1), ("昨晚", -1), ("昨夜", -1), ("昨晨", -1), ("昨早", -1), ("昨午", -1), ("隔夜", -1),
        ("今天", 0), ("今日", 0), ("今晚", 0), ("今早", 0), ("今晨", 0), ("今夜", 0), ("今午", 0), ("即日", 0), ("明天", 1), ("明日", 1), ("明晚", 1), ("明早", 1), ("明晨", 1), ("后天", 2), ("后日", 2), ("大后天", 3),
    ];

    private static readonly (string Word, int Offset)[] FromMention =
    [
        ("当天", 0), ("当日", 0), ("同一天", 0), ("同日", 0), ("当晚", 0), ("次日", 1), ("翌日", 1), ("隔天", 1), ("隔日", 1), ("第二天", 1), ("前一天", -1), ("前一日", -1), ("前一晚", -1),
    ];

    private static readonly string[] Names = ["今日头条", "今日俄罗斯", "今日美国", "今日新闻网", "今日关注", "明日之后", "明天会更好", "明日之星", "明日黄花", "今日说法", "明日之子", "今天头条"];

    public static Reading? Read(TimeScan scan, int at)
    {
        if (scan.IsAny(at, Names))
        {
            return null;
        }

        if (scan.Is(at, "今天") && IsNowadays(scan, at))
        {
            return null;
        }

        foreach (var (word, offset) in FromToday)
        {
            if (scan.Is(at, word) && !IsOtherWord(scan, at, word))
            {
                return Day(scan, at, word, scan.Today.AddDays(offset), scan.TodayAnchor);
            }
        }

        foreach (var (word, offset) in FromMention)
        {
            if (scan.Is(at, word) && !IsOtherWord(scan, at, word))
            {
                // 当日 of what is told is no day that is still to come: 禁令11月12日生效. 他当日表示.
                var mentioned = offset == 0 && scan.MentionedDay > scan.Today && scan.MentionedDayInSentence(at) is null && !Tense.IsComing(scan.Folded, at, at + word.Length) ? null : scan.MentionedDay;
                return Day(scan, at, word, (mentioned ?? scan.Today).AddDays(offset), mentioned is null ? scan.TodayAnchor : TimeAnchor.EarlierMention);
            }
        }

        return null;
    }

    // 在竞争激烈的今天 is nowadays.
    private static bool IsNowadays(TimeScan scan, int at)
    {
        if (scan.CharAt(at - 1) != '的')
        {
            return false;
        }

        for (var before = at - 2; before >= 0 && at - before < 25 && scan.CharAt(before) is not ('，' or '。' or ',' or '\n' or '“'); before--)
        {
            if (scan.CharAt(before) == '在')
            {
                return true;
            }
        }

        return false;
    }

    // The part of the day inside the word (昨晚) is read again as what it is.
    private static Reading Day(TimeScan scan, int at, string word, DateOnly day, TimeAnchor anchor)
        => new(word[^1] is '晚' or '夜' or '晨' or '早' or '午' && word != "隔夜" ? at + word.Length - 1 : at + word.Length, Moment.OfDay(day, anchor));

    private static bool IsOtherWord(TimeScan scan, int at, string word) => word[0] switch
    {
        '前' => scan.CharAt(at - 1) is '以' or '之' or '提' or '从' or '目' or '生' or '空' or '年' or '月' or '日' or '天' or '此',
        '后' => scan.CharAt(at - 1) is '以' or '之' or '先' or '然' or '最' or '此' or '今' or '随' or '战' or '年' or '月' or '日' or '天' || scan.IsAny(at + 2, "性"),
        '明' => scan.CharAt(at - 1) is '说' or '证' or '文' or '声' or '发' or '阐' or '表' or '鲜' or '黎' or '透' or '英' or '光' or '聪' or '昆',
        '即' => scan.CharAt(at - 1) is '立' or '随' or '当' or '亦' || scan.CharAt(at + 2) is '将',
        '当' => word == "当日" && scan.CharAt(at + 2) is '本' or '军',
        '今' when word == "今日" => scan.CharAt(at + 2) is '本' && scan.CharAt(at + 3) is '政' or '首' or '人',
        '隔' => scan.CharAt(at - 1) is '分' or '间' or '相',
        '第' => scan.CharAt(at - 1) is '连' or '的',
        _ => false,
    };
}
