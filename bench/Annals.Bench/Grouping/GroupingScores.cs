using System.Globalization;

namespace Annals.Bench.Grouping;

/// <summary>The measures of ../shared/stories/score.py.</summary>
internal static class GroupingScores
{
    public static Measure BCubed(IReadOnlyList<string> gold, IReadOnlyList<string> system, Func<int, bool>? only = null)
    {
        var (ofGold, ofSystem) = (Sizes(gold), Sizes(system));
        var both = Sizes(gold.Zip(system));
        var (precision, recall, count) = (0d, 0d, 0);
        for (var i = 0; i < gold.Count; i++)
        {
            if (only?.Invoke(i) ?? true)
            {
                var shared = both[(gold[i], system[i])];
                precision += (double)shared / ofSystem[system[i]];
                recall += (double)shared / ofGold[gold[i]];
                count++;
            }
        }

        return new Measure(precision / Math.Max(1, count), recall / Math.Max(1, count));
    }

    /// <summary>Over what is in a gold group of two or more.</summary>
    public static Measure BCubedOfMany(IReadOnlyList<string> gold, IReadOnlyList<string> system)
    {
        var sizes = Sizes(gold);
        return BCubed(gold, system, i => sizes[gold[i]] > 1);
    }

    public static Measure Pairwise(IReadOnlyList<string> gold, IReadOnlyList<string> system)
    {
        var (right, said, there) = (Pairs(gold.Zip(system)), Pairs(system), Pairs(gold));
        return new Measure(said > 0 ? right / said : 1, there > 0 ? right / there : 1);
    }

    private static Dictionary<T, int> Sizes<T>(IEnumerable<T> groups)
        where T : notnull
        => groups.GroupBy(group => group).ToDictionary(group => group.Key, group => group.Count());

    private static double Pairs<T>(IEnumerable<T> groups)
        where T : notnull
        => Sizes(groups).Values.Sum(size => size * (size - 1) / 2d);
}

internal readonly record struct Measure(double Precision, double Recall)
{
    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"P {Precision:0.0000}  R {Recall:0.0000}  F1 {F1:0.0000}");
}
