using Annals.Stories.Grouping;

namespace Annals.Bench.Grouping;

/// <summary>
/// Gradient boosting of small decision trees on log loss (Friedman 2001), over features cut into bins; some rows and features a tree, so that
/// few examples do not decide alone. A feature may be bound to count for or against only. The seed is fixed: same examples, same trees.
/// </summary>
internal sealed record TreeTrainer(int Trees, int Depth, double Rate, double LeastWeight, double Shrink, double Features = 1, double Rows = 1, IReadOnlyList<int>? Signs = null, int Seed = 17)
{
    private const int Bins = 32;
    private const double LeastGain = 1;

    // The tails of skewed features need finer cuts than the middle.
    private static readonly double[] Tails = [0.985, 0.99, 0.995, 0.998];

    public TreeModel Train(IReadOnlyList<Example> examples)
    {
        var cuts = Enumerable.Range(0, examples[0].Features.Length).Select(feature => Cuts(examples, feature)).ToArray();
        var codes = cuts.Select((cut, feature) => examples.Select(example => (byte)Bin(cut, example.Features[feature])).ToArray()).ToArray();
        var all = examples.Sum(example => (double)example.Weight);
        var yes = examples.Sum(example => example.IsYes ? (double)example.Weight : 0);
        var start = Math.Log(yes / (all - yes));
        var odds = new double[examples.Count];
        Array.Fill(odds, start);
        var random = new Random(Seed);
        var trees = new List<IReadOnlyList<(int, float, int)>>();
        for (var tree = 0; tree < Trees; tree++)
        {
            var features = cuts.Select(_ => random.NextDouble() < Features).ToArray();
            var gradients = examples.Select((example, i) => Gradient(example, odds[i], random.NextDouble() < Rows)).ToArray();
            trees.Add(Grow(cuts, codes, gradients, features, odds));
        }

        return TreeModel.Of((float)start, trees);
    }

    private static (double First, double Second) Gradient(Example example, double odds, bool counts)
    {
        var likelihood = 1 / (1 + Math.Exp(-odds));
        var weight = counts ? example.Weight : 0;
        return ((likelihood - (example.IsYes ? 1 : 0)) * weight, Math.Max(1e-6, likelihood * (1 - likelihood)) * weight);
    }

    private static float[] Cuts(IReadOnlyList<Example> examples, int feature)
    {
        var values = examples.Select(example => example.Features[feature]).Order().ToArray();
        var cuts = new List<float>();
        foreach (var value in Enumerable.Range(1, Bins - 1).Select(bin => values[(long)bin * values.Length / Bins]).Concat(Tails.Select(tail => values[(int)(tail * (values.Length - 1))])))
        {
            if ((cuts.Count == 0 || value > cuts[^1]) && value < values[^1])
            {
                cuts.Add(value);
            }
        }

        return cuts.Count == 0 && values[0] < values[^1] ? [values[0]] : [.. cuts];
    }

    private static int Bin(float[] cuts, float value) => Array.BinarySearch(cuts, value) is var place && place >= 0 ? place : ~place;

    private List<(int Feature, float Value, int Left)> Grow(float[][] cuts, byte[][] codes, (double First, double Second)[] gradients, bool[] features, double[] odds)
    {
        var tree = new List<(int Feature, float Value, int Left)> { (-1, 0, 0) };
        var bounds = new List<(double Low, double High)> { (double.NegativeInfinity, double.PositiveInfinity) };
        var nodes = new int[gradients.Length];
        var level = new List<int> { 0 };
        for (var depth = 0; depth <= Depth && level.Count > 0; depth++)
        {
            var next = new List<int>();
            foreach (var node in level)
            {
                var rows = Enumerable.Range(0, nodes.Length).Where(row => nodes[row] == node).ToArray();
                var split = depth < Depth ? Best(cuts, codes, gradients, features, rows, bounds[node]) : null;
                if (split is not { } best)
                {
                    var (first, second) = Sum(gradients, rows);
                    tree[node] = (-1, (float)(Rate * Value(first, second, bounds[node])), 0);
                    foreach (var row in rows)
                    {
                        odds[row] += tree[node].Value;
                    }

                    continue;
                }

                var left = tree.Count;
                tree[node] = (best.Feature, cuts[best.Feature][best.Bin], left);
                tree.AddRange([(-1, 0, 0), (-1, 0, 0)]);
                bounds.AddRange(Bounds(bounds[node], Signs?[best.Feature] ?? 0, best.Middle));
                next.AddRange([left, left + 1]);
                foreach (var row in rows)
                {
                    nodes[row] = codes[best.Feature][row] <= best.Bin ? left : left + 1;
                }
            }

            level = next;
        }

        return tree;
    }

    private static (double Low, double High)[] Bounds((double Low, double High) all, int sign, double middle) => sign switch
    {
        > 0 => [(all.Low, Math.Min(all.High, middle)), (Math.Max(all.Low, middle), all.High)],
        < 0 => [(Math.Max(all.Low, middle), all.High), (all.Low, Math.Min(all.High, middle))],
        _ => [all, all],
    };

    private (int Feature, int Bin, double Middle)? Best(float[][] cuts, byte[][] codes, (double First, double Second)[] gradients, bool[] features, int[] rows, (double Low, double High) bounds)
    {
        (int, int, double)? best = null;
        var most = LeastGain;
        var (first, second) = Sum(gradients, rows);
        var whole = Gain(first, second, bounds);
        for (var feature = 0; feature < cuts.Length; feature++)
        {
            if (!features[feature] || cuts[feature].Length == 0)
            {
                continue;
            }

            var sums = new (double First, double Second)[cuts[feature].Length + 1];
            foreach (var row in rows)
            {
                ref var sum = ref sums[codes[feature][row]];
                sum = (sum.First + gradients[row].First, sum.Second + gradients[row].Second);
            }

            var (left, leftSecond) = (0d, 0d);
            for (var bin = 0; bin < cuts[feature].Length; bin++)
            {
                left += sums[bin].First;
                leftSecond += sums[bin].Second;
                var (right, rightSecond) = (first - left, second - leftSecond);
                if (leftSecond < LeastWeight || rightSecond < LeastWeight)
                {
                    continue;
                }

                var (leftValue, rightValue) = (Value(left, leftSecond, bounds), Value(right, rightSecond, bounds));
                var gain = Gain(left, leftSecond, bounds) + Gain(right, rightSecond, bounds) - whole;
                if (gain > most + 1e-9 && (Signs?[feature] ?? 0) * (rightValue - leftValue) >= 0)
                {
                    (best, most) = ((feature, bin, (leftValue + rightValue) / 2), gain);
                }
            }
        }

        return best;
    }

    private static (double First, double Second) Sum((double First, double Second)[] gradients, int[] rows)
    {
        var (first, second) = (0d, 0d);
        foreach (var row in rows)
        {
            (first, second) = (first + gradients[row].First, second + gradients[row].Second);
        }

        return (first, second);
    }

    private double Value(double first, double second, (double Low, double High) bounds) => Math.Clamp(-first / (second + Shrink), bounds.Low, bounds.High);

    private double Gain(double first, double second, (double Low, double High) bounds)
    {
        var value = Value(first, second, bounds);
        return -((2 * first * value) + ((second + Shrink) * value * value));
    }
}

/// <summary>What a model learns from: features of a pair, and whether they belong together.</summary>
internal sealed record Example(float[] Features, bool IsYes, float Weight);
