using System.Buffers;
using System.Globalization;
using Annals.Language.Entities;
using Annals.Language.Events;
using Annals.Language.Times;

namespace Annals.Language.Claims;

/// <summary>Finds numbers with what they count, ordinals (第24次会议) and firsts (首次), outside of times.</summary>
public static class ClaimFinder
{
    private static readonly SearchValues<char> Beginnings = SearchValues.Create("0123456789〇零一二两三四五六七八九十百千第首半数几");
    private const string ClauseEnds = ",。;!?\n:";
    private const int LongestUnit = 6;

    // What the counted do or suffer is no part of what is counted: 420名旅客滞留.
    private const string Doing = "驶滞取坐降停死伤失遇参出抵获造试改逃";

    private static readonly (string Word, string Sign)[] Bounds =
    [
        ("至少", ">="), ("不少于", ">="), ("超过", ">"), ("逾", ">"), ("多达", "<="), ("高达", ""), ("最多", "<="), ("不到", "<"), ("少于", "<"), ("将近", "~"), ("接近", "~"), ("大约", "~"), ("大概", "~"), ("约", "~"), ("近", "~"), ("达到", ""), ("累计达", ""), ("达", ""),
    ];

    private static readonly string[] Money = ["美元", "欧元", "日元", "日圆", "人民币", "港元", "新台币", "台币", "英镑", "韩元", "卢布", "卢比", "新元", "澳元", "加元", "元"];
    private static readonly string[] Measures = ["公里", "米", "平方公里", "公斤", "吨", "度", "摄氏度", "级", "公顷", "桶", "个百分点", "基点", "个基点", "倍", "海里", "英里", "升", "克", "毫米", "厘米", "节"];

    private static readonly string[] Fates = ["死", "亡", "遇难", "丧生", "受伤", "重伤", "轻伤", "失踪", "被捕", "获救", "确诊", "感染", "被拘"];
    private static readonly string[] People = ["人次", "人", "岁", "辆次", "架次", "艘次", "车次", "票", "席", "届", "户"];

    public static IReadOnlyList<Claim> Find(string text, string folded, IReadOnlyList<Entity> entities, IReadOnlyList<TimeExpression> times, IReadOnlyList<ReportedEvent> events)
    {
        var mentions = entities.SelectMany(entity => entity.Mentions.Select(mention => (Mention: mention, Entity: entity))).OrderBy(pair => pair.Mention.Start).ToList();
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
                if (Dated(text, times[time], events, mentions) is { } dated)
                {
                    claims.Add(dated);
                }

                at = times[time].End - 1;
                continue;
            }

            var claim = Ordinal(text, folded, at, mentions) ?? First(text, folded, at, mentions) ?? Number(text, folded, at, mentions);
            if (claim is not null)
            {
                claims.Add(claim);
                at = claim.End - 1;
            }
        }

        return claims;
    }

    private static int Next(string folded, int from)
    {
        var at = from >= folded.Length ? -1 : folded.AsSpan(from).IndexOfAny(Beginnings);
        return at < 0 ? -1 : from + at;
    }

    // A time is a claim where it says when something was, or how long.
    private static Claim? Dated(string text, TimeExpression time, IReadOnlyList<ReportedEvent> events, List<(Mention Mention, Entity Entity)> mentions)
    {
        if (time.Granularity == TimeGranularity.Duration)
        {
            return Made("length", time.Value, null, text, time.Start, time.End, mentions);
        }

        var isExact = time.Granularity <= TimeGranularity.Year || time.Granularity == TimeGranularity.Interval;
        return isExact && events.Any(one => one.Date is { } day && IsDay(day, time.Value) && one.Evidence.Any(span => span.Start <= time.End + 2 && span.End >= time.Start - 30)) ? Made("date", time.Value, null, text, time.Start, time.End, mentions) : null;
    }

    // The event's day, or the first or last of its days.
    private static bool IsDay(string day, string value) => value.StartsWith(day, StringComparison.Ordinal) || (day.Length == 21 && (day.StartsWith(value, StringComparison.Ordinal) || day.EndsWith(value, StringComparison.Ordinal)));

    private static Claim? Ordinal(string text, string folded, int at, List<(Mention Mention, Entity Entity)> mentions)
    {
        if (folded[at] != '第' || Digits.At(folded, at + 1) is not { IsOne: true, Low: > 0 } number || number.End >= folded.Length || !char.IsLetter(folded[number.End]) || folded[number.End] is '年' or '一' or '世' or '季')
        {
            return null;
        }

        var end = UnitEnd(folded, number.End, mentions);
        return end == number.End ? null : Made("ordinal", number.Low.ToString(CultureInfo.InvariantCulture), text[number.End..end], text, at, end, mentions);
    }

    private static Claim? First(string text, string folded, int at, List<(Mention Mention, Entity Entity)> mentions)
    {
        if (folded[at] != '首' || at + 1 >= folded.Length || folded[at + 1] is not ('次' or '度'))
        {
            return null;
        }

        var end = at + 2;
        while (end < folded.Length && end - at < 14 && char.IsLetterOrDigit(folded[end]))
        {
            end++;
        }

        return Made("first", "1", text[(at + 2)..end], text, at, end, mentions);
    }

    private static Claim? Number(string text, string folded, int at, List<(Mention Mention, Entity Entity)> mentions)
    {
        if (!Quantity.IsNumeral(folded[at]) || (at > 0 && (char.IsAsciiLetterOrDigit(folded[at - 1]) || folded[at - 1] is '第' or '.' or '-' || Quantity.IsNumeral(folded[at - 1]))))
        {
            return null;
        }

        if (Quantity.At(folded, at) is not var (value, end, isMore, isPercent) || IsInsideName(mentions, at))
        {
            return null;
        }

        if (folded.AsSpan(end).StartsWith("个百分点") || folded.AsSpan(end).StartsWith("分之"))
        {
            isPercent = false;
        }

        var (sign, start) = Bound(folded, at);
        if (isPercent)
        {
            return Made("percent", Signed(value), "%", text, start, end, mentions);
        }

        var unitEnd = end < folded.Length && folded[end] is not '时' ? UnitEnd(folded, end, mentions) : end;
        if (unitEnd == end)
        {
            return null;
        }

        var unit = text[end..unitEnd];
        var bare = folded[end..unitEnd];
        var isSpelled = !char.IsAsciiDigit(folded[at]);
        if (isSpelled && value <= 2 && sign.Length == 0 && value == decimal.Truncate(value) && !IsMeasured(folded, end) && !HasVictims(folded, end, unitEnd))
        {
            return null;
        }

        if (isSpelled && value < 10 && Exact(folded, end) == 0 && !"人名个次条艘架辆座家国起例点位场项种支所艘".Contains(bare[0]))
        {
            return null;
        }

        var kind = Array.Exists(Money, bare.StartsWith) ? "money" : Array.Exists(Measures, bare.StartsWith) ? "measure" : "count";
        return Made(kind, Signed(value), unit, text, start, unitEnd, mentions);

        string Signed(decimal number) => (sign.Length > 0 ? sign : isMore ? ">" : "") + number.ToString("0.####", CultureInfo.InvariantCulture);
    }

    // 两人 are mostly two who were named before; 两人死亡 is a toll.
    private static bool HasVictims(string folded, int unit, int unitEnd)
        => folded[unit] is '人' or '名' && Array.Exists(Fates, fate => folded.AsSpan(unit, Math.Min(unitEnd - unit + 4, folded.Length - unit)).Contains(fate, StringComparison.Ordinal));

    private static (string Sign, int Start) Bound(string folded, int at)
    {
        foreach (var (word, sign) in Bounds)
        {
            if (at >= word.Length && string.CompareOrdinal(folded, at - word.Length, word, 0, word.Length) == 0)
            {
                return (sign, at - word.Length);
            }
        }

        return ("", at);
    }

    // The measure word and the noun behind it, up to what cannot belong to them.
    private static int UnitEnd(string folded, int at, List<(Mention Mention, Entity Entity)> mentions)
    {
        if (Exact(folded, at) is > 0 and var exact)
        {
            return at + exact;
        }

        var end = at;
        while (end < folded.Length && end - at < LongestUnit && folded[end] is >= '\u4e00' and <= '\u9fff' && !"的在和与及将被把于是了到至向对从以其还也但并或者后前中内外上下比较仍已曾因为由".Contains(folded[end]) && !(end > at + 1 && (Quantity.IsNumeral(folded[end]) || Doing.Contains(folded[end]))) && !BeginsName(mentions, end))
        {
            end++;
        }

        return end;
    }

    // A measure or a currency is the whole unit: 3.2公里处 is 3.2公里. 人 ends where something happens to people.
    private static int Exact(string folded, int at) => Math.Max(Longest(Money, folded, at), Math.Max(Longest(Measures, folded, at), Longest(People, folded, at)));

    // 一级一级 and 一度 measure nothing.
    private static bool IsMeasured(string folded, int at)
        => Longest(Money, folded, at) > 0 || (Longest(Measures, folded, at) > 0 && folded[at] is not ('级' or '度'));

    private static int Longest(string[] words, string folded, int at)
    {
        var longest = 0;
        foreach (var word in words)
        {
            longest = word.Length > longest && string.CompareOrdinal(folded, at, word, 0, word.Length) == 0 ? word.Length : longest;
        }

        return longest;
    }

    // The mentions are in order: the first that begins at a place or behind it.
    private static int FirstFrom(List<(Mention Mention, Entity Entity)> mentions, int at)
    {
        var (low, high) = (0, mentions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = mentions[middle].Mention.Start < at ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static bool BeginsName(List<(Mention Mention, Entity Entity)> mentions, int at)
        => FirstFrom(mentions, at) is var first && first < mentions.Count && mentions[first].Mention.Start == at;

    private static bool IsInsideName(List<(Mention Mention, Entity Entity)> mentions, int at)
        => BeginsName(mentions, at) || (FirstFrom(mentions, at) is > 0 and var next && mentions[next - 1].Mention.End > at);

    private static Claim Made(string kind, string value, string? unit, string text, int start, int end, List<(Mention Mention, Entity Entity)> mentions)
    {
        var clause = start;
        while (clause > 0 && start - clause < 60 && !ClauseEnds.Contains(text[clause - 1]) && text[clause - 1] is not ('，' or '：' or '；'))
        {
            clause--;
        }

        var first = FirstFrom(mentions, clause);
        var subject = first < mentions.Count && mentions[first].Mention.End <= start ? mentions[first].Entity.Name : null;
        return new Claim(kind, value, unit, text[clause..start].Trim(), subject, start, end);
    }
}
