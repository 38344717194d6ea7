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
    private const int HeadLines = 3;

    // 周四（9月15日）上合峰会一开场，: words between a day and the one who speaks then.
    private const int ShortestPhrase = 12;

    // A book is read for its names; nobody reads a thousand events.
    private const int MostEvents = 1000;

    // 在记者会上, 讲话中: a statement that was made somewhere once.
    private static readonly SearchValues<string> Occasions = SearchValues.Create(["会上", "会议上", "论坛上", "仪式上", "讲话中", "演说中", "演讲中", "致辞中", "致词", "公开信中", "声明中", "发表声明", "发表讲话", "新闻稿", "专访时"], StringComparison.Ordinal);

    private static readonly string[] Anchors = ["前", "之前", "以前", "期间", "以来", "之后", "后", "时", "中", "日前"];

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？\n!?");

    public static IReadOnlyList<ReportedEvent> Find(string text, string folded, DateOnly published, IReadOnlyList<Entity> entities, IReadOnlyList<TimeExpression> times, IReadOnlyList<Attribution> attributions)
    {
        var mentions = Mentions(text, folded, entities);
        var found = new List<EventDraft>();
        var (mention, time, line) = (0, 0, 0);
        var isLineEmpty = true;
        var dated = new List<EventSentence>();
        var speeches = Speeches(attributions);
        TimeExpression? before = null;
        Entity? topic = null;
        for (var start = 0; start < text.Length;)
        {
            var end = SentenceEnd(text, start);
            var (firstMention, firstTime) = (mention, time);
            mention = Skip(mentions.Count, mention, i => mentions[i].Mention.Start < end);
            time = Skip(times.Count, time, i => times[i].Start < end);
            var inside = found.Count < MostEvents ? Inside(times, firstTime, time, end) : [];
            var hasDay = inside.Exists(one => EventDates.IsDated(one) || one.Granularity == TimeGranularity.VaguePast);
            if (found.Count < MostEvents && (hasDay || folded.AsSpan(start, end - start).ContainsAny(EventWords.Initials)))
            {
                var sentence = new EventSentence(folded, start, end, mentions.GetRange(firstMention, mention - firstMention), inside, topic, before, Within(speeches, start, end), published, line < HeadLines);
                ReadSentence(sentence, found);
                if (hasDay)
                {
                    dated.Add(sentence);
                }
            }

            for (var i = mention - 1; i >= firstMention; i--)
            {
                topic = mentions[i].Entity.Type == EntityType.Person ? mentions[i].Entity : topic;
            }

            for (var i = firstTime; i < time; i++)
            {
                before = EventDates.IsDated(times[i]) ? times[i] : before;
            }

            if (text[end - 1] == '\n')
            {
                (before, topic) = (null, null);
                line += isLineEmpty && end - start <= 1 ? 0 : 1;
                isLineEmpty = true;
            }
            else
            {
                isLineEmpty = false;
            }

            start = end;
        }

        found.AddRange(Statements(folded, entities, times, attributions));
        foreach (var sentence in dated)
        {
            Happenings.Read(sentence, found);
        }

        return EventMerger.Merge([.. found.OrderBy(one => one.Start)]);
    }

    private static List<(int Cue, int Content)> Speeches(IReadOnlyList<Attribution> attributions)
    {
        var speeches = new List<(int Cue, int Content)>();
        foreach (var one in attributions)
        {
            if (one.Start >= one.CueEnd)
            {
                speeches.Add((one.CueStart, one.Start));
            }
        }

        speeches.Sort();
        return speeches;
    }

    private static List<(int Cue, int Content)> Within(List<(int Cue, int Content)> speeches, int start, int end)
    {
        var at = speeches.BinarySearch((start, 0));
        var first = at < 0 ? ~at : at;
        var last = first;
        while (last < speeches.Count && speeches[last].Cue < end)
        {
            last++;
        }

        return speeches.GetRange(first, last - first);
    }

    private static int Skip(int count, int from, Func<int, bool> isBefore)
    {
        while (from < count && isBefore(from))
        {
            from++;
        }

        return from;
    }

    private static List<TimeExpression> Inside(IReadOnlyList<TimeExpression> times, int from, int to, int end)
    {
        var inside = new List<TimeExpression>(to - from);
        for (; from < to; from++)
        {
            if (times[from].End <= end)
            {
                inside.Add(times[from]);
            }
        }

        return inside;
    }

    // In order; 习普 is both of them.
    private static List<(Mention Mention, Entity Entity)> Mentions(string text, string folded, IReadOnlyList<Entity> entities)
    {
        var mentions = new List<(Mention Mention, Entity Entity)>();
        foreach (var entity in entities)
        {
            foreach (var mention in entity.Mentions)
            {
                mentions.Add((mention, entity));
            }
        }

        foreach (var compound in Compounds.Find(folded, entities))
        {
            var mention = new Mention(compound.Start, compound.End, text[compound.Start..compound.End]);
            foreach (var member in compound.Members)
            {
                mentions.Add((mention, member));
            }
        }

        // Stable: the members of a compound stay in the order of its characters.
        return [.. mentions.OrderBy(pair => pair.Mention.Start)];
    }

    // A statement is an event where its day or its occasion is told.
    private static IEnumerable<EventDraft> Statements(string folded, IReadOnlyList<Entity> entities, IReadOnlyList<TimeExpression> times, IReadOnlyList<Attribution> attributions)
    {
        foreach (var one in attributions)
        {
            if (one.Speaker is null || one.Verb is null || one.Verb.StartsWith('据') || one.Verb.StartsWith('报') || one.Start < one.CueStart)
            {
                continue;
            }

            var time = Said(folded, one, times);
            var start = time is null ? one.CueStart : Math.Min(time.Start, one.CueStart);
            var isOccasion = folded.AsSpan(one.CueStart, one.CueEnd - one.CueStart).IndexOfAny(Occasions) >= 0;
            if ((time is not null || isOccasion) && entities.FirstOrDefault(entity => entity.Name == one.Speaker) is { } speaker)
            {
                yield return new EventDraft("statement", [speaker], null, EventDates.DayOf(time?.Value), "happened", start, one.CueEnd);
            }
        }
    }

    // 周四在柏林表示: the day among the words that tell who speaks; or alone before them: 周四，普京表示.
    private static TimeExpression? Said(string folded, Attribution one, IReadOnlyList<TimeExpression> times)
    {
        for (var i = LastBefore(times, one.CueEnd); i >= 0; i--)
        {
            var time = times[i];
            if (time.End < one.CueStart - ShortestPhrase)
            {
                return null;
            }

            if (time.End > one.CueEnd || !(time.Granularity <= TimeGranularity.Year && EventDates.IsDated(time)))
            {
                continue;
            }

            var isAlone = time.Start < one.CueStart && one.CueStart - time.End <= ShortestPhrase && folded.AsSpan(time.Start, one.CueStart - time.Start).IndexOf('。') < 0 && (time.Start == 0 || folded[time.Start - 1] is '。' or '\n' or ')' || (time.Start > 1 && folded[time.Start - 1] is '在' or '于'));
            return time.Start >= one.CueStart || isAlone ? time : null;
        }

        return null;
    }

    // Which of the times is the last that ends at a place or before it; -1 where none does.
    private static int LastBefore(IReadOnlyList<TimeExpression> times, int end)
    {
        var (low, high) = (0, times.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = times[middle].End <= end ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    private static int SentenceEnd(string text, int start)
    {
        var length = text.AsSpan(start, Math.Min(LongestSentence, text.Length - start)).IndexOfAny(SentenceEnds);
        var end = length < 0 ? Math.Min(text.Length, start + LongestSentence) : start + length + 1;

        // …握手。（2017年7月4日）: the bracket belongs to the caption before it.
        return end < text.Length && text[end - 1] != '\n' && text[end] is '（' or '(' && text.AsSpan(end, Math.Min(30, text.Length - end)).IndexOfAny('）', ')') is > 0 and var close ? end + close + 1 : end;
    }

    private static void ReadSentence(EventSentence sentence, List<EventDraft> found)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        var folded = sentence.Folded;
        for (var at = Next(folded, sentence.Start, sentence.End); at < sentence.End; at = Next(folded, at + 1, sentence.End))
        {
            if (EventWords.At(folded, at, sentence.End) is not { } spot || (spot.Type == "other" && sentence.Stands(spot.End, "期间")) || (spot.Word.IsWeak && IsAnchor(sentence, spot)))
            {
                continue;
            }

            if (Read(sentence, spot, told, found) is { } draft)
            {
                found.Add(draft);
            }

            at = spot.Start + spot.Word.Word.Length - 1;
        }
    }

    // 大选前, 示威期间: by which something else is told, unless its own day stands before it.
    private static bool IsAnchor(EventSentence sentence, EventSpot spot)
    {
        var isAnchor = false;
        foreach (var word in Anchors)
        {
            isAnchor |= sentence.Stands(spot.End, word);
        }

        foreach (var time in sentence.Times)
        {
            isAnchor &= !(EventDates.IsDated(time) && time.End <= spot.Start && spot.Start - time.End <= 6 && sentence.Folded.AsSpan(time.End, spot.Start - time.End).IndexOfAny(",了在行") < 0);
        }

        return isAnchor;
    }

    private static int Next(string folded, int from, int end)
    {
        var at = from >= end ? -1 : folded.AsSpan(from, end - from).IndexOfAny(EventWords.Initials);
        return at < 0 ? end : from + at;
    }

    private static EventDraft? Read(EventSentence sentence, EventSpot spot, HashSet<string> told, List<EventDraft> found)
    {
        // 此次峰会 is the one before.
        if (spot.Type == "summit" && EventPeople.IsReference(sentence.Folded, spot.Start) && found.FindLast(one => one.Type == "summit") is { } earlier)
        {
            return Drafted(sentence, spot, spot.Type, [.. earlier.Participants.Union(EventPeople.Near(sentence, spot))]);
        }

        var participants = EventPeople.Of(sentence, spot);
        var type = spot.Type;
        if (type == "summit" && participants is { Count: 2 } && participants.All(entity => entity.Type == EntityType.Person))
        {
            // Two people's 峰会 is a meeting.
            type = "meeting";
        }

        if (participants is null || (!told.Add(type) && type is not ("meeting" or "visit" or "summit")))
        {
            return null;
        }

        var time = EventDates.Of(sentence, spot);
        var draft = Drafted(sentence, spot, type, participants);
        var isTold = time is not null || draft.Place is not null || (sentence.IsHead && participants.Count > 0);

        // 忧心爆发冲突, 可能的制裁, 违者可判囚终身, 要求总统下台: what may never be is told of talks and visits only.
        var isOpen = draft.Status == "hypothetical" && time is null && type is "attack" or "disaster" or "protest" or "sanction" or "arrest" or "trial" or "death" or "invasion";
        var isThreat = type is "arrest" or "trial" or "sanction" or "death" && spot.Start > 0 && sentence.Folded[spot.Start - 1] is '可' or '须' or '应' or '恐' or '会';
        return isOpen || isThreat || (type is "appointment" or "arrest" && EventStatus.IsDemanded(sentence, spot)) || ((spot.Word.IsWeak || participants.Count == 0) && !isTold) ? null : draft;
    }

    private static EventDraft Drafted(EventSentence sentence, EventSpot spot, string type, IReadOnlyList<Entity> participants)
    {
        var time = EventDates.Of(sentence, spot) ?? EventDates.Before(sentence, spot);
        var place = EventPlaces.Of(sentence, spot, participants) ?? (type == "invasion" && participants is [.., { Type: EntityType.Place } target] && participants.Count > 1 ? target.Name : null);
        return new EventDraft(type, participants, place, EventDates.DayOf(time?.Value), EventStatus.Of(sentence, spot, time), sentence.ClauseStart(spot.Start), sentence.ClauseEnd(spot.End));
    }
}
