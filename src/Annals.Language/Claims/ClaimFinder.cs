using System.Buffers;
using System.Globalization;
using Annals.Language.Entities;
using Annals.Language.Events;
using Annals.Language.Scripts;
using Annals.Language.Times;

namespace Annals.Language.Claims;

/// <summary>Finds numbers with what they count, ordinals (第24次会议) and firsts (首次), outside of times; lengths, and the days of events.</summary>
public static class ClaimFinder
{
    private static readonly SearchValues<char> Beginnings = SearchValues.Create("0123456789〇零一二两三四五六七八九十百千第首半数几");
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",，。；;！!？?\n：:");

    // 首相 and 首都 are firsts of nothing.
    private const string FirstOf = "次度例个位名家座批场届轮起宗站款条枚艘架见款段支部项所";
    private const int LongestFirst = 14;
    private const int LongestClause = 60;
    private const int ShortestAbout = 4;
    private const int FarthestMoney = 60;

    private static readonly string[] Currencies = ["新台币", "台币", "人民币", "港币", "美金"];

    private static readonly (string Word, string Sign)[] Bounds =
    [
        ("至少", ">="), ("不少于", ">="), ("不低于", ">="), ("最少", ">="), ("起码", ">="), ("超过", ">"), ("高于", ">"), ("多于", ">"), ("逾", ">"), ("破", ">"), ("多达", "<="), ("最多", "<="), ("至多", "<="), ("不超过", "<="), ("未超过", "<="), ("未逾", "<="), ("不逾", "<="), ("未达", "<"), ("未到", "<"), ("不到", "<"), ("少于", "<"), ("低于", "<"), ("不足", "<"), ("未满", "<"), ("高达", ""), ("将近", "~"), ("接近", "~"), ("大约", "~"), ("大概", "~"), ("估计", "~"), ("约为", "~"), ("约有", "~"), ("约", "~"), ("近", "~"), ("达到", ""), ("累计达", ""), ("达", ""),
    ];

    // 不超过 before 超过.
    private static readonly (string Word, string Sign)[] BoundsByLength = [.. Bounds.OrderByDescending(static bound => bound.Word.Length)];

    public static IReadOnlyList<Claim> Find(string text, string folded, IReadOnlyList<Entity> entities, IReadOnlyList<TimeExpression> times, IReadOnlyList<ReportedEvent> events)
    {
        var mentions = new MentionsInOrder(entities);
        var units = new Units(mentions);
        var claims = new List<Claim>();
        var time = 0;
        for (var at = Next(folded, 0); at >= 0; at = Next(folded, at + 1))
        {
            while (time < times.Count && times[time].End <= at)
            {
                time++;
            }

            if (time < times.Count && times[time].Start <= at)
            {
                if (!IsCaption(folded, times[time]) && Dated(times[time], events) is { } kind)
                {
                    claims.Add(Made(kind, times[time].Value, null, text, folded, times[time].Start, times[time].End, mentions));
                }

                at = times[time].End - 1;
                continue;
            }

            var claim = Ordinal(text, folded, at, mentions, units) ?? First(text, folded, at, mentions) ?? Some(text, folded, at, mentions, units) ?? Number(text, folded, at, mentions, units, claims);
            if (claim is not null)
            {
                claims.Add(claim);
                at = claim.End - 1;
            }
        }

        return Enumerated(claims);
    }

    // 第一场…，第二场…: what the text counts through is no claim; what it names twice is one.
    private static List<Claim> Enumerated(List<Claim> claims)
    {
        var ordinals = claims.FindAll(one => one.Kind == "ordinal" && one.Unit is not null);
        if (ordinals.Count < 2)
        {
            return claims;
        }

        var listed = ordinals.GroupBy(one => one.Unit).Where(group => group.Any(one => one.Value == "1") && group.Any(one => one.Value == "2")).Select(group => group.Key).ToHashSet();
        var told = new HashSet<(string?, string)>();
        claims.RemoveAll(one => one.Kind == "ordinal" && one.Unit is not null && (listed.Contains(one.Unit) || !told.Add((one.Unit, one.Value))));
        return claims;
    }

    private static int Next(string folded, int from)
    {
        var at = from >= folded.Length ? -1 : folded.AsSpan(from).IndexOfAny(Beginnings);
        return at < 0 ? -1 : from + at;
    }

    // 资料照…。（2017年7月4日）: a picture's day.
    private static bool IsCaption(string folded, TimeExpression time) => time.Start > 1 && folded[time.Start - 1] is '(' or '（' && folded[time.Start - 2] == '。';

    // A time is a claim where it says when something was, or how long.
    private static string? Dated(TimeExpression time, IReadOnlyList<ReportedEvent> events)
    {
        if (time.Granularity == TimeGranularity.Duration)
        {
            return "length";
        }

        if (time.Granularity > TimeGranularity.Year && time.Granularity != TimeGranularity.Interval)
        {
            return null;
        }

        foreach (var one in events)
        {
            // What was said some time in May is no question that others answer.
            if (one.Date is not { } day || !IsDay(day, time.Value) || (one.Type == "statement" && day.Length < 10))
            {
                continue;
            }

            foreach (var (start, end) in one.Evidence)
            {
                if (start <= time.End + 2 && end >= time.Start - 30)
                {
                    return "date";
                }
            }
        }

        return null;
    }

    // The event's day, or the first or last of its days.
    private static bool IsDay(string day, string value) => value.StartsWith(day, StringComparison.Ordinal) || (day.Length == 21 && (day.StartsWith(value, StringComparison.Ordinal) || day.EndsWith(value, StringComparison.Ordinal)));

    private static Claim? Ordinal(string text, string folded, int at, MentionsInOrder mentions, Units units)
    {
        if (folded[at] != '第' || folded.AsSpan(at).StartsWith("第一夫人") || folded.AsSpan(at).StartsWith("第三方") || Digits.At(folded, at + 1) is not { IsOne: true, Low: > 0 } number || (number.End < folded.Length && folded[number.End] is '年' or '一' or '世' or '季' or '步' or '点' or '方' or '条' or '款' or '章' or '节' or '页'))
        {
            return null;
        }

        // 全球排名第三: without anything counted.
        var end = units.End(folded, number.End);
        var isRank = at > 1 && (folded[at - 1] is '名' or '居' or '列' or '界' or '球' or '国' || end > number.End);
        return isRank ? Made("ordinal", number.Low.ToString(CultureInfo.InvariantCulture), end > number.End ? text[number.End..end] : null, text, folded, at, end, mentions) : null;
    }

    private static Claim? First(string text, string folded, int at, MentionsInOrder mentions)
    {
        if (folded[at] != '首' || at + 1 >= folded.Length || !FirstOf.Contains(folded[at + 1]))
        {
            return null;
        }

        var end = at + 2;
        while (end < folded.Length && end - at < LongestFirst && char.IsLetterOrDigit(folded[end]))
        {
            end++;
        }

        return Made("first", "1", text[(folded[at + 1] is '次' or '度' ? at + 2 : at + 1)..end], text, folded, at, end, mentions);
    }

    // 数千人, 几十万美元: between two and ten of the unit.
    private static Claim? Some(string text, string folded, int at, MentionsInOrder mentions, Units units)
    {
        if (folded[at] is not ('数' or '几') || (at > 0 && Quantity.IsNumeral(folded[at - 1])))
        {
            return null;
        }

        var (unit, end) = (1m, at + 1);
        for (; end < folded.Length && unit < 1_000_000_000_000m; end++)
        {
            var times = folded[end] switch { '万' => 10_000m, '亿' => 100_000_000m, var character => Numerals.UnitOf(character) };
            if (times == 0)
            {
                break;
            }

            unit *= times;
        }

        if (end == at + 1 || end >= folded.Length || folded[end] is '年' or '载')
        {
            return null;
        }

        var unitEnd = units.End(folded, end) is var counted && counted > end ? counted : Named(folded, end, mentions);
        return unitEnd <= end ? null : Made(KindOf(folded, end), $"{2 * unit:0}..{(10 * unit) - 1:0}", text[end..unitEnd], text, folded, at, unitEnd, mentions);
    }

    private static Claim? Number(string text, string folded, int at, MentionsInOrder mentions, Units units, List<Claim> before)
    {
        if (!Quantity.IsNumeral(folded[at]) || IsRatio(folded, at) || (at > 0 && (char.IsAsciiLetterOrDigit(folded[at - 1]) || folded[at - 1] is '第' or '.' or '-' or '数' or '几' || Quantity.IsNumeral(folded[at - 1]))))
        {
            return null;
        }

        // 9·11 is a day.
        if ((at > 1 && folded[at - 1] == '·' && char.IsAsciiDigit(folded[at - 2])) || Quantity.At(folded, at) is not var (value, end, isMore, isPercent) || mentions.Covers(at))
        {
            return null;
        }

        if (folded.AsSpan(end).StartsWith("个百分点") || folded.AsSpan(end).StartsWith("分之"))
        {
            isPercent = false;
        }

        var (sign, start) = Bound(folded, at);
        var written = (sign.Length > 0 ? sign : isMore ? ">" : "") + value.ToString("0.####", CultureInfo.InvariantCulture);
        if (isPercent)
        {
            return Made("percent", written, "%", text, folded, start, end, mentions);
        }

        // 一半, 约一半.
        var isSpelled = !char.IsAsciiDigit(folded[at]);
        if (isSpelled && value == 1 && end < folded.Length && folded[end] == '半' && !(end + 1 < folded.Length && folded[end + 1] is '年' or '天' or '个' or '时' or '岛'))
        {
            return Made("percent", sign + "50", "%", text, folded, start, end + 1, mentions);
        }

        if (end < folded.Length && Units.LengthAt(folded, end) is var (pattern, lengthEnd) && (!isSpelled || value > 1))
        {
            return value == decimal.Truncate(value) ? Made("length", sign + string.Format(CultureInfo.InvariantCulture, pattern, decimal.Truncate(value)), null, text, folded, start, lengthEnd, mentions) : null;
        }

        // 约10 万人: a blank before the magnitude is none.
        if (end + 1 < folded.Length && folded[end] == ' ' && folded[end + 1] is '万' or '亿' && char.IsAsciiDigit(folded[end - 1]))
        {
            (value, end) = (value * (folded[end + 1] == '万' ? 10_000 : 100_000_000), end + 2);
            written = (sign.Length > 0 ? sign : "") + value.ToString("0.####", CultureInfo.InvariantCulture);
        }

        // 11 席: nor is one before what is counted.
        if (end + 1 < folded.Length && folded[end] == ' ' && char.IsAsciiDigit(folded[end - 1]) && (Units.Exact(folded, end + 1) > 0 || Units.IsCounter(folded[end + 1])))
        {
            end++;
        }

        var unitEnd = end < folded.Length && folded[end] is not ('时' or '月' or '日' or '号') ? units.End(folded, end) : end;
        if (unitEnd == end && Named(folded, end, mentions) is > 0 and var named)
        {
            // 500万美国人.
            return Made("count", written, text[end..named], text, folded, start, named, mentions);
        }

        if (unitEnd == end)
        {
            return Bare(text, folded, at, start, end, written, before, mentions);
        }

        if (isSpelled && ((value <= 2 && sign.Length == 0 && value == decimal.Truncate(value) && !Units.IsMeasured(folded, end) && !Units.HasVictims(folded, end, unitEnd)) || (value < 10 && Units.Exact(folded, end) == 0 && !Units.IsCounter(folded[end]))))
        {
            return null;
        }

        // 2020总统大选 is a year, 十分重大 no number.
        var isYear = !isSpelled && end - at == 4 && value is >= 1900 and < 2100 && Units.Exact(folded, end) == 0 && !Units.IsCounter(folded[end]);
        return isYear || (isSpelled && folded[end] == '分') ? null : Made(KindOf(folded, end), written, text[end..unitEnd], text, folded, start, unitEnd, mentions);
    }

    // 每十人中便有六人, 接二连三.
    private static bool IsRatio(string folded, int at)
        => at > 0 && (folded[at - 1] == '每' || (folded[at - 1] == '连' && at > 1 && folded[at - 2] == '二'));

    // Where people who are counted by their country's name end.
    private static int Named(string folded, int at, MentionsInOrder mentions)
        => mentions.FirstFrom(at) is var next && next < mentions.Count && mentions[next] is var (mention, whose) && mention.Start == at && whose.Type == EntityType.Place && mention.End < folded.Length && folded[mention.End] is '人' or '民' ? mention.End + 1 : -1;

    // 4.66亿美元，比对手多出1.4亿: without a unit it has that of the money before it.
    private static Claim? Bare(string text, string folded, int at, int start, int end, string written, List<Claim> before, MentionsInOrder mentions)
        => folded[end - 1] is '万' or '亿' or '兆' && char.IsAsciiDigit(folded[at]) && before.Count > 0 && before[^1] is { Kind: "money" } last && start - last.End < FarthestMoney && folded.AsSpan(last.End, start - last.End).IndexOf('。') < 0
            ? Made("money", written, last.Unit, text, folded, start, end, mentions) : null;

    private static string KindOf(string folded, int unit) => Units.IsMoney(folded, unit) ? "money" : Units.IsMeasure(folded, unit) ? "measure" : "count";

    private static (string Sign, int Start) Bound(string folded, int at)
    {
        // 近新台币6亿元: the currency may stand between.
        foreach (var currency in Currencies)
        {
            if (at >= currency.Length && string.CompareOrdinal(folded, at - currency.Length, currency, 0, currency.Length) == 0)
            {
                var (before, place) = Bound(folded, at - currency.Length);
                return before.Length > 0 ? (before, place) : ("", at);
            }
        }

        foreach (var (word, sign) in BoundsByLength)
        {
            if (at >= word.Length && string.CompareOrdinal(folded, at - word.Length, word, 0, word.Length) == 0 && !(word == "近" && at > 1 && folded[at - 2] is '最' or '附' or '将' or '临'))
            {
                return (sign, at - word.Length);
            }
        }

        return ("", at);
    }

    // The unit stands at the end of what was read, but for the sign before an amount of money.
    private static string FoldedUnit(string folded, string? unit, int end) => unit is null || unit.Length > end ? "" : folded.Substring(end - unit.Length, unit.Length);

    private static Claim Made(string kind, string value, string? unit, string text, string folded, int start, int end, MentionsInOrder mentions)
    {
        var clause = ClauseStart(text, start);
        var about = text[clause..start].Trim();
        if (about.Length < ShortestAbout && clause > 0 && text[clause - 1] is '，' or ',' or '、')
        {
            // 截至9月，各方投放的广告，达到5亿: what of stands in the clause before.
            clause = ClauseStart(text, clause - 1);
            about = text[clause..start].Trim();
        }

        if (about.Length == 0)
        {
            var stop = text.AsSpan(end, Math.Min(LongestClause / 2, text.Length - end)).IndexOfAny(ClauseEnds);
            about = text.Substring(end, stop >= 0 ? stop : Math.Min(LongestClause / 2, text.Length - end)).Trim();
        }

        var first = mentions.FirstFrom(clause);
        var subject = first < mentions.Count && mentions[first].Mention.End <= start ? mentions[first].Entity.Name : null;
        return new Claim(kind, value, unit, about, subject, start, end) { Topic = ClaimTopics.Of(folded, kind, FoldedUnit(folded, unit, end), start, end) };
    }

    private static int ClauseStart(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start < LongestClause && !ClauseEnds.Contains(text[start - 1]))
        {
            start--;
        }

        return start;
    }
}
