using Annals.Language.Scripts;

namespace Annals.Language.Entities;

/// <summary>
/// Names mined from the glosses of many articles. Two spellings are one name when nearly all articles gloss them with the same full Latin name,
/// which nearly no article gives to anybody else. Where two sides claim a name it stays with neither, and is flagged. What the authority file knows
/// twice stays two.
/// </summary>
public sealed class GlossLedger
{
    // Of a name's glosses, and of a Latin name's spellings.
    private const double NearlyAll = 0.75;

    // A single bracket is a single chance of a slip.
    private const int FewestArticles = 2;

    private GlossLedger(IReadOnlyList<MinedName> names) => Names = names;

    /// <summary>Every pair once, by Latin name, then by the number of articles, then by key.</summary>
    public IReadOnlyList<MinedName> Names { get; }

    /// <summary>The same glosses give the same ledger, in whatever order they come.</summary>
    public static GlossLedger Of(IEnumerable<GlossedName> glosses)
    {
        var articles = glosses.Select(gloss => gloss with { Latin = ChineseFold.Fold(gloss.Latin.Trim()) })
            .GroupBy(gloss => (gloss.Name, gloss.Type))
            .SelectMany(name => name.GroupBy(gloss => gloss.Latin, StringComparer.Ordinal).Select(latin => new GlossCount(
                $"{name.Key.Type}:{name.Key.Name}", name.Key.Name, name.Key.Type, name.Any(gloss => gloss.IsKnown), Distinct(name), latin.Key, Distinct(latin))));
        return Of(articles);
    }

    public static GlossLedger Of(IEnumerable<GlossCount> counts)
    {
        var all = counts.ToList();
        var glosses = all.GroupBy(count => count.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(count => count.Articles), StringComparer.Ordinal);
        var names = new List<MinedName>(all.Count);
        foreach (var latin in all.GroupBy(count => (count.Latin, count.Type)).OrderBy(group => group.Key.Latin, StringComparer.Ordinal).ThenBy(group => group.Key.Type))
        {
            var ordered = latin.OrderByDescending(count => count.Articles).ThenBy(count => count.Key, StringComparer.Ordinal).ToList();
            var joined = Variants(ordered, glosses);
            names.AddRange(ordered.Select(count => joined.TryGetValue(count, out var leader) ? new MinedName(count, MinedVerdict.Variant, leader.Key) : new MinedName(count, Verdict(count, ordered, joined, glosses), null)));
        }

        return new GlossLedger(names);
    }

    // Each variant with the name it joins.
    private static Dictionary<GlossCount, GlossCount> Variants(List<GlossCount> latin, Dictionary<string, int> glosses)
    {
        // A family name or an abbreviation alone is that of many.
        if (!latin[0].Latin.Contains(' '))
        {
            return [];
        }

        var firm = latin.Where(count => count.Articles >= FewestArticles && IsNearlyAll(count.Articles, glosses[count.Key])).OrderByDescending(count => count.InArticles).ThenBy(count => count.Key, StringComparer.Ordinal).ToList();
        if (firm.Count < 2 || !IsNearlyAll(firm.Sum(count => count.Articles), latin.Sum(count => count.Articles)) || firm.Count(count => count.IsKnown) > 1)
        {
            return [];
        }

        var leader = firm.Find(count => count.IsKnown) ?? firm[0];
        return firm.Where(count => count != leader && IsAlike(leader.Name, count.Name)).ToDictionary(count => count, _ => leader);
    }

    private static MinedVerdict Verdict(GlossCount count, List<GlossCount> latin, Dictionary<GlossCount, GlossCount> joined, Dictionary<string, int> glosses)
    {
        // The leader's spellings count for it.
        var mine = count.Articles + joined.Where(pair => pair.Value == count).Sum(pair => pair.Key.Articles);
        return !IsNearlyAll(mine, latin.Sum(other => other.Articles)) ? MinedVerdict.LatinOfSeveral
            : !IsNearlyAll(count.Articles, glosses[count.Key]) ? MinedVerdict.NameOfSeveral
            : count.Articles < FewestArticles ? MinedVerdict.Rare : MinedVerdict.Sure;
    }

    // Transliterations of one name share characters; 托卡耶夫 and 纳扎尔巴耶夫 under one slip of the pen share 耶夫, so half of the shorter one must be there.
    private static bool IsAlike(string leader, string other)
    {
        var (shorter, longer) = leader.Length <= other.Length ? (leader, other) : (other, leader);
        return shorter.Distinct().Count(character => character != '·' && longer.Contains(character, StringComparison.Ordinal)) * 2 >= shorter.Count(character => character != '·');
    }

    private static bool IsNearlyAll(int part, int whole) => part >= whole * NearlyAll;

    private static int Distinct(IEnumerable<GlossedName> glosses) => glosses.Select(gloss => gloss.Article).Distinct(StringComparer.Ordinal).Count();
}
