using System.Globalization;
using Annals.Language.Times;

namespace Annals.Language.Events;

/// <summary>When an event is: the time of its sentence that belongs to it, else the last one told in the same paragraph.</summary>
internal static class EventDates
{
    private const int FarthestYear = 20;
    private const int AnotherClause = 60;
    private const int FarthestSince = 366;

    public static TimeExpression? Of(EventSentence sentence, EventSpot spot)
    {
        TimeExpression? best = null;
        var clauseEnd = sentence.ClauseEnd(spot.End);
        var nearest = int.MaxValue;
        foreach (var time in sentence.Times)
        {
            if (!IsDated(time) || IsSince(time) || sentence.IsOfSpeech(time.Start, spot.Start) || IsOfAnother(sentence, time, spot))
            {
                continue;
            }

            // 今年首次峰会在今年二月举行: the closer a word tells, the farther it may stand.
            var distance = (time.Start > spot.Start ? (time.Start - spot.Start) * 2 : spot.Start - time.End) + (time.Granularity is TimeGranularity.Year or TimeGranularity.Decade or TimeGranularity.Century ? FarthestYear : 0) + (time.Start > clauseEnd && sentence.Folded[time.Start - 1] is not ('(' or '（') ? AnotherClause : 0);
            if (distance < nearest)
            {
                (best, nearest) = (time, distance);
            }
        }

        // 日前起诉…，18日将说明: what was lately is not on the day of another clause.
        if (best is not null && best.Start > clauseEnd)
        {
            foreach (var time in sentence.Times)
            {
                best = time.Granularity == TimeGranularity.VaguePast && time.End <= spot.Start && time.Start >= sentence.ClauseStart(spot.Start) ? null : best;
            }
        }

        // 世卫组织周四称，专家已抵达: what has happened by then happened about then.
        if (best is null && spot.Type is not "election" && sentence.Folded.AsSpan(sentence.ClauseStart(spot.Start), spot.Start - sentence.ClauseStart(spot.Start)).IndexOf('已') >= 0)
        {
            foreach (var time in sentence.Times)
            {
                best ??= time.Granularity <= TimeGranularity.Day && sentence.IsOfSpeech(time.Start, spot.Start) ? time : null;
            }
        }

        return best is not null && EndOf(sentence, best) is { } whole ? whole : best;
    }

    /// <summary>The day told in the paragraph before, for an event whose sentence tells none.</summary>
    public static TimeExpression? Before(EventSentence sentence, EventSpot spot)
    {
        if (spot.Type is not ("meeting" or "visit" or "state-visit" or "phone-call" or "agreement" or "accession") || sentence.Folded.AsSpan(sentence.Start, spot.Start - sentence.Start).IndexOf("随后") >= 0)
        {
            return null;
        }

        foreach (var time in sentence.Times)
        {
            if (IsDated(time) || time.Granularity is TimeGranularity.VaguePast or TimeGranularity.VagueFuture)
            {
                return null;
            }
        }

        return sentence.Before;
    }

    // 历时七天，预定于星期三结束: the length tells when it began.
    private static TimeExpression? EndOf(EventSentence sentence, TimeExpression end)
    {
        if (end.Granularity != TimeGranularity.Day || !sentence.Stands(end.End, "结束") || First(end.Value) is not { } last)
        {
            return null;
        }

        foreach (var time in sentence.Times)
        {
            if (time.Value is ['P', .. var days, 'D'] && time.Start > 1 && (sentence.Stands(time.Start - 2, "历时") || sentence.Stands(time.Start - 2, "为期")) && int.TryParse(days, out var length) && length is > 0 and < 400)
            {
                return end with { Value = $"{last.AddDays(1 - length):yyyy-MM-dd}/{end.Value}", Granularity = TimeGranularity.Interval };
            }
        }

        return null;
    }

    public static bool IsDated(TimeExpression time)
        => time.Granularity is not (TimeGranularity.Duration or TimeGranularity.Present or TimeGranularity.VaguePast or TimeGranularity.VagueFuture) && !time.Value.StartsWith("..", StringComparison.Ordinal) && time.Value[0] != 'P';

    // 四十五年来首次: no day of anything.
    private static bool IsSince(TimeExpression time)
        => time.Granularity == TimeGranularity.Interval && time.Text[^1] is '来' or '來' && First(time.Value) is { } first && Last(time.Value) is { } last && last.DayNumber - first.DayNumber > FarthestSince;

    /// <summary>A day without its hour: an event is on a day.</summary>
    public static string? DayOf(string? value) => value is null ? null : value.Length > 10 && value[10] == 'T' ? value[..10] : value;

    public static DateOnly? First(string value) => Day(value.Split('/', ',')[0], isLast: false);

    public static DateOnly? Last(string value) => Day(value.Split('/', ',')[^1], isLast: true);

    private static DateOnly? Day(string start, bool isLast)
    {
        if (start.Length >= 10 && DateOnly.TryParseExact(start.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        if (start.Length >= 7 && DateOnly.TryParseExact(start[..7] + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            return isLast ? day.AddMonths(1).AddDays(-1) : day;
        }

        return start.Length == 4 && DateOnly.TryParseExact(start + (isLast ? "-12-31" : "-01-01"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) ? day : null;
    }

    // 今年二月入侵乌克兰之后的首次双边会晤: the time before another event's word is that one's. 对甲进行国事访问并与乙会谈 share theirs.
    private static bool IsOfAnother(EventSentence sentence, TimeExpression time, EventSpot spot)
    {
        var folded = sentence.Folded;
        if (time.Start >= spot.End)
        {
            // …签字仪式后握手。（2017年7月4日）: the bracket behind a sentence dates all of it.
            if (time.Start > spot.End && folded[time.Start - 1] is '(' or '（' && time.Start - 2 >= spot.End && folded[time.Start - 2] == '。')
            {
                return false;
            }

            // 访问甲之后将于9月15日前往乙: what comes after is not then.
            var between = folded.AsSpan(spot.End, time.Start - spot.End);
            return between.IndexOf("后") >= 0 || between.IndexOf("前往") >= 0 || between.IndexOf("此前") >= 0;
        }

        for (var at = time.End; at < spot.Start; at++)
        {
            if (!EventWords.Initials.Contains(folded[at]) || EventWords.At(folded, at, sentence.End) is not { } other || other.Start >= spot.Start || other.End > spot.Start)
            {
                continue;
            }

            var behind = folded.AsSpan(other.End, spot.Start - other.End);
            if (other.Type is "invasion" || behind.StartsWith("的") || behind.StartsWith("之后") || behind.StartsWith("后") || behind.StartsWith("以来") || behind.StartsWith("之前") || behind.IndexOf("之后") >= 0 || behind.IndexOf("后的") >= 0 || (other.Type == "other" && behind.IndexOf(',') >= 0))
            {
                return true;
            }
        }

        // 自2020年疫情爆发以来首次访问: then began something else.
        var since = folded.AsSpan(time.Start, Math.Min(folded.Length - time.Start, Math.Max(time.End - time.Start + 16, 0))).IndexOf("以来");
        return since >= 0 && time.Start + since < spot.Start;
    }
}
