using Annals.Language.Events;
using Annals.Stories.Passages;

namespace Annals.Stories.Following;

/// <summary>
/// Joins what articles tell of the same event: one kind, people in common, days that agree and places that do not disagree. What two people do on
/// one's visit to the other (a talk, a signature) is part of the visit.
/// </summary>
internal static class EventMerger
{
    // An event without a date is dated by the article it stands in: this many days around it.
    private const int Near = 16;

    // A date this wide says nothing about which of several meetings is meant.
    private const int WidestDate = 45;

    private static readonly string[] Lasting = ["summit", "state-visit", "visit", "military-exercise"];

    public static IReadOnlyList<TimelineEntry> Merge(IReadOnlyList<Reading> readings, EntityKeys keys)
    {
        var entries = new List<Entry>();
        foreach (var reading in readings)
        {
            foreach (var told in reading.Report.Analysis.Events.SelectMany(one => Captions.Split(reading, one)).Select(one => Told.Of(reading, one, keys)))
            {
                var entry = entries.Select(entry => (Entry: entry, Score: Score(entry, told, keys))).Where(pair => pair.Score > 0).OrderByDescending(pair => pair.Score).Select(pair => pair.Entry).FirstOrDefault();
                if (entry is null)
                {
                    entries.Add(entry = new Entry());
                }

                entry.Reports.Add(told);
            }
        }

        Absorb(entries, keys);
        return Named([.. entries.Select(entry => Made(entry, keys)).OrderBy(entry => entry.Days is null).ThenBy(entry => entry.Days?.First ?? entry.Days?.Last ?? DateOnly.MinValue).ThenBy(entry => entry.Days?.Last ?? DateOnly.MaxValue).ThenBy(entry => entry.Reports[0].Published).ThenBy(entry => entry.Reports[0].Evidence[0].Start).ThenBy(entry => entry.Type, StringComparer.Ordinal)]);
    }

    // 0 for what cannot be one event.
    private static double Score(Entry entry, Told told, EntityKeys keys)
    {
        if (entry.Reports.Exists(other => other.Reading == told.Reading))
        {
            return 0;
        }

        var scores = entry.Reports.ConvertAll(other => Score(other, told, keys));
        return scores.Exists(score => score < 0) ? 0 : scores.Max();
    }

    // Below 0: they contradict each other.
    private static double Score(Told one, Told other, EntityKeys keys)
    {
        if (Family(one.Event.Type) != Family(other.Event.Type))
        {
            return 0;
        }

        var dates = Dates(one, other);
        var people = People(one, other, keys);
        if (dates < 0 || (!Places(one, other) && !(people > 1 && dates >= 2 && IsTalk(one))))
        {
            return -1;
        }

        return people <= 0 ? 0 : people + dates;
    }

    // Two people cannot talk in two places at once: where their sentences name two, one is another event's.
    private static bool IsTalk(Told one) => one.Event.Type is "meeting" or "phone-call" or "summit";

    private static string Family(string type) => type == "state-visit" ? "visit" : type;

    private static double Dates(Told one, Told other)
    {
        var isUnique = one.Event.Type is "invasion";
        if (one.Days is { } mine && other.Days is { } theirs)
        {
            if (!mine.Overlaps(theirs))
            {
                return -1;
            }

            // Which of somebody's talks and visits is meant, a year does not say.
            return isUnique || Math.Max(mine.Days, theirs.Days) <= WidestDate ? 2 : IsTalk(one) || Family(one.Event.Type) is "visit" or "statement" ? -1 : 0;
        }

        if (one.Days is null && other.Days is null)
        {
            return isUnique || Math.Abs(one.Reading.Published.DayNumber - other.Reading.Published.DayNumber) <= Near ? 0.5 : -1;
        }

        var (dated, undated) = one.Days is null ? (other.Days!.Value, one) : (one.Days.Value, other);
        var around = new DayRange(undated.Reading.Published.AddDays(-Near), undated.Reading.Published.AddDays(Near));
        return isUnique || (dated.Days <= WidestDate && dated.Overlaps(around) && one.Event.Type != "statement") ? 0.5 : -1;
    }

    private static bool Places(Told one, Told other)
        => one.Place is null || other.Place is null || (Family(one.Event.Type) == "visit" && (Gazetteer.BuiltIn.Find(one.Place) is null || Gazetteer.BuiltIn.Find(other.Place) is null)
            ? one.Place.Contains(other.Place, StringComparison.Ordinal) || other.Place.Contains(one.Place, StringComparison.Ordinal)
            : Gazetteer.BuiltIn.MayBeSame(one.Place, other.Place));

    private static double People(Told one, Told other, EntityKeys keys)
    {
        var common = one.Participants.Count(other.Participants.Contains);
        var jaccard = (double)common / Math.Max(1, one.Participants.Count + other.Participants.Count - common);
        switch (Family(one.Event.Type))
        {
            case "meeting" or "phone-call":
                var (mine, theirs) = (one.People(keys), other.People(keys));
                var both = mine.Count(theirs.Contains);
                return both >= 2 && both >= Math.Max(mine.Count, theirs.Count) - 1 ? 1 + ((double)both / Math.Max(mine.Count, theirs.Count)) : 0;
            case "summit":
                return SameHost(one, other, keys) ? 2 : 0;
            case "visit":
                return one.Participants.Count > 0 && other.Participants.Count > 0 && common > 0 && Places(one, other) && (one.Participants[0] == other.Participants[0] || jaccard >= 0.5 || (one.Place is not null && one.Place == other.Place && one.Days is { Days: 1 } && one.Days == other.Days)) ? 1 + jaccard : 0;
            case "statement":
                return one.Participants.SequenceEqual(other.Participants) && one.Days is { Days: <= 2 } && other.Days is { Days: <= 2 } ? 2 : 0;
            case "invasion":
                return common > 0 ? 1 + jaccard : 0;
            case "military-exercise":
                return one.Participants.Intersect(other.Participants).Any(key => keys.TypeOf(key) == Annals.Language.Entities.EntityType.EventName) || jaccard >= 0.5 || ShareQuoted(one, other) ? 1 + jaccard : 0;
            default:
                return jaccard >= 0.5 || (common > 0 && Places(one, other)) || HasEventName(one, other, keys) ? 1 + jaccard : 0;
        }
    }

    private static bool HasEventName(Told one, Told other, EntityKeys keys)
        => one.Participants.Intersect(other.Participants).Any(key => keys.TypeOf(key) == Annals.Language.Entities.EntityType.EventName);

    // “东方-2022”: the name between quotation marks stands in both articles' words.
    private static bool ShareQuoted(Told one, Told other)
    {
        var names = one.Reading.Report.Analysis.Entities.Where(entity => entity.Type == Annals.Language.Entities.EntityType.EventName && entity.Mentions.Any(mention => one.Event.Evidence.Any(span => span.Start <= mention.End && mention.Start <= span.End))).Select(entity => entity.Name);
        return names.Any(name => other.Event.Evidence.Any(span => other.Reading.Text.AsSpan(span.Start, span.End - span.Start).Contains(name, StringComparison.Ordinal)));
    }

    private static bool SameHost(Told one, Told other, EntityKeys keys)
    {
        var (mine, theirs) = (Hosts(one, keys), Hosts(other, keys));
        return mine.Exists(host => theirs.Exists(guest => host == guest || host.StartsWith(guest, StringComparison.Ordinal) || guest.StartsWith(host, StringComparison.Ordinal)))
            || (mine.Count == 0 && theirs.Count == 0 && one.Participants.Count(other.Participants.Contains) >= 2);
    }

    private static List<string> Hosts(Told told, EntityKeys keys)
        => [.. told.Participants.Where(key => keys.TypeOf(key) is Annals.Language.Entities.EntityType.Organisation or Annals.Language.Entities.EntityType.EventName)];

    // The talks and signatures of a visit.
    private static void Absorb(List<Entry> entries, EntityKeys keys)
    {
        foreach (var visit in entries.Where(entry => entry.Reports.Exists(told => Family(told.Event.Type) == "visit")).ToList())
        {
            var parts = entries.Where(entry => entry != visit && entry.Reports.Exists(part => part.Event.Type is "meeting" or "agreement") && entry.Reports.TrueForAll(part => part.Event.Type is "meeting" or "agreement") && entry.Reports.Exists(part => visit.Reports.Exists(told => IsPart(part, told, keys)))).ToList();
            foreach (var part in parts)
            {
                visit.Reports.AddRange(part.Reports);
                entries.Remove(part);
            }
        }
    }

    private static bool IsPart(Told part, Told visit, EntityKeys keys)
    {
        var people = part.People(keys);
        // Whom somebody meets where he has come to is part of his coming, unless the place is a whole city.
        if (part.Place is { } venue && venue == visit.Place && Gazetteer.BuiltIn.Find(venue) is null && part.Days is { } day && visit.Days is { } days && day.Overlaps(days) && part.Participants.Intersect(visit.Participants).Any())
        {
            return true;
        }

        if (people.Count < 2 || visit.Place is null || !people.Overlaps(visit.Participants) || (part.Place is { } place && !Gazetteer.BuiltIn.MayBeSame(place, visit.Place)))
        {
            return false;
        }

        var isSameDay = part.Days is { } mine && visit.Days is { } theirs ? mine.Overlaps(theirs) && mine.Days <= WidestDate && theirs.Days <= WidestDate : part.Reading == visit.Reading && SameSentence(part, visit);
        return isSameDay && people.Any(host => IsHost(host, visit.Place, keys)) && people.Any(guest => visit.Participants.Contains(guest) && !IsHost(guest, visit.Place, keys));
    }

    private static bool SameSentence(Told part, Told visit)
        => part.Event.Evidence.Any(one => visit.Event.Evidence.Any(other => part.Reading.SentenceAt(one.Start) == visit.Reading.SentenceAt(other.Start)));

    private static bool IsHost(string person, string place, EntityKeys keys)
    {
        var country = Gazetteer.BuiltIn.CountryOf(place) ?? place;
        return keys.RolesOf(person).Any(role => role.Contains(place, StringComparison.Ordinal) || role.Contains(country, StringComparison.Ordinal));
    }

    private static TimelineEntry Made(Entry entry, EntityKeys keys)
    {
        var reports = entry.Reports.OrderBy(told => told.Reading.Report.Published).ThenBy(told => told.Reading.Report.Id, StringComparer.Ordinal).ThenBy(told => told.Event.Evidence[0].Start).ToList();
        var type = reports.Exists(told => told.Event.Type == "state-visit") ? "state-visit" : reports.GroupBy(told => told.Event.Type).OrderByDescending(group => group.Count()).ThenByDescending(group => Family(group.Key) == "visit").First().Key;
        var date = Date(reports, type);
        var participants = reports.SelectMany(told => told.Participants).GroupBy(key => key).OrderByDescending(group => group.Count()).Select(group => group.Key).ToList();
        var place = reports.Select(told => told.Event.Place).OfType<string>().GroupBy(name => keys.Of(name)).OrderByDescending(group => group.Count()).ThenByDescending(group => Gazetteer.BuiltIn.CountryOf(group.Key) is { } country && country != group.Key).FirstOrDefault()?.Key;
        var happened = reports.FindLast(told => told.Event.Status is "happened" or "historical" or "happening");
        var first = reports[0];
        var status = happened is null ? reports[^1].Event.Status : happened.Event.Status == "happening" && happened == reports[^1] ? "happening" : "happened";
        var wasAnnounced = happened is not null && first.Event.Status is "planned" or "hypothetical" && happened!.Reading.Report.Published > first.Reading.Report.Published;
        return new TimelineEntry("", type, date, DayRange.Of(date), place, participants, status, wasAnnounced, [.. reports.Select(Reported)]);
    }

    // What lasts is dated by the longest of the exact dates, anything else by the most exact.
    private static string? Date(List<Told> reports, string type)
    {
        var dated = reports.Where(told => told.Days is not null && told.Event.Date is not null).ToList();
        var lasting = Lasting.Contains(type) ? dated.Where(told => told.Days!.Value.Days <= 14 && told.Event.Type == type).OrderByDescending(told => told.Days!.Value.Days).FirstOrDefault() : null;
        return (lasting ?? dated.OrderBy(told => told.Days!.Value.Days).ThenByDescending(told => dated.Count(other => other.Event.Date == told.Event.Date)).FirstOrDefault())?.Event.Date;
    }

    private static EventReport Reported(Told told)
    {
        var (reading, one) = (told.Reading, told.Event);
        var evidence = one.Evidence.Select(span => reading.Passage(span.Start, span.End)).ToList();
        var speaker = one.Type == "statement" ? null : reading.SpeakerAt(one.Evidence[0].Start + ((one.Evidence[0].End - one.Evidence[0].Start) / 2));
        var certainty = one.Status switch
        {
            "denied" => Certainty.Denied,
            "hypothetical" => IsAsked(reading, one) ? Certainty.Question : Certainty.Possible,
            "planned" => Certainty.Announced,
            _ => speaker is null ? Certainty.Fact : Certainty.Reported,
        };
        return new EventReport(reading.Report.Id, reading.Report.Outlet, reading.Report.Published, one.Type, told.Participants, one.Place, one.Date, one.Status, certainty, speaker?.Speaker ?? speaker?.SpeakerText, evidence);
    }

    private static bool IsAsked(Reading reading, ReportedEvent one)
        => one.Evidence.Any(span => reading.Folded.AsSpan(span.Start, Math.Min(span.End + 1, reading.Folded.Length) - span.Start).IndexOf("是否") >= 0 || (span.End < reading.Folded.Length && reading.Folded[span.End] == '?'));

    private static IReadOnlyList<TimelineEntry> Named(List<TimelineEntry> entries)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. entries.Select(entry =>
        {
            var id = entry.Type + "-" + (entry.Date?.Replace('/', '_') ?? "undated");
            var number = seen[id] = seen.GetValueOrDefault(id) + 1;
            return entry with { Id = number == 1 ? id : $"{id}-{number}" };
        })];
    }

    private sealed class Entry
    {
        public List<Told> Reports { get; } = [];
    }

    /// <param name="Place">By the name all articles share.</param>
    private sealed record Told(Reading Reading, ReportedEvent Event, IReadOnlyList<string> Participants, string? Place, DayRange? Days)
    {
        public static Told Of(Reading reading, ReportedEvent one, EntityKeys keys)
        {
            var dated = one.Date is null ? one with { Date = LooseDates.Of(reading, one) } : one;
            return new Told(reading, dated, [.. one.Participants.Select(keys.Of).Distinct()], one.Place is null ? null : keys.Of(one.Place), DayRange.Of(dated.Date));
        }

        public HashSet<string> People(EntityKeys keys) => [.. Participants.Where(keys.IsPerson)];
    }
}
