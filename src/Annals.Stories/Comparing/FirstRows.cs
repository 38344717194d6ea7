using Annals.Language.Claims;
using Annals.Stories.Passages;

namespace Annals.Stories.Comparing;

/// <summary>Firsts of the same thing: 首次出国访问 and 首次出访, by the same person, since the same.</summary>
internal static class FirstRows
{
    private const int Longest = 6;
    private const double Alike = 0.5;

    public static IEnumerable<ClaimRow> Find(Matter matter)
    {
        var groups = new List<List<Told>>();
        foreach (var reading in matter.Readings)
        {
            foreach (var claim in reading.Report.Analysis.Claims.Where(claim => claim.Kind == "first" && IsFirstTime(reading.Folded, claim.Start)))
            {
                var told = Told.Of(matter, reading, claim);
                var group = groups.Find(group => group.Exists(other => Same(other, told)));
                if (group is null)
                {
                    groups.Add([told]);
                }
                else
                {
                    group.Add(told);
                }
            }
        }

        foreach (var group in groups.Where(group => group.Select(told => told.Reading).Distinct().Count() > 1))
        {
            var cells = group.DistinctBy(told => (told.Reading, told.What)).Select(told => Matter.Cell(told.Reading, told.Since is null ? told.What : $"{told.Since} {told.What}", told.Claim.Start, told.Claim.Start + 2 + told.What.Length));
            yield return Matter.Row(Aspect.First, (group[0].Who is { } who ? who + " " : "") + group[0].Words, Relation.Agreement, "the same first", cells);
        }
    }

    // Not 首站, 首位: those are firsts of a row.
    private static bool IsFirstTime(string folded, int at) => at + 1 < folded.Length && folded[at] == '首' && folded[at + 1] is '次' or '度';

    private static bool Same(Told one, Told other)
        => (one.Who is null || other.Who is null || one.Who == other.Who)
            && Context.Overlap(one.Characters, other.Characters) >= Alike
            && (one.Since is null || other.Since is null || Context.Pairs(one.Since).Overlaps(Context.Pairs(other.Since)));

    /// <param name="Since">Folded: what stands between 自 and 以来, or before 后; null where nothing does.</param>
    private sealed record Told(Reading Reading, Claim Claim, string? Who, string What, string Words, string? Since, HashSet<char> Characters)
    {
        public static Told Of(Matter matter, Reading reading, Claim claim)
        {
            var (from, to) = reading.SentenceAt(claim.Start);
            var what = reading.Text[Math.Min(claim.Start + 2, to)..Math.Min(claim.End, Math.Min(to, claim.Start + 2 + Longest))];
            var cut = what.IndexOfAny(['并', '与', '和', '的', '在', '，']);
            what = cut > 0 ? what[..cut] : what;
            var who = reading.Within(from, claim.Start).LastOrDefault(pair => matter.Keys.IsPerson(matter.Keys.Of(pair.Entity.Name))).Entity;
            return new Told(reading, claim, who is null ? null : matter.Keys.Of(who.Name), what, reading.Text[claim.Start..Math.Min(reading.Text.Length, claim.Start + 2)] + what, SinceIn(reading.Folded, from, claim.Start), Context.Characters(Annals.Language.Scripts.ChineseFold.Fold(what)));
        }

        private static string? SinceIn(string folded, int from, int first)
        {
            var before = folded[from..first];
            var end = Math.Max(before.LastIndexOf("以来", StringComparison.Ordinal), before.LastIndexOf('后'));
            if (end <= 0)
            {
                return null;
            }

            var start = before.LastIndexOfAny(['自', ',', ' '], end);
            return before[(start + 1)..end].TrimStart('从') is { Length: > 0 } since ? since : null;
        }
    }
}
