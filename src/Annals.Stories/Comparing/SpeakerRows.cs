using Annals.Language.Attributions;
using Annals.Language.Scripts;
using Annals.Language.Times;
using Annals.Stories.Passages;

namespace Annals.Stories.Comparing;

/// <summary>The same statement in several articles: by whom, through whom, and whether in the same words.</summary>
internal static class SpeakerRows
{
    private const int Shortest = 10;
    private const int LeastShared = 3;
    private const int MostShared = 6;
    private const double SameSpeaker = 0.3;
    private const double OtherSpeaker = 0.6;

    public static IEnumerable<ClaimRow> Find(Matter matter)
    {
        var groups = new List<List<Told>>();
        foreach (var told in matter.Readings.SelectMany(reading => reading.Report.Analysis.Attributions.Where(one => one.End - one.Start >= Shortest).Select(one => Told.Of(matter, reading, one))))
        {
            var best = groups.Where(group => !group.Exists(other => other.Reading == told.Reading)).Select(group => (Group: group, Score: group.Max(other => Score(other, told)))).Where(pair => pair.Score > 0).OrderByDescending(pair => pair.Score).FirstOrDefault().Group;
            if (best is null)
            {
                groups.Add([told]);
            }
            else
            {
                best.Add(told);
            }
        }

        foreach (var group in groups.Where(group => group.Count > 1))
        {
            var speakers = group.Select(told => told.Speaker).Distinct().ToList();
            var chains = group.Select(told => told.Chain).Distinct().ToList();
            // 国务院 and 美国国务院 are one.
            var isOther = speakers.Count(one => !speakers.Exists(whole => whole != one && whole.Contains(one, StringComparison.Ordinal))) > 1;
            var (relation, reason) = isOther ? (Relation.Difference, "the same, said by others") : chains.Count > 1 ? (Relation.Agreement, "the same statement, through others") : (Relation.Agreement, "the same statement");
            if (isOther && !group.TrueForAll(told => told.IsNamed))
            {
                continue;
            }

            yield return Matter.Row(Aspect.Speaker, speakers[0], relation, reason, group.Select(told => Matter.Cell(told.Reading, told.Chain, told.One.Start, told.One.End)));
        }
    }

    private static double Score(Told one, Told other)
    {
        var shared = one.Pairs.Count(other.Pairs.Contains);
        var words = Context.Overlap(one.Pairs, other.Pairs);
        if (one.Names.Count > 0 && other.Names.Count > 0 && !one.Names.Overlaps(other.Names))
        {
            return 0;
        }

        // One speaker, the same people and day, and hardly a word: 将于9月14日对…进行国事访问, 将于9月14日出访.
        var isDayAlike = one.Names.Count(other.Names.Contains) >= 2 && one.Days.Overlaps(other.Days);
        return one.Speaker == other.Speaker
            ? isDayAlike || (shared >= LeastShared && words >= SameSpeaker) ? 1 + words : 0
            : shared >= MostShared && words >= OtherSpeaker ? words : 0;
    }

    private sealed record Told(Reading Reading, Attribution One, string Speaker, string Chain, HashSet<(char, char)> Pairs, HashSet<string> Names, HashSet<string> Days)
    {
        /// <summary>The words that tell the speaker name him: it is not 他, and not a quotation that goes on.</summary>
        public bool IsNamed => One.Speaker is null || Reading.Within(One.CueStart, One.CueEnd).Any(pair => pair.Entity.Name == One.Speaker);

        public static Told Of(Matter matter, Reading reading, Attribution one)
        {
            var speaker = one.Speaker is { } known ? matter.Keys.Of(known) : ChineseFold.Fold(one.SpeakerText ?? "");
            var bare = reading.Folded[one.Start..one.End].ToCharArray();
            foreach (var (mention, _) in reading.Within(one.Start, one.End))
            {
                bare.AsSpan(mention.Start - one.Start, mention.End - mention.Start).Fill(' ');
            }

            return new Told(
                reading,
                one,
                speaker,
                string.Join(" ← ", one.Via.Append(speaker)),
                Context.Pairs(bare),
                [.. reading.Within(one.Start, one.End).Select(pair => matter.Keys.Of(pair.Entity.Name))],
                [.. reading.Report.Analysis.Times.Where(time => time.Start >= one.Start && time.End <= one.End && time.Granularity == TimeGranularity.Day).Select(time => time.Value)]);
        }
    }
}
