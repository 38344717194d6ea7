using System.Globalization;
using Annals.Language.Entities;
using Annals.Language.Times;
using Annals.Stories.Passages;

namespace Annals.Stories.Comparing;

/// <summary>Who founded a body, and in which year: 由中国和俄罗斯于2001年发起, 2001年成立的, 创始国是.</summary>
internal static class FoundingRows
{
    private const int Farthest = 260;
    private static readonly string[] Verbs = ["发起成立", "发起", "创立", "成立", "创建", "创办", "组建", "建立"];

    public static IEnumerable<ClaimRow> Find(Matter matter)
    {
        var told = matter.Readings.SelectMany(reading => ByVerb(matter, reading).Concat(ByList(matter, reading))).ToList();
        foreach (var body in told.GroupBy(one => one.Body))
        {
            var cells = body.OrderByDescending(one => one.Founders.Count).DistinctBy(one => one.Reading).OrderBy(one => one.Reading.Report.Published).ToList();
            if (cells.Count < 2)
            {
                continue;
            }

            var years = cells.Select(one => one.Year).OfType<int>().Distinct().ToList();
            var sameFounders = cells.TrueForAll(one => one.Founders.Count == 0 || cells.TrueForAll(other => other.Founders.Count == 0 || other.Founders.ToHashSet().SetEquals(one.Founders)));
            var (relation, reason) = years.Count > 1 ? (Relation.Contradiction, "founded in different years") : sameFounders ? (Relation.Agreement, "founded alike") : (Relation.Difference, "by others; both can be so where one tells who began it");
            yield return Matter.Row(Aspect.Founding, body.Key, relation, reason, cells.Select(one => Matter.Cell(one.Reading, string.Join(' ', one.Founders.Prepend(one.Year?.ToString(CultureInfo.InvariantCulture)).OfType<string>()), one.Start, one.End)));
        }
    }

    private static IEnumerable<Told> ByVerb(Matter matter, Reading reading)
    {
        foreach (var (start, end) in reading.Sentences)
        {
            foreach (var verb in Verbs)
            {
                var at = reading.Folded.IndexOf(verb, start, end - start, StringComparison.Ordinal);
                if (at < 0)
                {
                    continue;
                }

                var clause = at;
                while (clause > start && reading.Folded[clause - 1] is not (',' or ';'))
                {
                    clause--;
                }

                var year = reading.Report.Analysis.Times.Where(time => time.Granularity == TimeGranularity.Year && time.Start >= clause && time.End <= Math.Min(end, at + verb.Length + 8) && Math.Abs(time.Start - at) < 12).Select(time => Year(time.Value)).FirstOrDefault();
                var by = reading.Folded.IndexOf('由', clause, at - clause);
                var founders = by >= 0 ? reading.Within(by, at).Where(pair => pair.Entity.Type is EntityType.Place or EntityType.Organisation or EntityType.Person).Select(pair => matter.Keys.Of(pair.Entity.Name)).Distinct().ToList() : [];

                // 成立的上合组织: the body stands behind.
                var behind = reading.Within(at + verb.Length, Math.Min(end, at + verb.Length + 12)).FirstOrDefault(pair => pair.Entity.Type == EntityType.Organisation && pair.Mention.Start - at - verb.Length <= 1).Entity;
                var before = reading.Within(Math.Max(0, start), by >= 0 ? by : at).LastOrDefault(pair => pair.Entity.Type == EntityType.Organisation).Entity;
                if ((year is not null || founders.Count > 1) && (behind ?? before) is { } body)
                {
                    yield return new Told(reading, matter.Keys.Of(body.Name), year, founders, clause, at + verb.Length);
                }

                break;
            }
        }
    }

    private static IEnumerable<Told> ByList(Matter matter, Reading reading)
    {
        foreach (var word in (string[])["创始成员国", "创始国"])
        {
            var at = reading.Folded.IndexOf(word, StringComparison.Ordinal);
            if (at < 0)
            {
                continue;
            }

            var (_, end) = reading.SentenceAt(at);
            var clause = reading.Folded.AsSpan(at, Math.Max(0, end - at)).IndexOfAny(",;。") is >= 0 and var length ? at + length : end;
            var founders = reading.Within(at, clause).Where(pair => pair.Entity.Type == EntityType.Place).Select(pair => matter.Keys.Of(pair.Entity.Name)).Distinct().ToList();
            var body = reading.Within(Math.Max(0, at - Farthest), at).LastOrDefault(pair => pair.Entity.Type == EntityType.Organisation).Entity;
            if (founders.Count > 1 && body is not null)
            {
                yield return new Told(reading, matter.Keys.Of(body.Name), null, founders, at, clause);
            }

            yield break;
        }
    }

    private static int? Year(string value) => value.Length >= 4 && int.TryParse(value.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    private sealed record Told(Reading Reading, string Body, int? Year, IReadOnlyList<string> Founders, int Start, int End);
}
