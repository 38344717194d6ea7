using System.Globalization;
using Annals.Language.Scripts;
using Annals.Stories.Comparing;
using Annals.Stories.Following;

namespace Annals.Bench.Comparing;

/// <summary>
/// Merged events and comparisons of the annotated seeds. An event is found when an entry of the timeline has its kind, a date that agrees, evidence
/// that lies over the annotated words, and half of the participants of a report (its date is the annotated one or the one an article states); exact when the entry has a report of every article that
/// the annotation has one of, and no other annotated event was given the same entry. A comparison is found when a row has its relation,
/// an aspect that the topic can be about, a cell of each article it names (of three, two; of mistakes, one), and in these cells something of what the
/// annotated value says: its words, a day that agrees, or a sentence of the paragraph it points to.
/// </summary>
public static class ComparisonsBench
{
    // What the topics, written in English, are about.
    private static readonly (string Word, Aspect[] Aspects)[] Topics =
    [
        ("latin name", [Aspect.Gloss]), ("time between", [Aspect.Order, Aspect.Length]), ("is written", [Aspect.Wording]), ("declared", [Aspect.Order, Aspect.Date]),
        ("members", [Aspect.Membership]), ("status", [Aspect.Membership, Aspect.Status]), ("founded", [Aspect.Founding]), ("certainty", [Aspect.Status]), ("date", [Aspect.Date, Aspect.Place]),
        ("kind of", [Aspect.Kind]), ("first", [Aspect.First]), ("term", [Aspect.Ordinal]), ("name of", [Aspect.Name]), ("opening", [Aspect.Date]), ("typing", [Aspect.Slip]),
        ("stance", [Aspect.Stance]), ("ordinal", [Aspect.Ordinal]), ("meeting of", [Aspect.Date, Aspect.Place]), ("", [.. Enum.GetValues<Aspect>()]),
    ];

    // The annotation has no others; an attack is other there.
    private static readonly string[] Types = ["meeting", "state-visit", "visit", "summit", "phone-call", "military-exercise", "statement", "accession", "invasion"];

    public static int Run(string seeds, bool shows)
    {
        var gold = GoldComparisons.Read(seeds);
        var reports = gold.Reports.Values.ToList();
        Happened(gold, Timeline.Of(reports), shows);
        Compared(gold, EventComparison.Of(reports), Timeline.Of(reports), shows);
        return 0;
    }

    private static void Happened(GoldComparisons gold, Timeline timeline, bool shows)
    {
        var taken = new Dictionary<TimelineEntry, List<string>>(ReferenceEqualityComparer.Instance);
        var found = new Dictionary<GoldEvent, TimelineEntry>(ReferenceEqualityComparer.Instance);
        foreach (var one in gold.Events)
        {
            var entry = timeline.Entries.Where(entry => IsFound(gold, one, entry)).OrderByDescending(entry => Covered(gold, one, entry)).FirstOrDefault();
            if (entry is not null)
            {
                found[one] = entry;
                (taken.TryGetValue(entry, out var others) ? others : taken[entry] = []).Add(one.Id);
            }
            else if (shows)
            {
                Console.WriteLine($"  - event {one.Id} {one.Type} {one.Date}: {string.Join(" | ", one.Reports.Select(report => report.Seed + " " + report.Words))}");
                foreach (var near in timeline.Entries.Where(entry => Covered(gold, one, entry) > 0))
                {
                    Console.WriteLine($"      {near.Id} {string.Join(",", near.Participants)}");
                }
            }
        }

        var exact = found.Count(pair => taken[pair.Value].Count == 1 && Covered(gold, pair.Key, pair.Value) == pair.Key.Reports.Select(report => report.Seed).Distinct().Count());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"merged events   found {found.Count} of {gold.Events.Count}, exact {exact}; the timeline has {timeline.Entries.Count}"));
        if (shows)
        {
            foreach (var (one, entry) in found.Where(pair => taken[pair.Value].Count > 1 || Covered(gold, pair.Key, pair.Value) < pair.Key.Reports.Select(report => report.Seed).Distinct().Count()))
            {
                Console.WriteLine($"  ~ event {one.Id}: {entry.Id} has {Covered(gold, one, entry)} of {one.Reports.Count} reports, and is {string.Join(", ", taken[entry])}");
            }
        }
    }

    private static bool IsFound(GoldComparisons gold, GoldEvent one, TimelineEntry entry)
        => (entry.Type == one.Type || (one.Type == "other" && !Types.Contains(entry.Type)))
            && (one.Date is null || one.Dates.Any(date => entry.Days is { } days && days.Overlaps(date)))
            && one.Reports.Any(report => Covers(gold, report, entry) && TakePart(gold, report, entry));

    private static int Covered(GoldComparisons gold, GoldEvent one, TimelineEntry entry)
        => one.Reports.Where(report => Covers(gold, report, entry)).Select(report => report.Seed).Distinct().Count();

    private static bool Covers(GoldComparisons gold, GoldReport report, TimelineEntry entry)
    {
        var at = ChineseFold.Fold(gold.Reports[report.Seed].Analysis.Text).IndexOf(report.Words, StringComparison.Ordinal);
        return entry.Reports.Any(ours => ours.Article == report.Seed && ours.Evidence.Any(passage => at >= 0 ? passage.Start < at + report.Words.Length && at < passage.End : report.Words.Contains(ChineseFold.Fold(passage.Text), StringComparison.Ordinal)));
    }

    private static bool TakePart(GoldComparisons gold, GoldReport report, TimelineEntry entry)
    {
        var ours = gold.Reports[report.Seed].Analysis.Entities.Where(entity => entry.Reports.Any(one => one.Article == report.Seed && one.Participants.Any(name => name == entity.Name || name.EndsWith("·" + entity.Name, StringComparison.Ordinal)))).SelectMany(entity => entity.Mentions.Select(mention => ChineseFold.Fold(mention.Text))).ToHashSet(StringComparer.Ordinal);
        return report.Participants.Count == 0 || report.Participants.Count(forms => forms.Overlaps(ours)) * 2 >= report.Participants.Count;
    }

    private static void Compared(GoldComparisons gold, EventComparison comparison, Timeline timeline, bool shows)
    {
        var rows = comparison.Comparisons.ToList();
        var right = new HashSet<ClaimRow>(ReferenceEqualityComparer.Instance);
        var found = 0;
        foreach (var one in gold.Comparisons)
        {
            var aspects = Array.Find(Topics, topic => one.Topic.Contains(topic.Word, StringComparison.Ordinal)).Aspects;
            var hits = rows.Where(row => row.Relation.ToString().Equals(one.Kind, StringComparison.OrdinalIgnoreCase) && aspects.Contains(row.Aspect) && IsTold(gold, one, row, timeline.Entries.FirstOrDefault(entry => entry.Id == row.Event)?.Days)).ToList();
            found += hits.Count > 0 ? 1 : 0;
            right.UnionWith(hits);
            if (shows)
            {
                Console.WriteLine($"  {(hits.Count > 0 ? '+' : '-')} {one.Id} {one.Kind}: {one.Topic}   {string.Join(", ", hits.Select(row => row.Id))}");
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"comparisons     found {found} of {gold.Comparisons.Count} ({(double)found / gold.Comparisons.Count:P0}); {rows.Count} are shown, {right.Count} of them annotated ones"));
        foreach (var row in rows.Where(row => shows && !right.Contains(row)))
        {
            Console.WriteLine($"  ? {row.Id} {row.Relation} {row.Aspect} {row.Subject} {row.EventType} {row.Event}: {string.Join(" | ", row.Cells.Select(cell => cell.Article + " " + cell.Value))}");
        }
    }

    // All the articles it names; of three and more, two; of mistakes, which are each an article's own, one.
    private static bool IsTold(GoldComparisons gold, GoldComparison one, ClaimRow row, DayRange? days)
        => one.Values.Count(value => row.Cells.Any(cell => cell.Article == value.Key && Says(cell, value.Value, days, DateOnly.FromDateTime(gold.Reports[value.Key].Published.UtcDateTime)))) >= (one.Kind == "mistake" ? 1 : Math.Min(2, one.Values.Count));

    private static bool Says(Cell cell, GoldValue value, DayRange? days, DateOnly published)
    {
        var sentence = ChineseFold.Fold(cell.Evidence.Sentence);
        return value.IsEmpty
            || value.Words.Any(word => sentence.Contains(word, StringComparison.Ordinal) || ChineseFold.Fold(cell.Value).Contains(word, StringComparison.Ordinal))
            // (2024), which is when the article is from.
            || value.Days.Any(day => day.Overlaps(new DayRange(published, published)) || (days is { } own && day.Overlaps(own)))
            || value.Days.Any(day => DayRange.Of(cell.Value.Split(' ')[0].TrimEnd(',')) is { } ours ? ours.Overlaps(day) : cell.Value.Contains(day.First!.Value.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) || sentence.Contains(day.First.Value.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
            || value.Blocks.Any(block => block.Contains(sentence.Trim(), StringComparison.Ordinal));
    }
}
