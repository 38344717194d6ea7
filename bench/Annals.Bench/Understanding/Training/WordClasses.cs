using Annals.Language.Words;

namespace Annals.Bench.Understanding.Training;

/// <summary>
/// Classes of words that stand in the same company: positive pointwise mutual information of each word with its neighbouring characters and
/// words, brought down to a few dimensions by power iteration from a seeded start, and k-means over what remains.
/// </summary>
public static class WordClasses
{
    private const int Dimensions = 64;
    private const int Rounds = 4;
    private const int KMeansRounds = 12;

    public static ushort[] Of(IReadOnlyList<string> texts, IReadOnlyList<(string Word, int Count)> words, int classes)
    {
        var rows = Rows(texts, words, out var columns);
        Console.Error.WriteLine($"  {rows.Sum(row => (long)row.Length)} cells in {columns} columns");
        var vectors = Reduce(rows, columns);
        return KMeans(vectors, classes);
    }

    // What stands to the left and to the right: one character, two characters, the neighbouring word.
    private static (int Column, float Weight)[][] Rows(IReadOnlyList<string> texts, IReadOnlyList<(string Word, int Count)> words, out int columns)
    {
        const int MostContexts = 60_000;
        var ids = new Dictionary<string, int>();
        foreach (var (word, _) in words)
        {
            ids[word] = ids.Count;
        }

        var lexicon = Lexicon.Build(words.Select((word, _) => (word.Word, (ushort)1, Cost(word.Count, words))));
        var segmentation = new Segmentation(lexicon);
        var contexts = new Dictionary<ulong, int>();
        var cells = new Dictionary<ulong, int>();
        var lookup = ids.GetAlternateLookup<ReadOnlySpan<char>>();

        // First pass: which contexts are common.
        var contextCounts = new Dictionary<ulong, int>();
        Visit((word, context) => System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(contextCounts, context, out _)++);
        foreach (var context in contextCounts.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key).Take(MostContexts))
        {
            contexts[context.Key] = contexts.Count;
        }

        contextCounts = [];
        Visit((word, context) =>
        {
            if (contexts.TryGetValue(context, out var column))
            {
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(cells, ((ulong)(uint)word << 32) | (uint)column, out _)++;
            }
        });

        var rowSums = new double[words.Count];
        var columnSums = new double[contexts.Count];
        var total = 0.0;
        foreach (var (cell, count) in cells)
        {
            rowSums[(int)(cell >> 32)] += count;
            columnSums[(int)(cell & 0xffffffff)] += Math.Pow(count, 1);
            total += count;
        }

        // Rare contexts say too much: their sums are flattened (Levy and Goldberg).
        var flattened = columnSums.Sum(sum => Math.Pow(sum, 0.75));
        var lists = new List<(int, float)>[words.Count];
        foreach (var (cell, count) in cells.OrderBy(entry => entry.Key))
        {
            var (row, column) = ((int)(cell >> 32), (int)(cell & 0xffffffff));
            var information = Math.Log(count / rowSums[row] / (Math.Pow(columnSums[column], 0.75) / flattened));
            if (information > 0)
            {
                (lists[row] ??= []).Add((column, (float)information));
            }
        }

        columns = contexts.Count;
        return [.. lists.Select(list => list?.ToArray() ?? [])];

        void Visit(Action<int, ulong> found)
        {
            foreach (var text in texts)
            {
                segmentation.Cut(text);
                for (var start = 0; start < text.Length; start = segmentation.WordEnd[start])
                {
                    var end = segmentation.WordEnd[start];
                    if (end - start < 2 || !lookup.TryGetValue(text.AsSpan(start, end - start), out var word))
                    {
                        continue;
                    }

                    var before = start > 0 ? text[start - 1] : '\n';
                    var after = end < text.Length ? text[end] : '\n';
                    found(word, 1UL << 60 | before);
                    found(word, 2UL << 60 | after);
                    if (start > 0 && segmentation.WordStart[start - 1] is var previous && start - previous > 1)
                    {
                        found(word, 3UL << 60 | WordHash.Of(text.AsSpan(previous, start - previous)));
                    }

                    if (end < text.Length && segmentation.WordEnd[end] is var next && next - end > 1)
                    {
                        found(word, 4UL << 60 | WordHash.Of(text.AsSpan(end, next - end)));
                    }
                }
            }
        }
    }

    public static byte Cost(int count, IReadOnlyList<(string Word, int Count)> words)
        => (byte)Math.Clamp(8 * (Math.Log(40_000_000.0) - Math.Log(count)), 20, 254);

    private static float[][] Reduce((int Column, float Weight)[][] rows, int columns)
    {
        var random = new Random(1);
        var right = new float[columns][];
        for (var i = 0; i < columns; i++)
        {
            right[i] = [.. Enumerable.Range(0, Dimensions).Select(_ => (float)(random.NextDouble() - 0.5))];
        }

        var left = new float[rows.Length][];
        for (var round = 0; round < Rounds; round++)
        {
            for (var row = 0; row < rows.Length; row++)
            {
                var sum = new float[Dimensions];
                foreach (var (column, weight) in rows[row])
                {
                    Add(sum, right[column], weight);
                }

                left[row] = sum;
            }

            Orthogonalise(left);
            if (round == Rounds - 1)
            {
                break;
            }

            right = new float[columns][];
            for (var i = 0; i < columns; i++)
            {
                right[i] = new float[Dimensions];
            }

            for (var row = 0; row < rows.Length; row++)
            {
                foreach (var (column, weight) in rows[row])
                {
                    Add(right[column], left[row], weight);
                }
            }

            Orthogonalise(right);
        }

        foreach (var vector in left)
        {
            Normalise(vector);
        }

        return left;
    }

    private static void Add(float[] sum, float[] vector, float weight)
    {
        for (var i = 0; i < Dimensions; i++)
        {
            sum[i] += weight * vector[i];
        }
    }

    // Gram and Schmidt over the columns of a tall matrix.
    private static void Orthogonalise(float[][] matrix)
    {
        for (var i = 0; i < Dimensions; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var dot = 0.0;
                foreach (var row in matrix)
                {
                    dot += row[i] * row[j];
                }

                foreach (var row in matrix)
                {
                    row[i] -= (float)dot * row[j];
                }
            }

            var norm = Math.Sqrt(matrix.Sum(row => (double)row[i] * row[i]));
            foreach (var row in matrix)
            {
                row[i] /= (float)Math.Max(norm, 1e-12);
            }
        }
    }

    private static float Dot(float[] a, float[] b)
    {
        var sum = System.Numerics.Vector<float>.Zero;
        for (var i = 0; i < Dimensions; i += System.Numerics.Vector<float>.Count)
        {
            sum += new System.Numerics.Vector<float>(a, i) * new System.Numerics.Vector<float>(b, i);
        }

        return System.Numerics.Vector.Sum(sum);
    }

    private static void Normalise(float[] vector)
    {
        var norm = MathF.Sqrt(vector.Sum(value => value * value));
        for (var i = 0; i < vector.Length && norm > 0; i++)
        {
            vector[i] /= norm;
        }
    }

    private static ushort[] KMeans(float[][] vectors, int classes)
    {
        var random = new Random(2);
        var centres = Enumerable.Range(0, classes).Select(_ => (float[])vectors[random.Next(Math.Min(vectors.Length, 20_000))].Clone()).ToArray();
        var assigned = new ushort[vectors.Length];
        for (var round = 0; round < KMeansRounds; round++)
        {
            for (var i = 0; i < vectors.Length; i++)
            {
                var best = float.MinValue;
                for (var k = 0; k < classes; k++)
                {
                    var dot = Dot(vectors[i], centres[k]);
                    if (dot > best)
                    {
                        (best, assigned[i]) = (dot, (ushort)k);
                    }
                }
            }

            for (var k = 0; k < classes; k++)
            {
                centres[k] = new float[Dimensions];
            }

            for (var i = 0; i < vectors.Length; i++)
            {
                Add(centres[assigned[i]], vectors[i], 1);
            }

            foreach (var centre in centres)
            {
                Normalise(centre);
            }
        }

        return assigned;
    }
}
