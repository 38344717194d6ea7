using Annals.Language.Attributions;
using Annals.Language.Entities;

namespace Annals.Language.Events;

/// <summary>Who takes part in an event: by its kind, people, bodies or countries of the clause, or of the sentence where the clause names too few.</summary>
internal static class EventPeople
{
    private const int FarthestBehind = 80;
    private const int Object = 8;

    // 到访的俄罗斯总统普京: how far behind the word the guest's name ends.
    private const int Guest = 16;

    /// <returns>Null where nobody takes part who must.</returns>
    public static IReadOnlyList<Entity>? Of(EventSentence sentence, EventSpot spot)
    {
        var clause = sentence.ClauseStart(spot.Start);
        var reach = Math.Min(sentence.ClauseEnd(spot.End), spot.End + FarthestBehind);
        var near = Between(sentence, clause, reach);
        var people = Only(near, EntityType.Person);
        switch (spot.Type)
        {
            case "meeting" or "phone-call":
                if (people.Count < 2)
                {
                    people = Others(sentence, spot, reach);
                }

                // 总统将会见当地官员: the other side has no name.
                if (people.Count == 1 && spot.Word.Word is "会见" && sentence.Mentions.Any(pair => pair.Entity == people[0] && pair.Mention.End <= spot.Start) && Sides(sentence, near, clause, reach) is null)
                {
                    return people;
                }

                return people.Count >= 2 ? people : Sides(sentence, near, clause, reach) ?? Sides(sentence, Between(sentence, sentence.Start, reach), sentence.Start, reach);
            case "visit" or "state-visit":
                return Visitors(sentence, spot, clause, reach);
            case "summit":
                return Summit(sentence, spot, clause, people);
            case "invasion":
                return Invasion(sentence, spot, clause, reach);
            case "election" or "vote":
                return Election(sentence, spot, clause, people);
            case "disaster":
                return [];
            case "death" or "arrest":
                return people.Count > 0 ? people : Subject(sentence, clause);
            case "appointment":
                return people.Count > 0 && !IsWhile(sentence, spot) ? people : null;
            case "trial" when people.Count == 0 && Subject(sentence, clause) is { } accused:
                return [.. accused, .. near.Where(entity => entity.Type == EntityType.Organisation && !Media.Is(entity))];
            case "attack" or "trial" or "protest":
                return [.. near.Where(entity => entity.Type is EntityType.Person || (entity.Type == EntityType.Organisation && !Media.Is(entity)))];
            case "accession" or "agreement" or "sanction":
                return near.Where(entity => entity.Type is EntityType.Person or EntityType.Organisation or EntityType.Place).ToList() is { Count: > 0 } parties ? parties : null;
            case "military-exercise":
                return Armies(near) ?? Armies(Between(sentence, sentence.Start, reach));
            default:
                var isByCountries = spot.Word.Tail is not null || sentence.Folded[spot.Start] == '轮';
                return near.Where(entity => entity.Type is EntityType.Person or EntityType.Organisation or EntityType.EventName || (isByCountries && entity.Type == EntityType.Place)).ToList() is { Count: > 0 } others ? others : null;
        }
    }

    /// <summary>People of the clause.</summary>
    public static IReadOnlyList<Entity> Near(EventSentence sentence, EventSpot spot) => Only(Between(sentence, sentence.ClauseStart(spot.Start), sentence.ClauseEnd(spot.End)), EntityType.Person);

    /// <summary>此次峰会 is the one named before.</summary>
    public static bool IsReference(string folded, int at) => folded.AsSpan(Math.Max(0, at - 3), Math.Min(3, at)).IndexOfAny("这此本该") >= 0;

    private static List<Entity> Between(EventSentence sentence, int from, int to)
    {
        var found = new List<Entity>();
        foreach (var (mention, entity) in sentence.Mentions)
        {
            if (mention.Start >= from && mention.End <= to && !found.Contains(entity))
            {
                found.Add(entity);
            }
        }

        return found;
    }

    // People of the sentence, but not who only speaks of them.
    private static List<Entity> Others(EventSentence sentence, EventSpot spot, int reach)
    {
        var people = new List<Entity>();
        foreach (var (mention, entity) in sentence.Mentions)
        {
            if (entity.Type == EntityType.Person && mention.Start >= sentence.Start && mention.End <= reach && !sentence.IsOfSpeech(mention.Start, spot.Start) && !people.Contains(entity))
            {
                people.Add(entity);
            }
        }

        return people;
    }

    private static List<Entity>? Armies(List<Entity> near) => near.FindAll(entity => entity.Type is not (EntityType.Other or EntityType.Document)) is { Count: > 0 } armies ? armies : null;

    // 甲因…，被警方拘捕; 甲是…。昨天他被拘捕: who was spoken of goes on, in the sentence or from the one before it.
    private static List<Entity>? Subject(EventSentence sentence, int clause)
    {
        foreach (var (mention, entity) in sentence.Mentions)
        {
            if (mention.End <= clause && entity.Type == EntityType.Person && !sentence.IsOfSpeech(mention.Start, clause))
            {
                return [entity];
            }
        }

        return sentence.Topic is { } topic && sentence.Folded.AsSpan(sentence.Start, sentence.End - sentence.Start).IndexOfAny('他', '她') >= 0 ? [topic] : null;
    }

    private static List<Entity> Only(List<Entity> entities, EntityType type) => entities.FindAll(entity => entity.Type == type);

    // 在他出任副总统期间: when, not what.
    private static bool IsWhile(EventSentence sentence, EventSpot spot)
    {
        var behind = sentence.Folded.AsSpan(spot.End, sentence.ClauseEnd(spot.End) - spot.End);
        return behind.EndsWith("期间") || behind.EndsWith("时") || behind.EndsWith("之后") || behind.EndsWith("以来");
    }

    // 以色列与巴林会谈, 两国代表团会面: two countries or bodies joined by a word.
    private static List<Entity>? Sides(EventSentence sentence, List<Entity> near, int clause, int reach)
    {
        var sides = near.FindAll(entity => entity.Type is EntityType.Organisation or EntityType.Place);
        if (sides.Count < 2)
        {
            return null;
        }

        (Mention Mention, Entity Entity)? last = null;
        foreach (var pair in sentence.Mentions)
        {
            if (pair.Mention.Start < clause || pair.Mention.End > reach || pair.Entity.Type is not (EntityType.Organisation or EntityType.Place))
            {
                continue;
            }

            if (last is var (mention, entity) && entity.Type == pair.Entity.Type && entity != pair.Entity && (mention.Start == pair.Mention.Start || (pair.Mention.Start - mention.End is > 0 and <= Object && sentence.Folded.AsSpan(mention.End, pair.Mention.Start - mention.End).IndexOfAny("与和同跟") >= 0)))
            {
                return [entity, pair.Entity];
            }

            last = pair;
        }

        return null;
    }

    // Who comes stands before the word; 到访的普京 behind it; else in the sentence; else it is a body: 专家组抵达.
    private static List<Entity>? Visitors(EventSentence sentence, EventSpot spot, int clause, int reach)
    {
        var people = Only(Between(sentence, clause, spot.Start), EntityType.Person);
        if (people.Count == 0 && sentence.Stands(spot.End, "的"))
        {
            people = Only(Between(sentence, spot.End, Math.Min(reach, spot.End + Guest)), EntityType.Person).Take(1).ToList();
        }

        // 来台访问的学者: who comes is said, and has no name.
        if (people.Count == 0 && sentence.Stands(spot.End, "的"))
        {
            return null;
        }

        if (people.Count == 0)
        {
            people = Only(Between(sentence, sentence.Start, reach), EntityType.Person);
        }

        return people.Count > 0 ? people : Between(sentence, sentence.Start, spot.Start).FindLast(entity => entity.Type == EntityType.Organisation) is { } body ? [body] : null;
    }

    // Whose summit: the body named last before the word, or whose name the word is in.
    private static List<Entity>? Summit(EventSentence sentence, EventSpot spot, int clause, List<Entity> people)
    {
        Entity? host = null;
        foreach (var (mention, entity) in sentence.Mentions)
        {
            if (entity.Type == EntityType.Organisation && mention.Start >= clause && mention.Start <= spot.Start && (mention.End <= spot.Start + 4 || mention.End >= spot.End))
            {
                host = entity;
            }
        }

        return host is not null ? [host, .. people] : people.Count > 0 ? people : null;
    }

    // Who invades stands before the word, whom behind it: 俄罗斯今年二月入侵乌克兰, 俄乌战争爆发.
    private static List<Entity>? Invasion(EventSentence sentence, EventSpot spot, int clause, int reach)
    {
        var found = new List<Entity>();
        Entity? subject = null;
        Entity? target = null;
        foreach (var (mention, entity) in sentence.Mentions)
        {
            if (entity.Type is not (EntityType.Person or EntityType.Place))
            {
                continue;
            }

            if (mention.End == spot.Start || (mention.End == spot.Start - 2 && sentence.Stands(mention.End, "战争")))
            {
                // Both members of a compound end here.
                found.Add(entity);
            }
            else if (mention.Start >= clause && mention.End < spot.Start)
            {
                subject = entity;
            }
            else if (mention.Start >= spot.End && mention.Start < Math.Min(reach, spot.End + Object))
            {
                target ??= entity;
            }
        }

        if (found.Count == 0 && subject is not null)
        {
            found.Add(subject);
        }

        if (target is not null && !found.Contains(target))
        {
            found.Add(target);
        }

        return found.Count > 0 ? found : null;
    }

    // Whose election: the name directly before the word; with 当选 who stands in the clause.
    private static List<Entity>? Election(EventSentence sentence, EventSpot spot, int clause, List<Entity> people)
    {
        if (spot.Word.Word is "当选" or "胜选" or "连任成功" or "弹劾")
        {
            return people.Count > 0 ? people : null;
        }

        Entity? whose = null;
        foreach (var (mention, entity) in sentence.Mentions)
        {
            var gap = spot.Start - mention.End;
            if (mention.Start >= clause && gap >= 0 && (entity.Type is EntityType.Place ? gap <= Object : entity.Type == EntityType.Organisation && (gap <= 2 || spot.Type == "vote")) && sentence.Folded.AsSpan(mention.End, gap).IndexOf('的') < 0)
            {
                whose = entity;
            }
        }

        // 11月3日的大选: whose it is, the article's reader knows.
        return whose is not null ? [whose] : sentence.Times.Any(time => EventDates.IsDated(time) && spot.Start - time.End is 0 or 1) ? [] : null;
    }
}
