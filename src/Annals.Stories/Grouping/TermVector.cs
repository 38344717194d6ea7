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

    public static TermVector Normalised(List<(uint Term, float Weight)> terms, int most)
    {
        if (terms.Count > most)
        {
            terms.Sort(static (one, other) => one.Weight != other.Weight ? other.Weight.CompareTo(one.Weight) : one.Term.CompareTo(other.Term));
            terms.RemoveRange(most, terms.Count - most);
        }

        terms.Sort(static (one, other) => one.Term.CompareTo(other.Term));
        var (keys, weights) = (new uint[terms.Count], new float[terms.Count]);
        var square = 0f;
        for (var i = 0; i < keys.Length; i++)
        {
            (keys[i], weights[i]) = terms[i];
            square += weights[i] * weights[i];
        }

        var length = MathF.Sqrt(square);
        for (var i = 0; i < weights.Length && length > 0; i++)
        {
            weights[i] /= length;
        }

        return new TermVector(keys, weights);
    }

    /// <summary>The weightiest terms alone.</summary>
    public TermVector Top(int most)
    {
        if (_terms.Length <= most)
        {
            return this;
        }

        var terms = new List<(uint Term, float Weight)>(_terms.Length);
        for (var i = 0; i < _terms.Length; i++)
        {
            terms.Add((_terms[i], _weights[i]));
        }

        return Normalised(terms, most);
    }

    /// <summary>The cosine of the angle between both; 0 where one is empty.</summary>
    public float Dot(TermVector other)
    {
        var (a, b) = (_terms, other._terms);
        var (x, y) = (_weights, other._weights);
        var sum = 0f;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j])
            {
                sum += x[i++] * y[j++];
            }
            else if (a[i] < b[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return sum;
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
