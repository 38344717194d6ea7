using System.Globalization;
using System.Text;

namespace Annals.Stories.Grouping;

/// <summary>
/// A sum of small decision trees that gives the log odds of a yes: text of one node a line, so that a reader can follow any decision. Made by
/// <c>BENCH train-stories</c>.
/// </summary>
internal sealed class TreeModel
{
    private readonly int[] _feature;
    private readonly float[] _value;
    private readonly int[] _left;
    private readonly int[] _roots;
    private readonly float _base;

    private TreeModel(float start, int[] roots, int[] feature, float[] value, int[] left)
        => (_base, _roots, _feature, _value, _left) = (start, roots, feature, value, left);

    /// <summary>A tree's nodes; a leaf has feature -1 and its value, another node goes to <c>Left</c> where the feature is at most the value, else to the one behind <c>Left</c>.</summary>
    public static TreeModel Of(float start, IReadOnlyList<IReadOnlyList<(int Feature, float Value, int Left)>> trees)
    {
        var (roots, feature, value, left) = (new List<int>(), new List<int>(), new List<float>(), new List<int>());
        foreach (var tree in trees)
        {
            var root = feature.Count;
            roots.Add(root);
            foreach (var node in tree)
            {
                feature.Add(node.Feature);
                value.Add(node.Value);
                left.Add(node.Left + root);
            }
        }

        return new TreeModel(start, [.. roots], [.. feature], [.. value], [.. left]);
    }

    public static TreeModel Read(string name)
    {
        using var stream = typeof(TreeModel).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded in the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var start = 0f;
        var trees = new List<List<(int, float, int)>>();
        while (reader.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            switch (words[0])
            {
                case "start":
                    start = Number(words[1]);
                    break;
                case "tree":
                    trees.Add([]);
                    break;
                case "if":
                    trees[^1].Add((int.Parse(words[1], CultureInfo.InvariantCulture), Number(words[2]), int.Parse(words[3], CultureInfo.InvariantCulture)));
                    break;
                case "give":
                    trees[^1].Add((-1, Number(words[1]), 0));
                    break;
                default:
                    break;
            }
        }

        return Of(start, trees);

        static float Number(string word) => float.Parse(word, CultureInfo.InvariantCulture);
    }

    /// <param name="names">Of the features, said in comments.</param>
    public void Write(TextWriter writer, IReadOnlyList<string> names)
    {
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"start {_base:0.####}\n"));
        for (var tree = 0; tree < _roots.Length; tree++)
        {
            writer.Write("tree\n");
            for (var node = _roots[tree]; node < (tree + 1 < _roots.Length ? _roots[tree + 1] : _feature.Length); node++)
            {
                writer.Write(_feature[node] < 0
                    ? string.Create(CultureInfo.InvariantCulture, $"give {_value[node]:0.####}\n")
                    : string.Create(CultureInfo.InvariantCulture, $"if {_feature[node]} {_value[node]:0.#####} {_left[node] - _roots[tree]} # {names[_feature[node]]}\n"));
            }
        }
    }

    public float LogOdds(ReadOnlySpan<float> features)
    {
        var sum = _base;
        foreach (var root in _roots)
        {
            var node = root;
            while (_feature[node] >= 0)
            {
                node = features[_feature[node]] <= _value[node] ? _left[node] : _left[node] + 1;
            }

            sum += _value[node];
        }

        return sum;
    }
}
