using System.Buffers;
using Annals.Language.Attributions;
using Annals.Language.Entities;
using Annals.Language.Times;

namespace Annals.Language.Events;

/// <summary>
/// Finds events by the words that name them; who takes part, where and when from the same sentence; whether it happened from the tense. What
/// an article tells twice (same kind, same people, dates that agree) is one event with two pieces of evidence.
/// </summary>
public static class EventFinder
{
    private const int LongestSentence = 1000;

    // A book is read for its names; nobody reads a thousand events.
    private const int MostEvents = 1000;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？\n!?");
    private static readonly string[] Planned = ["将", "定于", "预定", "计划", "拟", "预计", "即将", "准备", "安排", "打算"];
    private static readonly string[] Doubted = ["是否", "有可能", "可能", "或将", "或与", "如果", "若", "能否", "会不会", "很可能"];
    private static readonly string[] Denied = ["取消", "否认", "不会", "没有", "并未", "不得要领", "拒绝", "未能", "推迟"];
    private static readonly string[] Running = ["正在", "期间", "一开场", "进行中", "历时"];

    public static IReadOnlyList<ReportedEvent> Find(string text, string folded, DateOnly published, IReadOnlyList<Entity> entities, IReadOnlyList<TimeExpression> times, IReadOnlyList<Attribution> attributions)
    {
        // 习普 is both of them.
        var compounds = Compounds.Find(folded, entities).SelectMany(compound => compound.Members.Select(member => (Mention: new Mention(compound.Start, compound.End, text[compound.Start..compound.End]), Entity: member)));
        var mentions = entities.SelectMany(entity => entity.Mentions.Select(mention => (Mention: mention, Entity: entity))).Concat(compounds).OrderBy(pair => pair.Mention.Start).ToList();
        var found = new List<Draft>();
        var next = 0;
        for (var start = 0; start < text.Length;)
        {
            var end = SentenceEnd(text, start);
            var inside = new List<(Mention Mention, Entity Entity)>();
            for (; next < mentions.Count && mentions[next].Mention.Start < end; next++)
            {
                if (mentions[next].Mention.End <= end)
                {
                    inside.Add(mentions[next]);
                }
            }

            if (inside.Count > 0 && found.Count < MostEvents)
            {
                ReadSentence(folded, start, end, inside, [.. times.Where(time => time.Start >= start && time.End <= end)], published, found);
            }

            start = end;
        }

        found.AddRange(Statements(folded, entities, times, attributions));
        return Merged([.. found.OrderBy(one => one.Start)]);
    }

    // A statement is an event where its day or its occasion is told.
    private static IEnumerable<Draft> Statements(string folded, IReadOnlyList<Entity> entities, IReadOnlyList<TimeExpression> times, IReadOnlyList<Attribution> attributions)
    {
        foreach (var one in attributions)
        {
            var speaker = entities.FirstOrDefault(entity => entity.Name == one.Speaker);
            var start = Math.Max(folded.LastIndexOfAny(['。', '\n'], Math.Max(0, one.CueStart - 1)) + 1, one.CueStart - 40);
            var time = times.FirstOrDefault(time => time.Start >= start && time.End <= one.CueEnd && time.Granularity is TimeGranularity.Day or TimeGranularity.PartOfDay or TimeGranularity.Minute or TimeGranularity.Hour);
            var isOccasion = folded.AsSpan(one.CueStart, one.CueEnd - one.CueStart).IndexOf("会上") >= 0;
            if (speaker is not null && one.Verb is not null && (time is not null || isOccasion) && !one.Verb.StartsWith('据') && one.Start >= one.CueStart)
            {
                yield return new Draft("statement", [speaker], null, time?.Value, "happened", Math.Min(start, one.CueStart), one.CueEnd);
            }
        }
    }

    private static int SentenceEnd(string text, int start)
    {
        var length = text.AsSpan(start, Math.Min(LongestSentence, text.Length - start)).IndexOfAny(SentenceEnds);
        var end = length < 0 ? Math.Min(text.Length, start + LongestSentence) : start + length + 1;

        // …握手。（2017年7月4日）: the bracket belongs to the caption before it.
        return end < text.Length && text[end] is '（' or '(' && text.AsSpan(end).IndexOfAny('）', ')') is > 0 and < 30 and var close ? end + close + 1 : end;
    }

    private static void ReadSentence(string folded, int start, int end, List<(Mention Mention, Entity Entity)> inside, List<TimeExpression> times, DateOnly published, List<Draft> found)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        for (var at = Next(folded, start, end); at < end; at = Next(folded, at + 1, end))
        {
            if (EventWords.At(folded, at) is not var (word, kind) || (kind == "other" && string.CompareOrdinal(folded, at + word.Length, "期间", 0, 2) == 0))
            {
                continue;
            }

            // Two people's 峰会 is a meeting.
            var type = kind;
            if (type == "summit" && Participants(type, folded, ClauseStart(folded, at, start), start, at, Math.Min(end, at + word.Length + 30), inside) is { Count: 2 } two && two.TrueForAll(entity => entity.Type == EntityType.Person) && !Reference(folded, at))
            {
                type = "meeting";
            }

            if (told.Add(type) || type is "meeting" or "visit" or "summit")
            {
                var clause = ClauseStart(folded, at, start);
                var reach = Math.Min(end, at + word.Length + 30);
                if (type == "summit" && Reference(folded, at) && found.FindLastIndex(one => one.Type == "summit") is >= 0 and var earlier)
                {
                    // 此次峰会 is the one before.
                    found.Add(Read(type, word, folded, clause, start, end, at, [.. found[earlier].Participants], inside, times, published));
                }
                else if (Participants(type, folded, clause, start, at, reach, inside) is { Count: > 0 } participants)
                {
                    found.Add(Read(type, word, folded, clause, start, end, at, participants, inside, times, published));
                }
            }

            at += word.Length - 1;
        }
    }

    private static int Next(string folded, int from, int end)
    {
        var at = from >= end ? -1 : folded.AsSpan(from, end - from).IndexOfAny(EventWords.Initials);
        return at < 0 ? end : from + at;
    }

    private static bool Reference(string folded, int at) => folded.AsSpan(Math.Max(0, at - 3), Math.Min(3, at)).IndexOfAny("这此本该") >= 0;

    // Back over one comma, so that the subject is in it.
    private static int ClauseStart(string folded, int at, int sentence)
    {
        var before = at;
        while (before > sentence && folded[before - 1] is not (',' or ';' or ':' or '“'))
        {
            before--;
        }

        return before;
    }

    private static List<Entity> Participants(string type, string folded, int clause, int sentence, int at, int reach, List<(Mention Mention, Entity Entity)> inside)
    {
        var near = inside.Where(pair => pair.Mention.Start >= clause && pair.Mention.End <= reach).Select(pair => pair.Entity).Distinct().ToList();
        var people = near.Where(entity => entity.Type == EntityType.Person).ToList();
        switch (type)
        {
            case "meeting" or "visit" or "state-visit" or "phone-call":
                if (people.Count == 0 || (type is "meeting" or "phone-call" && people.Count < 2))
                {
                    people = [.. inside.Where(pair => pair.Mention.Start >= sentence && pair.Mention.End <= reach && pair.Entity.Type == EntityType.Person).Select(pair => pair.Entity).Distinct()];
                }

                return type is "meeting" or "phone-call" && people.Count < 2 ? [] : people;
            case "summit":
                // Whose summit: the body named last before the word.
                var host = inside.LastOrDefault(pair => pair.Mention.End <= at + 4 && pair.Mention.Start >= clause && pair.Entity.Type == EntityType.Organisation).Entity;
                return host is null ? people : [host, .. people];
            case "other":
                return [.. near.Where(entity => entity.Type is EntityType.EventName or EntityType.Organisation), .. people];
            case "invasion" when inside.Exists(pair => pair.Mention.End == at && EventWords.At(folded, at) is ("战争爆发", _)):
                return [.. inside.Where(pair => pair.Mention.End == at).Select(pair => pair.Entity)];
            case "invasion":
                return [.. near.Where(entity => entity.Type is EntityType.Place or EntityType.Person)];
            default:
                return [.. near.Where(entity => entity.Type is not EntityType.Other)];
        }
    }

    private static Draft Read(string type, string word, string folded, int clause, int start, int end, int at, List<Entity> participants, List<(Mention Mention, Entity Entity)> inside, List<TimeExpression> times, DateOnly published)
    {
        var time = times.Where(time => time.Granularity is not (TimeGranularity.Duration or TimeGranularity.Present or TimeGranularity.VaguePast) && !IsOfAnother(folded, time, at)).OrderBy(time => time.Start > at ? (time.Start - at) * 2 : at - time.End).FirstOrDefault();
        var place = inside.Where(pair => pair.Entity.Type == EntityType.Place && pair.Mention.Start > 0).LastOrDefault(pair => pair.Mention.Start >= clause - 40 && pair.Mention.End <= at + 25 && IsPlaceOf(folded, pair.Mention.Start, pair.Mention.End, at, word)).Entity;
        var evidenceEnd = EvidenceEnd(folded, at + word.Length, end);
        return new Draft(type, participants, place?.Name, time?.Value, Status(folded, clause, Math.Min(end, at + word.Length + 20), time, published), clause, evidenceEnd);
    }

    // 今年二月入侵乌克兰之后的首次双边会晤: the time before another event's word is that one's.
    private static bool IsOfAnother(string folded, TimeExpression time, int at)
    {
        for (var between = time.End; between < at; between++)
        {
            if (EventWords.At(folded, between) is var (word, type) && type is "invasion" or "attack" or "election" or "visit" or "state-visit")
            {
                return true;
            }
        }

        return folded.AsSpan(time.Start, time.End - time.Start).EndsWith("以来") || folded.AsSpan(time.End, Math.Min(16, folded.Length - time.End)).IndexOf("以来") >= 0;
    }

    // 在撒马尔罕, 前往中亚, 访问台湾, 对哈萨克斯坦进行.
    private static bool IsPlaceOf(string folded, int start, int end, int at, string word)
        => start > 0 && (folded[start - 1] is '在' or '于' or '赴' or '往' or '达' || (end == at && word == "访问") || (word is "访问" or "出访" or "到访" or "抵达" or "入侵" or "出兵" && start >= at && start - (at + word.Length) <= 1) || (folded[start - 1] == '对' && word is "国事访问" or "正式访问" or "访问"));

    private static int EvidenceEnd(string folded, int at, int end)
    {
        while (at < end && folded[at] is not (',' or '。' or ';' or '\n' or '?' or '!'))
        {
            at++;
        }

        return at;
    }

    private static string Status(string folded, int from, int to, TimeExpression? time, DateOnly published)
    {
        var words = folded.AsSpan(from, to - from);
        if (ContainsAny(words, Denied))
        {
            return "denied";
        }

        if (ContainsAny(words, Doubted))
        {
            return "hypothetical";
        }

        var first = time is null ? null : FirstDay(time.Value);
        if (ContainsAny(words, Planned) || first > published)
        {
            return first < published.AddDays(-2) ? "happened" : "planned";
        }

        return first < published.AddDays(-90) ? "historical" : ContainsAny(words, Running) ? "happening" : "happened";
    }

    private static bool ContainsAny(ReadOnlySpan<char> words, string[] signs)
    {
        foreach (var sign in signs)
        {
            if (words.Contains(sign, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static DateOnly? FirstDay(string value)
    {
        var start = value.Split('/', ',')[0];
        return start.Length >= 10 && DateOnly.TryParseExact(start.AsSpan(0, 10), "yyyy-MM-dd", out var day) ? day
            : start.Length >= 7 && DateOnly.TryParseExact(start[..7] + "-01", "yyyy-MM-dd", out day) ? day
            : start.Length == 4 && DateOnly.TryParseExact(start + "-01-01", "yyyy-MM-dd", out day) ? day : null;
    }

    private static List<ReportedEvent> Merged(List<Draft> drafts)
    {
        var merged = new List<Draft>();
        foreach (var draft in drafts.Where(one => one.Type != "visit" || one.Place is not null))
        {
            var same = merged.FindIndex(other => IsSame(other, draft));
            if (same < 0)
            {
                merged.Add(draft);
                continue;
            }

            var known = merged[same];
            merged[same] = known with
            {
                Participants = [.. known.Participants.Concat(draft.Participants).Distinct()],
                Type = draft.Type == "state-visit" ? draft.Type : known.Type,
                Place = known.Place ?? draft.Place,
                Date = known.Type == "summit" && draft.Date is not null && Days(draft.Date) < Days(known.Date) ? draft.Date : known.Date ?? draft.Date,
                More = [.. known.More, (draft.Start, draft.End)],
            };
        }

        return [.. merged.Select(one => new ReportedEvent(one.Type, [.. one.Participants.Select(entity => entity.Name)], one.Place, one.Date, one.Status, [(one.Start, one.End), .. one.More]))];
    }

    private static bool IsSame(Draft one, Draft other)
        => (one.Type == other.Type || (one.Type is "visit" or "state-visit" && other.Type is "visit" or "state-visit" && one.Place == other.Place))
            && (one.Type != "summit" || !one.Participants.Any(entity => entity.Type == EntityType.Organisation) || HasSameHost(one, other))
            && (one.Type is not ("meeting" or "phone-call") || one.Participants.ToHashSet().SetEquals(other.Participants))
            && (one.Type == "summit" || (one.Date is null || other.Date is null || one.Date == other.Date || Overlap(one.Date, other.Date)))
            && (one.Type is "invasion" or "military-exercise" or "summit" ? one.Type == "summit" || one.Participants.Intersect(other.Participants).Any() : one.Participants.Count(other.Participants.Contains) * 2 >= Math.Max(one.Participants.Count, other.Participants.Count));

    // 上海合作组织成员国元首理事会 meets at the 上海合作组织峰会.
    private static bool HasSameHost(Draft one, Draft other)
    {
        var (mine, theirs) = (one.Participants.Where(entity => entity.Type == EntityType.Organisation), other.Participants.Where(entity => entity.Type == EntityType.Organisation));
        return !theirs.Any() || mine.Any(host => theirs.Any(guest => guest == host || guest.Name.StartsWith(host.Name, StringComparison.Ordinal) || host.Name.StartsWith(guest.Name, StringComparison.Ordinal)));
    }

    // How many days a value spans, as a measure of how well it tells a meeting's date.
    private static int Days(string? value) => value is null ? int.MaxValue : value.Contains("..", StringComparison.Ordinal) ? 10_000 : value.Length == 10 ? 3 : value.Length == 21 && value[..7] == value[11..18] ? Math.Abs(int.Parse(value.AsSpan(19), System.Globalization.CultureInfo.InvariantCulture) - int.Parse(value.AsSpan(8, 2), System.Globalization.CultureInfo.InvariantCulture)) switch { <= 1 => 1, <= 4 => 2, var days => days } : 30;

    private static bool Overlap(string one, string other) => one.StartsWith(other[..Math.Min(7, other.Length)], StringComparison.Ordinal) && (one.Length <= 7 || other.Length <= 7 || one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal));

    private sealed record Draft(string Type, IReadOnlyList<Entity> Participants, string? Place, string? Date, string Status, int Start, int End)
    {
        public IReadOnlyList<(int Start, int End)> More { get; init; } = [];
    }
}
