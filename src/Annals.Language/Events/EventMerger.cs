using Annals.Language.Entities;

namespace Annals.Language.Events;

/// <summary>
/// Makes one event of what an article tells twice: one kind, the same people, days that agree; one host of a summit. The one with a day says
/// what became of it, the smaller place wins. Who meets at a summit meets where and when it is.
/// </summary>
internal static class EventMerger
{
    // Everything is compared with everything of its kind.
    private const int MostCompared = 400;

    public static List<ReportedEvent> Merge(List<EventDraft> drafts)
    {
        var merged = new List<EventDraft>();
        foreach (var draft in drafts)
        {
            // A visit is one to somewhere.
            if (draft is { Type: "visit", Place: null })
            {
                continue;
            }

            var same = merged.Count > MostCompared ? -1 : merged.FindIndex(other => IsSame(other, draft));
            if (same < 0)
            {
                merged.Add(draft);
            }
            else
            {
                merged[same] = Joined(merged[same], draft);
            }
        }

        merged.RemoveAll(one => IsVaguer(one, merged));
        for (var i = 0; i < merged.Count; i++)
        {
            merged[i] = OnVisit(AtSummit(merged[i], merged), merged);
        }

        return [.. merged.Select(one => new ReportedEvent(one.Type, [.. one.Participants.Select(entity => entity.Name)], one.Place, one.Date, one.Status, [(one.Start, one.End), .. one.More]))];
    }

    // 中俄元首会面 beside the meeting of the two by name; 出访中亚 beside the visit to a country of it.
    private static bool IsVaguer(EventDraft one, List<EventDraft> all)
        => one.Type switch
        {
            "meeting" => one.Participants.All(entity => entity.Type == EntityType.Place) && all.Exists(other => other != one && other.Type == "meeting" && other.Participants.Any(entity => entity.Type == EntityType.Person) && IsSameTime(one, other)),
            "visit" => EventPlaces.Exactness(one.Place) == 0 && all.Exists(other => other != one && other.Type is "visit" or "state-visit" && EventPlaces.Exactness(other.Place) != 0 && Shares(one, other)),
            _ => false,
        };

    private static EventDraft Joined(EventDraft known, EventDraft draft)
    {
        var isSharper = draft.Date is not null && (known.Date is null || (known.Type == "summit" && Sharpness(draft.Date) < Sharpness(known.Date)) || (known.Type == "military-exercise" && draft.Date.Contains('/') && !known.Date.Contains('/')));
        return known with
        {
            Participants = [.. known.Participants.Concat(draft.Participants).Distinct()],
            Type = draft.Type == "state-visit" ? draft.Type : known.Type,
            Place = EventPlaces.Exactness(draft.Place) > EventPlaces.Exactness(known.Place) ? draft.Place : known.Place,
            Date = isSharper ? draft.Date : known.Date,
            Status = isSharper && known.Status != "denied" ? draft.Status : known.Status,
            More = [.. known.More, (draft.Start, draft.End)],
        };
    }

    private static bool IsSame(EventDraft one, EventDraft other)
    {
        if (one.Type != other.Type)
        {
            return one.Type is "visit" or "state-visit" && other.Type is "visit" or "state-visit" && one.Place is not null && one.Place == other.Place && IsSameTime(one, other) && Shares(one, other);
        }

        return one.Type switch
        {
            "summit" => one.Participants.Any(IsBody) ? HasSameHost(one, other) : Shares(one, other) && IsSameTime(one, other),
            "meeting" or "phone-call" => IsSameTime(one, other) && one.Participants.Count == other.Participants.Count && one.Participants.All(other.Participants.Contains),
            "visit" => one.Place == other.Place && IsSameTime(one, other) && Shares(one, other),
            "invasion" => Shares(one, other) && IsSameTime(one, other),
            "military-exercise" => IsSameTime(one, other) && Shares(one, other),
            "disaster" or "attack" => IsSameTime(one, other) && (one.Place is null || other.Place is null || one.Place == other.Place || EventPlaces.Exactness(one.Place) != EventPlaces.Exactness(other.Place)),
            "election" => one.Participants.Count > 0 && other.Participants.Count > 0 ? Shares(one, other) && (one.Date is null || other.Date is null || IsSameTime(one, other)) : one.Date is not null && other.Date is not null && IsSameTime(one, other),
            _ => one.Act == other.Act && IsSameTime(one, other) && (one.Participants.Count == 0 || other.Participants.Count == 0 || one.Participants.Count(other.Participants.Contains) * 2 >= Math.Min(one.Participants.Count, other.Participants.Count)),
        };
    }

    private static bool Shares(EventDraft one, EventDraft other) => one.Participants.Any(other.Participants.Contains);

    private static bool IsBody(Entity entity) => entity.Type == EntityType.Organisation;

    // Without a day it is the same as one with a day, but not as one that is history.
    private static bool IsSameTime(EventDraft one, EventDraft other)
    {
        if (one.Date is null || other.Date is null)
        {
            var isHistory = one.Status == "historical" ? 1 : 0;
            return (isHistory + (other.Status == "historical" ? 1 : 0)) != 1 || (one.Status is not ("planned" or "hypothetical") && other.Status is not ("planned" or "hypothetical"));
        }

        return one.Date == other.Date || (EventDates.First(one.Date) <= EventDates.Last(other.Date) && EventDates.First(other.Date) <= EventDates.Last(one.Date));
    }

    // 上海合作组织成员国元首理事会 meets at the 上海合作组织峰会.
    private static bool HasSameHost(EventDraft one, EventDraft other)
    {
        var isAny = false;
        foreach (var guest in other.Participants)
        {
            if (!IsBody(guest))
            {
                continue;
            }

            isAny = true;
            foreach (var host in one.Participants)
            {
                if (IsBody(host) && (guest == host || guest.Name.StartsWith(host.Name, StringComparison.Ordinal) || host.Name.StartsWith(guest.Name, StringComparison.Ordinal)))
                {
                    return true;
                }
            }
        }

        return !isAny && Shares(one, other);
    }

    // An open meeting of two who go to one summit is there and then.
    private static EventDraft AtSummit(EventDraft one, List<EventDraft> all)
    {
        if (one.Type != "meeting" || one.Status is "historical" or "denied" || (one.Date is not null && EventPlaces.Exactness(one.Place) > 1))
        {
            return one;
        }

        EventDraft? summit = null;
        foreach (var other in all)
        {
            if (other.Type == "summit" && other.Status is not ("historical" or "denied") && other.Date is not null && one.Participants.All(other.Participants.Contains) && (one.Date is null || IsSameTime(one, other)))
            {
                summit = summit is null || other.Start < summit.Start ? other : summit;
            }
        }

        return summit is null ? one : one with { Date = one.Date ?? summit.Date, Place = EventPlaces.Exactness(summit.Place) > EventPlaces.Exactness(one.Place) ? summit.Place : one.Place };
    }

    // Who visits a place meets people there on that day.
    private static EventDraft OnVisit(EventDraft one, List<EventDraft> all)
    {
        if (one.Type != "meeting" || one.Date is null || one.Place is not null)
        {
            return one;
        }

        foreach (var visit in all)
        {
            if (visit.Type is "visit" or "state-visit" && visit.Date == one.Date && visit.Place is not null && Shares(one, visit))
            {
                return one with { Place = visit.Place };
            }
        }

        return one;
    }

    // How well a value tells a summit's days: two or three days best, then one, then more.
    private static int Sharpness(string? value)
        => value is null ? int.MaxValue : EventDates.First(value) is { } first && EventDates.Last(value) is { } last ? (last.DayNumber - first.DayNumber) switch { 0 => 3, 1 => 1, <= 4 => 2, var days => days } : 10_000;
}
