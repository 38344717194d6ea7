using Annals.Language.Words;
using Annals.Stories.Passages;

namespace Annals.Stories.Comparing;

/// <summary>
/// The words one article over- and under-uses beside the others on the same event, by Dunning's log-likelihood (Computational Linguistics 19, 1993).
/// Words are names and strings of two to four characters that are words by the articles themselves.
/// </summary>
internal static class WordUses
{
    private const int MostPerArticle = 12;
    private const double Least = 6.63;

    public static IReadOnlyList<WordUse> Find(IReadOnlyList<Reading> readings)
    {
        if (readings.Count < 2)
        {
            return [];
        }

        var cutter = new WordCutter();
        var counts = readings.Select(reading => WordCounts.Of(reading, cutter)).ToList();
        var total = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (word, count) in counts.SelectMany(one => one.Words))
        {
            total[word] = total.GetValueOrDefault(word) + count;
        }

        var groups = Groups(readings, total);
        var length = counts.Sum(one => one.Length);
        var found = new List<WordUse>();
        for (var i = 0; i < readings.Count; i++)
        {
            var own = counts[i];
            var others = length - own.Length;
            if (own.Length == 0 || others == 0)
            {
                continue;
            }

            var report = readings[i].Report;
            found.AddRange(total.Select(pair =>
            {
                var (mine, theirs) = (own.Words.GetValueOrDefault(pair.Key), pair.Value - own.Words.GetValueOrDefault(pair.Key));
                return new WordUse(report.Id, report.Outlet, pair.Key, groups.GetValueOrDefault(pair.Key, []), mine, theirs, own.Length, others, Math.Round(G2(mine, own.Length, theirs, others), 2), (double)mine / own.Length > (double)theirs / others);
            })
                .Where(use => use.LogLikelihood >= Least)
                .OrderByDescending(use => use.LogLikelihood).ThenByDescending(use => use.Word.Length).ThenBy(use => use.Word, StringComparer.Ordinal)
                .Take(MostPerArticle));
        }

        return [.. found.OrderByDescending(use => use.LogLikelihood).ThenBy(use => use.Word, StringComparer.Ordinal).ThenBy(use => use.Article, StringComparer.Ordinal)];
    }

    // 武汉肺炎 beside 新冠病毒: the other forms of one entity that the articles have.
    private static Dictionary<string, IReadOnlyList<string>> Groups(IReadOnlyList<Reading> readings, Dictionary<string, int> total)
    {
        var groups = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var forms = readings.SelectMany(reading => reading.Mentions.Select(pair => (pair.Entity.Name, Form: reading.Folded[pair.Mention.Start..pair.Mention.End])));
        foreach (var entity in forms.GroupBy(pair => pair.Name))
        {
            var all = entity.Select(pair => pair.Form).Distinct().Where(total.ContainsKey).Order(StringComparer.Ordinal).ToList();
            foreach (var form in all.Where(_ => all.Count > 1))
            {
                groups[form] = [.. all.Where(other => other != form)];
            }
        }

        return groups;
    }

    internal static double G2(int mine, int own, int theirs, int others)
    {
        var share = (double)(mine + theirs) / (own + others);
        return 2 * (Term(mine, own * share) + Term(theirs, others * share));
    }

    private static double Term(int count, double expected) => count == 0 ? 0 : count * Math.Log(count / expected);
}
