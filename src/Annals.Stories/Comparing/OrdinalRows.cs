using System.Globalization;
using Annals.Language.Claims;
using Annals.Language.Entities;
using Annals.Stories.Following;
using Annals.Stories.Passages;

namespace Annals.Stories.Comparing;

/// <summary>Which one it is: the third term of whom and of what, the 22nd and the 24th meeting of one body two years apart.</summary>
internal static class OrdinalRows
{
    private const int Longest = 9;
    private const string Measures = "个次届位名任年大度轮场";
    private static readonly char[] Ends = ['并', '与', '和', '的', '在', '，', '。', '（', '”', '」', '、', '是'];

    public static IEnumerable<ClaimRow> Find(Matter matter)
    {
        var all = matter.Readings.SelectMany(reading => reading.Report.Analysis.Claims.Where(claim => claim.Kind == "ordinal").Select(claim => Told.Of(matter, reading, claim))).Where(told => told.What.Length > 0 && told.Number > 1).ToList();
        return Series(matter, all).Concat(Same(matter, all));
    }

    // One body's meetings, counted.
    private static IEnumerable<ClaimRow> Series(Matter matter, List<Told> all)
    {
        foreach (var group in all.Where(told => told.Host is not null && told.Year is not null && told.IsMeeting).GroupBy(told => told.Host!))
        {
            var told = group.DistinctBy(one => (one.Reading, one.Number)).ToList();
            if (told.Select(one => one.Reading).Distinct().Count() < 2)
            {
                continue;
            }

            var isYearly = told.TrueForAll(one => told.TrueForAll(other => one.Number - other.Number == one.Year - other.Year));
            var isOne = told.TrueForAll(one => one.Year == told[0].Year);
            var (relation, reason) = isYearly
                ? (Relation.Agreement, isOne ? "the same number" : "the numbers differ as the years do")
                : isOne ? (Relation.Contradiction, "two numbers of one meeting") : (Relation.Difference, "the numbers do not differ as the years do");
            yield return Matter.Row(Aspect.Ordinal, group.Key, relation, reason, told.Select(one => one.Cell(matter)));
        }
    }

    // The same number of the same person's something.
    private static IEnumerable<ClaimRow> Same(Matter matter, List<Told> all)
    {
        foreach (var group in all.Where(told => told.Who is not null && !told.IsMeeting).GroupBy(told => (told.Who!, told.Number)))
        {
            var left = group.ToList();
            while (left.Count > 1)
            {
                var first = left[0];
                var same = left.Where(told => told == first || (told.Characters.Overlaps(first.Characters) && told.Characters.Count > 0)).ToList();
                left.RemoveAll(same.Contains);
                left.Remove(first);
                if (same.Select(told => told.Reading).Distinct().Count() < 2)
                {
                    continue;
                }

                var cells = same.DistinctBy(told => (told.Reading, told.What)).ToList();
                var isSame = cells.TrueForAll(told => Context.Overlap(told.Characters, first.Characters) >= 0.99);
                yield return Matter.Row(Aspect.Ordinal, $"{group.Key.Item1} {first.Words}", isSame ? Relation.Agreement : Relation.Difference, isSame ? "the same number of the same" : "the same number, told of otherwise", cells.Select(told => told.Cell(matter)));
            }
        }
    }

    private sealed record Told(Reading Reading, Claim Claim, int Number, string What, string Words, string? Who, string? Host, int? Year, bool IsMeeting, HashSet<char> Characters)
    {
        public Cell Cell(Matter matter) => Matter.Cell(Reading, Words, Claim.Start, Claim.Start + Words.Length);

        public static Told Of(Matter matter, Reading reading, Claim claim)
        {
            var (from, to) = reading.SentenceAt(claim.Start);
            var unit = claim.Unit ?? "";
            var start = Math.Clamp(reading.Text.IndexOf(unit, claim.Start, StringComparison.Ordinal), claim.Start, claim.End);
            var what = reading.Text[start..Math.Min(to, start + Longest)];
            var cut = what.IndexOfAny(Ends, Math.Min(1, what.Length));
            what = (cut > 0 ? what[..cut] : what).TrimStart(Measures.ToCharArray());
            var isMeeting = Array.Exists(["会议", "会晤", "峰会", "会面", "会谈", "会见"], word => Annals.Language.Scripts.ChineseFold.Fold(what).StartsWith(word, StringComparison.Ordinal));
            var words = reading.Text[claim.Start..Math.Min(to, start + (cut > 0 ? cut : Math.Min(Longest, to - start)))];
            var host = reading.Within(from, claim.Start).LastOrDefault(pair => pair.Entity.Type == EntityType.Organisation && pair.Mention.End >= claim.Start - 2).Entity;
            var who = reading.Within(from, claim.Start).LastOrDefault(pair => matter.Keys.IsPerson(matter.Keys.Of(pair.Entity.Name))).Entity ?? Subject(matter, reading, from);
            return new Told(reading, claim, int.Parse(claim.Value, CultureInfo.InvariantCulture), what, words, who is null ? null : matter.Keys.Of(who.Name), host is null ? null : matter.Keys.Of(host.Name), YearOf(matter, reading, from, to, claim), isMeeting, Context.Characters(Annals.Language.Scripts.ChineseFold.Fold(what)));
        }

        // 他: who was named last before the sentence.
        private static Entity? Subject(Matter matter, Reading reading, int from)
            => reading.Within(Math.Max(0, from - 120), from).LastOrDefault(pair => matter.Keys.IsPerson(matter.Keys.Of(pair.Entity.Name))).Entity;

        private static int? YearOf(Matter matter, Reading reading, int from, int to, Claim claim)
            => reading.Report.Analysis.Times.Where(time => time.Start >= from && time.End <= to).Select(time => DayRange.Of(time.Value)).FirstOrDefault(range => range is { First: not null, Days: < 60 })?.First?.Year
                ?? matter.Events.FirstOrDefault(entry => entry.Days?.First is not null && entry.Reports.Any(report => report.Article == reading.Report.Id && report.Evidence.Any(passage => passage.Start <= claim.End && claim.Start <= passage.End + 10)))?.Days?.First?.Year;
    }
}
