namespace Annals.Stories.Grouping;

/// <summary>Weighted terms of a text, sorted by hash, of length one.</summary>
public sealed class TermVector
{
    public static readonly TermVector Empty = new([], []);

    private readonly uint[] _terms;
    private readonly float[] _weights;

    /// <param name="terms">Ascending and different.</param>
    public TermVector(uint[] terms, float[] weights) => (_terms, _weights) = (terms, weights);

    public IReadOnlyList<uint> Terms => _terms;

    public IReadOnlyList<float> Weights => _weights;

    /// <param name="most">No more than this many, the weightiest.</param>
    public static TermVector Normalised(List<(uint Term, float Weight)> terms, int most)
        => Normalised([.. terms.Select(term => term.Term)], [.. terms.Select(term => term.Weight)], terms.Count, most);

    /// <summary>Of the first so many of both arrays, which are sorted on the way.</summary>
    internal static TermVector Normalised(uint[] terms, float[] weights, int count, int most)
    {
        if (count > most)
        {
            Array.Sort(weights, terms, 0, count);
            Array.Copy(weights, count - most, weights, 0, most);
            Array.Copy(terms, count - most, terms, 0, most);
            count = most;
        }

        Array.Sort(terms, weights, 0, count);
        var (keys, values) = (terms.AsSpan(0, count).ToArray(), weights.AsSpan(0, count).ToArray());
        var square = 0f;
        foreach (var value in values)
        {
            square += value * value;
        }

        // As exact as they are kept: what comes back from a store must compare as it did before.
        var length = MathF.Sqrt(square);
        for (var i = 0; i < values.Length && length > 0; i++)
        {
            values[i] = (float)(Half)(values[i] / length);
        }

        return new TermVector(keys, values);
    }

    /// <summary>The weightiest terms alone.</summary>
    public TermVector Top(int most)
    {
        if (_terms.Length <= most)
        {
            return this;
        }

        return Normalised([.. _terms], [.. _weights], _terms.Length, most);
    }

    /// <summary>The cosine of the angle between both; 0 where one is empty.</summary>
    public float Dot(TermVector other)
    {
        var (a, b) = (_terms, other._terms);
        var (x, y) = (_weights, other._weights);
        var sum = 0f;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            var (one, two) = (a[i], b[j]);
            if (one == two)
            {
                sum += x[i] * y[j];
            }

            // Which is less nobody can foresee: counted, it costs a fifth of a branch.
            i += one <= two ? 1 : 0;
            j += two <= one ? 1 : 0;
        }

        return sum;
    }

    /// <summary>The weight of the weightiest term that both have, in the one where it weighs less.</summary>
    public float Peak(TermVector other)
    {
        var (a, b) = (_terms, other._terms);
        var peak = 0f;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            var (one, two) = (a[i], b[j]);
            if (one == two)
            {
                peak = MathF.Max(peak, MathF.Min(_weights[i], other._weights[j]));
            }

            i += one <= two ? 1 : 0;
            j += two <= one ? 1 : 0;
        }

        return peak;
    }

    /// <summary>How much of this one's square weight stands in the other.</summary>
    public float ShareIn(TermVector other)
    {
        var (a, b) = (_terms, other._terms);
        var (sum, all) = (0f, 0f);
        for (int i = 0, j = 0; i < a.Length; i++)
        {
            while (j < b.Length && b[j] < a[i])
            {
                j++;
            }

            all += _weights[i];
            if (j < b.Length && b[j] == a[i])
            {
                sum += _weights[i];
            }
        }

        return all > 0 ? sum / all : 0;
    }
}
