using Annals.Language.Names;
using Annals.Language.Words;

namespace Annals.Language.Entities;

/// <summary>
/// Names that their form tells: 吕某, 菲律宾驻中国大使馆, 湖南省 + 衡阳市珠晖区检察院, “东方-2022”军事演习, 组织"分享之家", 中国-吉尔吉斯斯坦-乌兹别克斯坦公路,
/// a team's name without its city, and 习 for 习近平.
/// </summary>
internal static class NamePatterns
{
    // 中国-吉尔吉斯斯坦-乌兹别克斯坦; a list of all countries of the world is no road.
    private const int MostInChain = 8;
    private const int LongestBracket = 12;

    private static readonly string[] Embassies = ["大使馆", "总领事馆", "领事馆", "使馆", "代表处", "办事处"];
    private static readonly string[] Lines = ["公路", "铁路", "高铁", "经济走廊", "走廊", "输油管道", "输气管道", "管道"];
    private static readonly string[] Exercises = ["军事演习", "联合军事演习", "联合演习", "军演", "演习", "行动"];
    private static readonly string[] Bodies = ["组织", "机构", "团体", "协会", "智库", "网站", "杂志", "报纸", "公司", "媒体", "乐队", "刊物", "期刊", "报刊", "频道", "平台", "集团", "基金会"];

    public static List<NameSpan> Add(string text, string folded, List<NameSpan> spans, Authority authority)
    {
        spans = Embassy(folded, spans);
        spans = Chains(folded, spans);
        spans = Bracketed(folded, spans, authority);
        var more = new AddedNames(folded.Length);
        Somebody(folded, spans, more);
        Quoted(folded, spans, more);
        Teams(folded, spans, more, authority);
        Surnames(folded, spans, more);
        TitledSurnames.Add(text, folded, spans, more);
        Agencies.Add(folded, spans, more);
        Governments.Add(folded, spans, more);
        if (more.Spans.Count == 0)
        {
            return spans;
        }

        return [.. spans.Where(span => !more.IsTaken(span.Start, span.End)).Concat(more.Spans).OrderBy(span => span.Start)];
    }

    private static bool Stands(string folded, int at, string word) => WordList.Stands(folded, at, word);

    // 菲律宾 驻 中国 大使馆.
    private static List<NameSpan> Embassy(string folded, List<NameSpan> spans)
    {
        var result = new List<NameSpan>();
        for (var i = 0; i < spans.Count; i++)
        {
            var span = spans[i];
            if (span.Type == EntityType.Place && Stands(folded, span.End, "驻") && i + 1 < spans.Count && spans[i + 1].Start == span.End + 1)
            {
                var host = spans[i + 1];
                var end = host.Type == EntityType.Organisation && Array.Exists(Embassies, word => folded.AsSpan(host.Start, host.Length).EndsWith(word)) ? host.End
                    : Array.Find(Embassies, word => Stands(folded, host.End, word)) is { } word2 ? host.End + word2.Length : -1;
                if (end > 0)
                {
                    result.Add(new NameSpan(span.Start, end, EntityType.Organisation, []));
                    i++;
                    continue;
                }
            }

            result.Add(span);
        }

        return result;
    }

    // 湖南省 + 衡阳市珠晖区检察院; 衡阳市 + 公安局珠晖分局 as the tagger finds it; 中国-吉尔吉斯斯坦-乌兹别克斯坦（CKU）公路.
    private static List<NameSpan> Chains(string folded, List<NameSpan> spans)
    {
        var result = new List<NameSpan>();
        foreach (var span in spans)
        {
            if (span.Type == EntityType.Organisation && result.Count > 0 && IsSeatOf(folded, result[^1], span))
            {
                var whole = span;
                while (result.Count > 0 && IsSeatOf(folded, result[^1], whole))
                {
                    whole = whole with { Start = result[^1].Start, Entries = [] };
                    result.RemoveAt(result.Count - 1);
                }

                result.Add(whole);
                continue;
            }

            result.Add(span);
            var first = result.Count - 1;
            while (first > 0 && result.Count - first < MostInChain && result[first - 1].Type == EntityType.Place && result[first].Type == EntityType.Place && result[first].Start == result[first - 1].End + 1 && folded[result[first - 1].End] is '-' or '—' or '–')
            {
                first--;
            }

            if (first < result.Count - 1)
            {
                var at = span.End;
                if (at < folded.Length && folded[at] is '（' or '(' && folded.AsSpan(at, Math.Min(LongestBracket, folded.Length - at)).IndexOfAny('）', ')') is > 0 and var close)
                {
                    at += close + 1;
                }

                if (Array.Find(Lines, line => Stands(folded, at, line)) is { } found)
                {
                    var whole = new NameSpan(result[first].Start, at + found.Length, EntityType.Other, []);
                    result.RemoveRange(first, result.Count - first);
                    result.Add(whole);
                }
            }
        }

        return result;
    }

    // An administrative unit directly before its body; any place before a court.
    private static bool IsSeatOf(string folded, NameSpan place, NameSpan body)
        => place.Type == EntityType.Place && place.End == body.Start
            && (folded[place.End - 1] is '省' or '市' or '县' or '区' or '州' || (body.Length > 4 && folded[body.End - 1] == '院' && folded[body.End - 2] is '法' or '察'));

    // 上海合作组织（上合组织）成员国元首理事会: the bracket stands inside the longer name.
    private static List<NameSpan> Bracketed(string folded, List<NameSpan> spans, Authority authority)
    {
        var result = new List<NameSpan>();
        foreach (var span in spans)
        {
            if (result.Count > 0 && result[^1].Overlaps(span))
            {
                continue;
            }

            result.Add(span);
            if (span.Type != EntityType.Organisation || span.End >= folded.Length || folded[span.End] is not ('（' or '('))
            {
                continue;
            }

            var close = span.End + folded.AsSpan(span.End, Math.Min(LongestBracket + 1, folded.Length - span.End)).IndexOfAny('）', ')');
            if (close < span.End)
            {
                continue;
            }

            for (var length = Math.Min(16, folded.Length - close - 1); length >= 3; length--)
            {
                var entries = authority.ByName(string.Concat(folded.AsSpan(span.Start, span.Length), folded.AsSpan(close + 1, length)));
                if (entries.Count > 0)
                {
                    result[^1] = new NameSpan(span.Start, close + 1 + length, EntityType.Organisation, entries);
                    break;
                }
            }
        }

        return result;
    }

    // 吕某, 陈某某.
    private static void Somebody(string folded, List<NameSpan> spans, AddedNames more)
    {
        for (var at = folded.IndexOf('某', StringComparison.Ordinal); at > 0; at = folded.IndexOf('某', at + 1))
        {
            var end = at + 1 < folded.Length && folded[at + 1] == '某' ? at + 2 : at + 1;
            var isName = (CharacterTraits.Of(folded[at - 1]) & CharacterTraits.Surname) != 0 && !(end < folded.Length && folded[end] is '个' or '些' or '种' or '一' or '人' or '国' or '地' or '市') && folded[at - 1] is not ('于' or '和' or '关' or '成' or '经' or '从' or '有' or '应' or '时');
            if (isName)
            {
                var name = new NameSpan(at - 1, end, EntityType.Person, []);
                if (NameSpan.In(spans, name.Start, name.End) is not { } other || other.Start >= name.Start)
                {
                    more.Add(name);
                }
            }
        }
    }

    // “东方-2022”军事演习 is a name of an event; 组织"分享之家" a body's.
    private static void Quoted(string folded, List<NameSpan> spans, AddedNames more)
    {
        for (var open = folded.AsSpan().IndexOfAny('“', '"', '「'); open >= 0;)
        {
            var close = folded.AsSpan(open + 1).IndexOfAny('”', '"', '」');
            if (close < 0)
            {
                return;
            }

            close += open + 1;
            if (close - open is > 2 and < 16 && folded.AsSpan(open + 1, close - open - 1).IndexOfAny("，。！？") < 0)
            {
                var inside = folded.AsSpan(open + 1, close - open - 1).TrimEnd(' ').Length;
                var name = new NameSpan(open + 1, open + 1 + inside, EntityType.EventName, []);
                if (Array.Exists(Exercises, word => Stands(folded, close + 1, word)))
                {
                    more.Add(name);
                    Repeat(folded, name, more);
                }
                else if (Array.Exists(Bodies, word => Stands(folded, open - word.Length, word)) && (NameSpan.In(spans, name.Start, name.End) is not { } inner || (inner.Start >= name.Start && inner.End <= name.End && inner.Length < name.Length)))
                {
                    more.Add(name with { Type = EntityType.Organisation });
                    Repeat(folded, name with { Type = EntityType.Organisation }, more);
                }
            }

            var next = folded.AsSpan(close + 1).IndexOfAny('“', '"', '「');
            open = next < 0 ? -1 : close + 1 + next;
        }
    }

    private static void Repeat(string folded, NameSpan name, AddedNames more)
    {
        var words = folded.Substring(name.Start, name.Length);
        for (var at = folded.IndexOf(words, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(words, at + words.Length, StringComparison.Ordinal))
        {
            if (!more.IsTaken(at, at + words.Length))
            {
                more.Add(name with { Start = at, End = at + words.Length });
            }
        }
    }

    // Once 休士頓火箭 is named, 火箭 is it.
    private static void Teams(string folded, List<NameSpan> spans, AddedNames more, Authority authority)
    {
        foreach (var group in spans.Where(span => span.Entries.Count > 0 && span.Entries[0].Kind == "team").GroupBy(span => span.Entries[0]).ToList())
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var span in group)
            {
                var (start, end) = (span.Start, span.End);
                if (end < folded.Length && folded[end] == '队')
                {
                    more.Add(span with { End = end + 1 });
                }

                if (!names.Add(folded[start..end]))
                {
                    continue;
                }

                // The longest end of the name that also stands alone.
                for (var length = Math.Min(4, end - start - 2); length >= 2; length--)
                {
                    var nickname = folded.Substring(end - length, length);
                    if (Count(folded, nickname) > group.Count())
                    {
                        Seek(nickname, span);
                        break;
                    }
                }
            }
        }

        void Seek(string nickname, NameSpan team)
        {
            for (var at = folded.IndexOf(nickname, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(nickname, at + nickname.Length, StringComparison.Ordinal))
            {
                var name = team with { Start = at, End = at + nickname.Length };
                if (!(NameSpan.In(spans, name.Start, name.End) is { Entries.Count: > 0 }) && !more.IsTaken(name.Start, name.End))
                {
                    more.Add(name);
                }
            }
        }
    }

    private static int Count(string folded, string words)
    {
        var count = 0;
        for (var at = folded.IndexOf(words, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(words, at + words.Length, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    // 习 for 习近平, where it stands as a word.
    private static void Surnames(string folded, List<NameSpan> spans, AddedNames more)
    {
        if (spans.Find(span => span.Type == EntityType.Person && span.Length == 3 && span.Entries.Count > 0 && folded[span.Start] == '习') is not { } full)
        {
            return;
        }

        for (var at = folded.IndexOf('习', StringComparison.Ordinal); at >= 0; at = folded.IndexOf('习', at + 1))
        {
            var before = at > 0 ? folded[at - 1] : '\n';
            var after = at + 1 < folded.Length ? folded[at + 1] : '\n';
            var isWord = !"学练自见实复预研温恶陋积补习演修教传".Contains(before) && !"惯俗题近作性习得气普拜马特".Contains(after) && (char.IsLetter(before) || !char.IsLetterOrDigit(before));
            if (isWord && NameSpan.In(spans, at, at + 1) is null)
            {
                more.Add(full with { Start = at, End = at + 1 });
            }
        }
    }
}
