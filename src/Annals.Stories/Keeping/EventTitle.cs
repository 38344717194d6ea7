using Annals.Language.Scripts;

namespace Annals.Stories.Keeping;

/// <summary>What an event is called: the title of a member that has most in common with the others' titles, the earliest of several.</summary>
internal static class EventTitle
{
    private const string Rubrics = "【[［<《〈";

    private const int MostCompared = 40;

    /// <param name="titles">In the order of their publication.</param>
    public static string Of(IReadOnlyList<string> titles)
    {
        var some = titles.Count > MostCompared ? titles.Take(MostCompared).ToList() : titles;
        var pairs = some.Select(Pairs).ToList();
        var (best, most) = (0, -1.0);
        for (var i = 0; i < some.Count; i++)
        {
            var common = pairs.Where((other, j) => j != i).Sum(other => Alike(pairs[i], other)) * (IsRubric(some[i]) ? 0.5 : 1);
            if (common > most + 1e-9)
            {
                (best, most) = (i, common);
            }
        }

        return titles[best];
    }

    // 【重播】 is what the outlet does, not what happened.
    private static bool IsRubric(string title) => title.Length > 0 && Rubrics.Contains(title[0]);

    private static HashSet<(char First, char Second)> Pairs(string title)
    {
        var folded = ChineseFold.Fold(title);
        var pairs = new HashSet<(char First, char Second)>();
        for (var i = 1; i < folded.Length; i++)
        {
            if (char.IsLetterOrDigit(folded[i - 1]) && char.IsLetterOrDigit(folded[i]))
            {
                pairs.Add((folded[i - 1], folded[i]));
            }
        }

        return pairs;
    }

    // Jaccard: what both have of what either has.
    private static double Alike(HashSet<(char First, char Second)> one, HashSet<(char First, char Second)> other)
    {
        var both = one.Count(other.Contains);
        return both == 0 ? 0 : both / (double)(one.Count + other.Count - both);
    }
}
