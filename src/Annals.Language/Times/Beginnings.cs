using System.Buffers;

namespace Annals.Language.Times;

/// <summary>
/// Where an expression of time can begin at all, asked of every character: at a numeral with a unit behind it, or at two characters with which a
/// word of the grammar begins.
/// </summary>
internal static class Beginnings
{
    // The words that the rules begin with. A rule whose word is missing here is never asked.
    private const string Words =
        "大前年 前年 去年 上年 今年 本年 明年 后年 同年 当年 次年 翌年 隔年 今春 今夏 今秋 今冬 去春 去夏 去秋 去冬 "
        + "上上 上个 上月 前一 这个 本月 今个 下下 下个 下月 同月 当月 次月 翌月 上一 上周 上星 上礼 上半 下周 下星 下礼 下半 下一 本周 本星 本礼 这周 这星 这一 这礼 周一 周二 周三 周四 周五 周六 周日 周末 星期 礼拜 "
        + "大前 前天 前日 前晚 昨天 昨日 昨晚 昨夜 昨晨 昨早 昨午 隔夜 今天 今日 今晚 今早 今晨 今夜 今午 即日 明天 明日 明晚 明早 明晨 后天 后日 大后 当天 当日 同一 同日 当晚 次日 翌日 隔天 隔日 第二 第一 第三 第四 "
        + "二战 二次 一战 冷战 文革 文化 抗战 越战 韩战 朝鲜 战后 战前 首季 上季 本季 下季 上世 本世 上赛 本赛 下赛 上球 本球 目前 现在 现时 如今 眼下 现今 近年 近些 近日 日前 近几 近期 近来 最近 不久 前不 连日 这几 这些 年初 年底 年末 年尾 月底 月末 月初 "
        + "过去 在过 此前 未来 今后 接下 随后 半年 半个 半小 凌晨 拂晓 破晓 大清 清晨 早晨 清早 早上 上午 早间 晨间 一早 下午 午后 傍晚 晚上 晚间 夜间 夜里 深夜 黄昏 入夜 中午 正午 午夜 "
        + "自从 截止 后1 后一 后两 后三 后2 后3 后5 后五 后十";

    // Behind a number: a unit, a blank before it, a sign of a range, of a date in figures or of a clock.
    private const string Units = "年月日号时点周天星礼个多余小分季世钟半财赛 、至到-–—~./:几后和及与旬";

    private static readonly SearchValues<char> First;
    private static readonly bool[] Pairs = new bool[1 << 16];

    static Beginnings()
    {
        var first = new HashSet<char>("0123456789〇零○一二两三四五六七八九十廿卅百千数几多自从近前");
        foreach (var word in Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(Holidays.Names).Concat(Eras.Names).Concat(TimeReader.ZoneNames))
        {
            first.Add(word[0]);
            Pairs[Pair(word[0], word[1])] = true;
        }

        First = SearchValues.Create([.. first]);
    }

    /// <summary>The next place from which an expression can begin; -1 where there is none.</summary>
    public static int Next(string folded, int from)
    {
        while (from < folded.Length)
        {
            var at = folded.AsSpan(from).IndexOfAny(First);
            if (at < 0)
            {
                return -1;
            }

            from += at;
            if (May(folded, from))
            {
                return from;
            }

            from++;
        }

        return -1;
    }

    private static bool May(string folded, int at)
    {
        if (at + 1 < folded.Length && Pairs[Pair(folded[at], folded[at + 1])])
        {
            return true;
        }

        if (folded[at] is '自' or '从' or '近' or '前')
        {
            return at + 1 < folded.Length && May(folded, at + 1);
        }

        // The evening of 晚7点, and the filing mark, which has no unit.
        if (folded[at] == '晚')
        {
            return at + 1 < folded.Length && char.IsAsciiDigit(folded[at + 1]);
        }

        var end = at;
        while (end < folded.Length && end - at < 10 && (Digits.IsNumeral(folded[end]) || folded[end] is '数' or '几' or '多'))
        {
            end++;
        }

        return end > at && (end == folded.Length || Units.Contains(folded[end]) || Units.Contains(folded[end - 1]) || end - at == 7);
    }

    private static int Pair(char one, char other) => ((one * 31) + (other * 1009)) & 0xffff;
}
