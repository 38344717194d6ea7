using System.Globalization;
using Annals.Language.Events;
using Annals.Language.Scripts;
using Annals.Stories.Following;

namespace Annals.Stories.Comparing;

/// <summary>Whether, when and where an event was, and what sort of event it is called, article beside article.</summary>
internal static class EventRows
{
    private const int LongestUpdate = 45;

    // Nobody announces these, and an election is spoken of long before and after.
    private static readonly string[] Sudden = ["election", "attack", "disaster", "death", "protest", "arrest", "sanction", "invasion"];

    // These last for days: one outlet tells how they began, another one how they ended.
    private static readonly string[] Lasting = ["visit", "state-visit", "summit", "military-exercise", "protest", "election", "trial", "invasion"];

    private static readonly string[] Denials = ["没有", "未", "否认", "取消", "不会", "拒绝", "并无", "不是"];

    // Between a word of denial and what it denies.
    private const int Denying = 6;

    public static IEnumerable<ClaimRow> Find(Matter matter)
    {
        foreach (var entry in matter.Events)
        {
            var reports = entry.Reports.DistinctBy(report => (report.Article, report.Type, report.StatedDate, report.Place, report.Status)).ToList();
            if (reports.Select(report => report.Article).Distinct().Count() < 2)
            {
                yield return Row(matter, entry, Aspect.Status, Relation.Alone, "told by one article", reports.Select(report => Matter.Cell(report, report.Status)));
                continue;
            }

            var rows = new[] { Dates(matter, entry, reports), Places(matter, entry, reports), Kinds(matter, entry, reports) }.OfType<ClaimRow>().ToList();

            // That all have it as happened says little beside a date they share.
            if (Status(matter, entry, reports) is { } status && (status.Relation != Relation.Agreement || (rows.Count == 0 && entry.Days is not null)))
            {
                yield return status;
            }

            foreach (var row in rows)
            {
                yield return row;
            }
        }
    }

    private static ClaimRow Row(Matter matter, TimelineEntry entry, Aspect aspect, Relation relation, string reason, IEnumerable<Cell> cells)
        => Matter.Row(aspect, matter.SubjectOf(entry), relation, reason, cells) with { Event = entry.Id, EventType = entry.Type };

    private static ClaimRow? Status(Matter matter, TimelineEntry entry, List<EventReport> reports)
    {
        var perArticle = reports.GroupBy(report => report.Article).Select(group => group.OrderBy(report => Firmness(report.Status)).Last()).OrderBy(report => report.Published).ToList();
        var cells = perArticle.Select(report => Matter.Cell(report, report.Status));
        var (first, last) = (perArticle[0], perArticle[^1]);
        if (perArticle.TrueForAll(report => Settled(report.Status) == Settled(first.Status)))
        {
            return Row(matter, entry, Aspect.Status, Relation.Agreement, $"all have it as {Settled(first.Status)}", cells);
        }

        if (last.Published > first.Published && Firmness(first.Status) < 2 && Firmness(last.Status) >= 2 && !Sudden.Contains(entry.Type) && entry.Days is not { Days: > LongestUpdate })
        {
            return Row(matter, entry, Aspect.Status, Relation.Update, string.Create(CultureInfo.InvariantCulture, $"{Settled(first.Status)} on {first.Published:yyyy-MM-dd}, {Settled(last.Status)} on {last.Published:yyyy-MM-dd}"), cells);
        }

        // Whether something to come is possible or planned is often a matter of one word: that is not compared.
        return perArticle.Exists(report => report.Status == "denied" && report.StatedDate is not null && IsFlatly(report)) && perArticle.Exists(report => Settled(report.Status) == "happened" && report.StatedDate is not null)
            ? Row(matter, entry, Aspect.Status, Relation.Contradiction, "denied by one, told as happened by another", cells)
            : null;
    }

    // 会晤没有举行, 否认会晤: the word of denial is about the event itself, not about something else of the sentence.
    private static bool IsFlatly(EventReport denied)
    {
        var folded = ChineseFold.Fold(denied.Evidence[0].Text);
        for (var at = 0; at < folded.Length; at++)
        {
            if (EventVocabulary.At(folded, at) is not var (word, type) || type != denied.Type)
            {
                continue;
            }

            var before = folded.AsSpan(Math.Max(0, at - Denying), Math.Min(at, Denying));
            before = before[(before.LastIndexOfAny("的,。;") + 1)..];
            var behind = folded.AsSpan(at + word.Length, Math.Min(Denying, folded.Length - at - word.Length));
            foreach (var denial in Denials)
            {
                if (before.Contains(denial, StringComparison.Ordinal) || behind.StartsWith(denial, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string Settled(string status) => status is "historical" or "happening" ? "happened" : status;

    private static int Firmness(string status) => status switch { "hypothetical" => 0, "planned" => 1, "happening" => 2, "denied" => 2, _ => 3 };

    private static ClaimRow? Dates(Matter matter, TimelineEntry entry, List<EventReport> reports)
    {
        var dated = reports.Where(report => DayRange.Of(report.StatedDate) is not null).DistinctBy(report => (report.Article, report.StatedDate)).ToList();
        if (dated.Select(report => report.Article).Distinct().Count() < 2)
        {
            return null;
        }

        var cells = dated.Select(report => Matter.Cell(report, report.StatedDate!));
        var agree = dated.TrueForAll(one => dated.TrueForAll(other => DayRange.Of(one.StatedDate)!.Value.Overlaps(DayRange.Of(other.StatedDate)!.Value)));
        return agree
            ? Row(matter, entry, Aspect.Date, Relation.Agreement, dated.Select(report => report.StatedDate).Distinct().Count() == 1 ? "the same date" : "dates of which one holds the other", cells)
            : dated.Exists(one => dated.Exists(other => Contradict(matter, one, other)))
            ? Row(matter, entry, Aspect.Date, Relation.Contradiction, "dates that have no day in common", cells)
            : Row(matter, entry, Aspect.Date, Relation.Difference, "other days: of something that lasts, or concluded from the words around", cells);
    }

    // Both tell of the same thing that is over in a day, and both say the day beside it.
    private static bool Contradict(Matter matter, EventReport one, EventReport other)
        => one.Type == other.Type && !Lasting.Contains(one.Type) && Settled(one.Status) == Settled(other.Status)
            && !DayRange.Of(one.StatedDate)!.Value.Overlaps(DayRange.Of(other.StatedDate)!.Value)
            && SaysTheDay(matter, one) && SaysTheDay(matter, other);

    private static bool SaysTheDay(Matter matter, EventReport report)
        => matter.Readings.FirstOrDefault(reading => reading.Report.Id == report.Article) is { } reading
            && report.Evidence.Any(passage => reading.Report.Analysis.Times.Any(time => time.Value == report.StatedDate && time.Start >= passage.SentenceStart && time.End <= passage.SentenceStart + passage.Sentence.Length));

    private static ClaimRow? Places(Matter matter, TimelineEntry entry, List<EventReport> reports)
    {
        // A sentence's place is not always its event's: what cannot lie together is not compared.
        var placed = reports.Where(report => report.Place is not null && (entry.Place is null || Gazetteer.BuiltIn.MayBeSame(report.Place, entry.Place))).DistinctBy(report => (report.Article, report.Place)).ToList();
        return placed.Select(report => report.Article).Distinct().Count() < 2 ? null
            : Row(matter, entry, Aspect.Place, Relation.Agreement, placed.Select(report => matter.Keys.Of(report.Place!)).Distinct().Count() == 1 ? "the same place" : "places of which one can lie in the other", placed.Select(report => Matter.Cell(report, report.Place!)));
    }

    // A visit that one calls a visit of state.
    private static ClaimRow? Kinds(Matter matter, TimelineEntry entry, List<EventReport> reports)
    {
        var kinds = reports.Where(report => report.Type is "visit" or "state-visit").DistinctBy(report => (report.Article, report.Type)).ToList();
        return kinds.Select(report => report.Type).Distinct().Count() < 2 || kinds.Select(report => report.Article).Distinct().Count() < 2 ? null
            : Row(matter, entry, Aspect.Kind, Relation.Difference, "called otherwise", kinds.Select(report => Matter.Cell(report, Word(report))));
    }

    // 出访, 国事访问: the word by which the event was found.
    private static string Word(EventReport report)
    {
        var folded = ChineseFold.Fold(report.Evidence[0].Text);
        for (var at = 0; at < folded.Length; at++)
        {
            if (EventVocabulary.At(folded, at) is var (word, type) && type == report.Type)
            {
                return word;
            }
        }

        return report.Type;
    }
}
