using System.Text.Json;
using Annals.Language.Events;

namespace Annals.Bench.Understanding;

/// <summary>
/// Events. By (type, event): the kind is the annotation's, and the evidence lies over its evidence, one to one; whatever else we found is wrong. Strict: people,
/// day and status agree as well. Then each of participants, date, place and status over the events found.
/// </summary>
internal static class EventScore
{
    public static void Add(GoldNames gold, IReadOnlyList<ReportedEvent> found, Dictionary<string, Tally> total, bool shows)
    {
        var article = gold.Article;
        var mine = found.Where(one => one.Evidence.Any(span => article.IsAnnotated(span.Start))).ToList();
        var lenient = Tally.Of(total, "seeds events by (type, event)");
        var strict = Tally.Of(total, "seeds events strict (and people, day, status)");
        var people = Tally.Of(total, "seeds events: participants");
        lenient.Found += mine.Count;
        strict.Found += mine.Count;
        var taken = new HashSet<ReportedEvent>();
        foreach (var wanted in gold.Root.GetProperty("events").EnumerateArray())
        {
            lenient.Gold++;
            strict.Gold++;
            var type = wanted.GetProperty("type").GetString()!;
            var members = wanted.GetProperty("participants").EnumerateArray().Select(one => one.GetString()!).ToHashSet(StringComparer.Ordinal);
            var spans = wanted.GetProperty("evidence").EnumerateArray().Select(gold.Span).ToList();
            var hit = mine.Where(one => !taken.Contains(one) && one.Type == type && one.Evidence.Any(span => spans.Exists(other => other.Start < span.End && other.End > span.Start)))
                .MaxBy(one => one.Participants.Count(name => members.Contains(gold.Id(name))) - (one.Date == Text(wanted, "date") ? 0 : 1));
            if (hit is null)
            {
                if (shows)
                {
                    Console.WriteLine($"  - {article.Id} event {type} {wanted.GetProperty("name").GetString()}: {wanted.GetProperty("evidence")[0].GetProperty("surface").GetString()}");
                }

                continue;
            }

            taken.Add(hit);
            lenient.Right++;
            var ours = hit.Participants.Select(gold.Id).ToHashSet(StringComparer.Ordinal);
            var shared = ours.Count(members.Contains);
            people.Gold += members.Count;
            people.Found += ours.Count;
            people.Right += shared;
            var (place, date, status) = (Text(wanted, "place"), Text(wanted, "date"), Text(wanted, "status"));
            var isDay = date == hit.Date;
            var isStatus = status == hit.Status;
            Tally.Check(total, "seeds events: date, exact", isDay);
            Tally.Check(total, "seeds events: date, overlapping", isDay || (date is not null && hit.Date is not null && Overlap(date, hit.Date)));
            Tally.Check(total, "seeds events: place", place == (hit.Place is null ? null : gold.Id(hit.Place)));
            Tally.Check(total, "seeds events: status", isStatus);
            var isPeople = shared * 2 >= Math.Max(members.Count, ours.Count);
            strict.Right += isPeople && isStatus && (isDay || (date is not null && hit.Date is not null && Overlap(date, hit.Date))) ? 1 : 0;
            if (shows && !(isPeople && isDay && isStatus && place == (hit.Place is null ? null : gold.Id(hit.Place))))
            {
                Console.WriteLine($"  ~ {article.Id} event {type} {string.Join(",", members)} {place} {date} {status}   got {string.Join(",", ours)} {hit.Place} {hit.Date} {hit.Status}");
            }
        }

        foreach (var one in mine.Where(one => shows && !taken.Contains(one)))
        {
            Console.WriteLine($"  + {article.Id} event {one.Type} {string.Join(",", one.Participants)} {one.Place} {one.Date} {one.Status}: {article.Text[one.Evidence[0].Start..one.Evidence[0].End]}");
        }
    }

    private static string? Text(JsonElement one, string name) => one.TryGetProperty(name, out var value) ? value.GetString() : null;

    // Two values of which one begins inside the other.
    internal static bool Overlap(string one, string other)
    {
        var (mine, theirs) = (Ends(one), Ends(other));
        return string.CompareOrdinal(mine.First, theirs.Last) <= 0 && string.CompareOrdinal(theirs.First, mine.Last) <= 0;
    }

    private static (string First, string Last) Ends(string value)
    {
        var parts = value.Split('/');
        var (first, last) = (parts[0], parts[^1]);
        return (first is ".." ? "0000" : (first + "-01-01"[Math.Max(0, Math.Min(6, first.Length - 4))..])[..Math.Min(10, first.Length + 6)], last is ".." ? "9999" : last.Length >= 10 ? last[..10] : last + "-99-99"[Math.Max(0, Math.Min(6, last.Length - 4))..]);
    }
}
