using System.Buffers;
using Annals.Language.Attributions;
using Annals.Language.Entities;
using Annals.Language.Times;

namespace Annals.Language.Events;

/// <summary>
/// A day with a deed is an event, whatever the deed: 英国外交部9月3日公布…, 法案将于23日进行二读, 第二天警方搜查了他的家. What events.txt has a word
/// for is told by <see cref="EventFinder"/>; here are the days nobody has claimed by then.
/// </summary>
internal static class Happenings
{
    private const int ShortestClause = 14;
    private const int MostClauses = 3;
    private const int FarthestVerb = 60;

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",;:。!?\n");
    private static readonly SearchValues<char> Closers = SearchValues.Create(")】]》");

    // 截至9月底, 较去年, 自1月以来: what is counted up to then, or beside it.
    private static readonly string[] NotBefore = ["截至", "截止", "截止到", "截至到", "较", "比", "相比", "同", "自", "从", "自从", "直到", "到", "至", "迟至", "对比", "相较", "早于", "晚于", "距离", "距", "离", "每年", "每"];
    private static readonly string[] NotBehind = ["以来", "来", "同期", "之前", "以前", "前", "为止", "止", "相比", "的数据", "的预算", "的目标", "度", "是", "为", "当时"];

    private static readonly SearchValues<char> BehindInitials = SearchValues.Create([.. NotBehind.Select(word => word[0])]);
    private static readonly SearchValues<char> BehindEndings = SearchValues.Create([.. NotBehind.Select(word => word[^1]), '來']);
    private static readonly SearchValues<char> BeforeEndings = SearchValues.Create([.. NotBefore.Select(word => word[^1])]);

    private static readonly SearchValues<string> Customs = SearchValues.Create(["通常", "往往", "一般", "历来", "经常", "每逢", "每当", "常常", "总是"], StringComparison.Ordinal);

    // 就边境冲突发表声明: what stands behind these is not what is done.
    private static readonly SearchValues<string> Leads = SearchValues.Create(["就", "对", "因", "针对", "关于", "随着", "由于", "为了", "在", "以"], StringComparison.Ordinal);
    private static readonly string[] Recent = ["日前", "近日", "不久前", "前不久"];
    private static readonly string[] Moments = ["之时", "之际", "时", "期间"];

    /// <summary>Adds what the days of a sentence tell that none of what was found tells.</summary>
    public static void Read(EventSentence sentence, List<EventDraft> found)
    {
        foreach (var time in sentence.Times)
        {
            if (IsPoint(sentence, time) && Predicate(sentence, time) is var (deed, start, end) && !IsTold(sentence, time, start, end, found) && Of(sentence, time, deed, start, end, found) is { } draft)
            {
                found.Add(draft);
            }
        }
    }

    private static bool IsPoint(EventSentence sentence, TimeExpression time)
    {
        if (time.Granularity == TimeGranularity.VaguePast)
        {
            return IsRecent(sentence, time);
        }

        if (!EventDates.IsDated(time) || time.Granularity is TimeGranularity.Decade or TimeGranularity.Century or TimeGranularity.Season or TimeGranularity.List)
        {
            return false;
        }

        if (time.Granularity == TimeGranularity.Interval && EventDates.Last(time.Value) == sentence.Published)
        {
            return false;
        }

        return !Follows(sentence, time) && !Precedes(sentence, time) && !time.Text.EndsWith("的今天", StringComparison.Ordinal) && !IsCustom(sentence, time);
    }

    private static bool Follows(EventSentence sentence, TimeExpression time)
    {
        var isLikely = BehindInitials.Contains(CharAt(sentence, time.End));
        var isEnding = BehindEndings.Contains(time.Text[^1]);
        if (!isLikely && !isEnding)
        {
            return false;
        }

        foreach (var word in NotBehind)
        {
            // 10天前 is a day, 大选前 is not.
            if ((isLikely && sentence.Stands(time.End, word)) || (isEnding && word != "前" && time.Text.EndsWith(word, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Precedes(EventSentence sentence, TimeExpression time)
    {
        if (time.Start == sentence.Start || !BeforeEndings.Contains(sentence.Folded[time.Start - 1]))
        {
            return false;
        }

        foreach (var word in NotBefore)
        {
            if (time.Start - word.Length >= sentence.Start && sentence.Stands(time.Start - word.Length, word))
            {
                return true;
            }
        }

        return false;
    }

    // 选举日通常在11月.
    private static bool IsCustom(EventSentence sentence, TimeExpression time)
    {
        var start = sentence.ClauseStart(time.Start);
        return sentence.Folded.AsSpan(start, sentence.ClauseEnd(time.End) - start).ContainsAny(Customs);
    }

    private static char CharAt(EventSentence sentence, int at) => at < sentence.End ? sentence.Folded[at] : '\0';

    // 日前宣布: done once, whatever the day. 近期, 最近 are often stretches.
    private static bool IsRecent(EventSentence sentence, TimeExpression time)
    {
        foreach (var word in Recent)
        {
            if (sentence.Stands(time.Start, word))
            {
                return true;
            }
        }

        return false;
    }

    // Its day is another event's of its clause, or of the sentence where that lasts until then.
    private static bool IsTold(EventSentence sentence, TimeExpression time, int start, int end, List<EventDraft> found)
    {
        for (var i = found.Count - 1; i >= 0; i--)
        {
            var one = found[i];
            if (one.Start >= sentence.End || one.End <= sentence.Start)
            {
                continue;
            }

            if (time.Granularity == TimeGranularity.VaguePast && one.Start <= time.Start && one.End >= time.End)
            {
                return true;
            }

            if (one.Date is not { } day)
            {
                continue;
            }

            // 经济部今天宣布，投资案今天通过: what is said is told, not what is said to have happened.
            var value = EventDates.DayOf(time.Value)!;
            if (one.Type == "statement" ? one.Start <= time.Start && one.End >= time.End : (day == value && one.Start < end && one.End > start) || (day.Length > 10 && (day.StartsWith(value, StringComparison.Ordinal) || day.EndsWith(value, StringComparison.Ordinal))))
            {
                return true;
            }
        }

        return false;
    }

    private static EventDraft? Of(EventSentence sentence, TimeExpression time, DeedSpot deed, int start, int end, List<EventDraft> found)
    {
        foreach (var one in found)
        {
            if (one.Start <= deed.Start && one.End >= deed.End && one.Start < time.End && one.End > time.Start && one.Type != "statement")
            {
                return null;
            }
        }

        var isSaid = deed.Deed == Deed.Say;
        var people = isSaid ? Speaker(sentence, start, deed) : People(sentence, start, deed, end);
        if (people is null || (people.Count == 0 && time.Granularity > TimeGranularity.Day))
        {
            return null;
        }

        var spot = new EventSpot(new EventWord(deed.Word, null, isSaid ? "statement" : "other", false), deed.Start, deed.End);
        var day = time.Granularity == TimeGranularity.VaguePast ? null : time;
        // 8月27日出庭: a deed of a kind of its own, though nobody it needs was named.
        if (!isSaid && EventWords.At(sentence.Folded, deed.Start, sentence.End) is { Type: "trial" or "arrest" or "attack" or "death" or "protest" or "vote" or "sanction" or "agreement" } kind && kind.Start == deed.Start)
        {
            spot = kind;
        }

        return new EventDraft(spot.Type, people, isSaid ? null : EventPlaces.Of(sentence, spot, people), EventDates.DayOf(day?.Value), isSaid ? Said(sentence, spot, day) : EventStatus.Of(sentence, spot, day), start, end) { Act = spot.Type == "other" ? deed.Word : null };
    }

    // What is said is not what the words behind the saying tell of.
    private static string Said(EventSentence sentence, EventSpot spot, TimeExpression? time)
        => time is null ? "happened" : EventDates.First(time.Value) > sentence.Published ? "planned" : EventStatus.Of(sentence with { End = spot.End }, spot, time) is "denied" ? "denied" : EventDates.Last(time.Value) < sentence.Published.AddDays(-90) ? "historical" : "happened";

    // The deed behind the day, in its clause or, where the day stands alone (周四，…), in the next; else the last before it (定于周四).
    private static (DeedSpot Deed, int Start, int End)? Predicate(EventSentence sentence, TimeExpression time)
    {
        var start = sentence.ClauseStart(time.Start);
        var end = time.End;
        DeedSpot? led = null;
        for (var clauses = 0; clauses < MostClauses && end < sentence.End; clauses++)
        {
            var stop = ClauseEnd(sentence, end);
            if (Main(sentence, end, Math.Min(stop, time.End + FarthestVerb)) is var (deed, isLed))
            {
                if (IsOutside(sentence, time.End, deed.Start))
                {
                    return null;
                }

                led ??= deed;
                if (!isLed)
                {
                    return (deed, start, sentence.ClauseEnd(deed.End));
                }
            }

            if (stop >= sentence.End || sentence.Folded[stop] != ',' || (clauses == 0 && stop - start > ShortestClause && time.Granularity > TimeGranularity.Day))
            {
                break;
            }

            end = stop + 1;
        }

        if (led is { } only)
        {
            return (only, start, sentence.ClauseEnd(only.End));
        }

        var clauseEnd = sentence.ClauseEnd(time.End);
        DeedSpot? last = null;
        for (var at = start; HappeningWords.First(sentence.Folded, at, time.Start) is { } earlier; at = earlier.End)
        {
            last = earlier;
        }

        return last is { } before && clauseEnd - time.End <= 2 ? (before, start, clauseEnd) : null;
    }

    // The deed of a clause: the first, but one behind a preposition (就边境冲突发表声明) or before 的 (举行的会议上会晤) only where no other follows; none of
    // a clause that tells when (…之际).
    private static (DeedSpot Deed, bool IsLed)? Main(EventSentence sentence, int from, int to)
    {
        var words = sentence.Folded.AsSpan(from, Math.Max(0, to - from)).TrimEnd();
        if (to < sentence.End && sentence.Folded[to] == ',' && words.Length > 0 && words[^1] is '时' or '际' or '间')
        {
            foreach (var moment in Moments)
            {
                if (words.EndsWith(moment))
                {
                    return null;
                }
            }
        }

        DeedSpot? main = null;
        var isMainLed = false;
        for (var at = from; HappeningWords.First(sentence.Folded, at, to) is { } deed; at = deed.End)
        {
            // 在上个月的辩论中: within it something else is done.
            if (sentence.Stands(deed.End, "中") || sentence.Stands(deed.End, "期间"))
            {
                continue;
            }

            // 甫一上任，便出访: when, not what.
            if (deed.Start > from && sentence.Folded[deed.Start - 1] == '一')
            {
                continue;
            }

            var isLed = sentence.Folded.AsSpan(from, deed.Start - from).IndexOfAny(Leads) >= 0;
            var isAttribute = sentence.Stands(deed.End, "的");
            if ((!isLed && !isAttribute) || (isLed && main is not null))
            {
                return (deed, false);
            }

            isMainLed = main is null ? isLed : isMainLed;
            main ??= deed;
        }

        return main is { } found ? (found, isMainLed) : null;
    }

    // （法新社22日电）甲表示: the bracket has its own day; 星期一（9月5日）is nothing but the day.
    private static bool IsOutside(EventSentence sentence, int from, int to)
    {
        var words = sentence.Folded.AsSpan(from, to - from);
        var close = words.IndexOfAny(Closers);
        return close > 0 && words[..close].IndexOfAny("([【《") < 0;
    }

    private static int ClauseEnd(EventSentence sentence, int at)
    {
        var stop = sentence.Folded.AsSpan(at, sentence.End - at).IndexOfAny(ClauseEnds);
        return stop < 0 ? sentence.End : at + stop;
    }

    // Who speaks stands last before the word: 外交部发言人毛宁.
    private static List<Entity>? Speaker(EventSentence sentence, int start, DeedSpot deed)
    {
        Entity? speaker = null;
        var topic = new List<Entity>();
        foreach (var (mention, entity) in sentence.Mentions)
        {
            if (mention.Start >= start && mention.End <= deed.Start && entity.Type is EntityType.Person or EntityType.Organisation or EntityType.Place && !Media.Is(entity) && !sentence.IsLed(mention.Start) && (entity.Type != EntityType.Place || speaker is null))
            {
                speaker = entity;
            }
            else if (mention.End <= start && entity.Type == EntityType.Person)
            {
                Add(topic, entity);
            }
        }

        // 甲与乙会晤，并于隔日发表声明: who was spoken of goes on.
        return speaker is not null ? [speaker] : topic.Count > 0 ? topic : null;
    }

    // People and bodies of the clause; without them the countries before the word; else the subject goes on from the clause before.
    private static List<Entity> People(EventSentence sentence, int start, DeedSpot deed, int end)
    {
        var people = new List<Entity>();
        var countries = new List<Entity>();
        Entity? topic = null;
        foreach (var (mention, entity) in sentence.Mentions)
        {
            if (entity.Type is EntityType.Person or EntityType.Organisation && !Media.Is(entity))
            {
                if (mention.Start >= start && mention.End <= end)
                {
                    Add(people, entity);
                }
                else if (mention.End <= start)
                {
                    topic ??= entity;
                }
            }
            else if (entity.Type == EntityType.Place && mention.Start >= start && mention.End <= deed.Start && !sentence.IsLed(mention.Start))
            {
                Add(countries, entity);
            }
        }

        return people.Count > 0 ? people : countries.Count > 0 ? countries : topic is not null ? [topic] : [];
    }

    private static void Add(List<Entity> entities, Entity entity)
    {
        if (!entities.Contains(entity))
        {
            entities.Add(entity);
        }
    }
}
