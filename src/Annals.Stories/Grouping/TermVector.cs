namespace Annals.Stories.Grouping;

/// <summary>Weighted terms of a text, sorted by hash, of length one.</summary>
public sealed class TermVector
{
    public static readonly TermVector Empty = new([], []);

    private readonly uint[] _terms;
    private readonly float[] _weights;
    private ulong[]? _bits;

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

    /// <summary>The terms that weigh most; of those that weigh the same the lesser hashes.</summary>
    public IReadOnlyList<uint> Heaviest(int most)
    {
        if (_terms.Length <= most)
        {
            return _terms;
        }

        Span<int> places = stackalloc int[most];
        var count = 0;
        for (var i = 0; i < _terms.Length; i++)
        {
            if (count == most && _weights[i] <= _weights[places[^1]])
            {
                continue;
            }

            var at = count < most ? count++ : most - 1;
            for (; at > 0 && _weights[i] > _weights[places[at - 1]]; at--)
            {
                places[at] = places[at - 1];
            }

            places[at] = i;
        }

        var terms = new uint[most];
        for (var i = 0; i < most; i++)
        {
            terms[i] = _terms[places[i]];
        }

        return terms;
    }

    /// <summary>The cosine of the angle between both; 0 where one is empty.</summary>
    public float Dot(TermVector other)
    {
        var sum = 0f;
        for (var shared = new SharedTerms(this, other); shared.Next(out var mine, out var theirs);)
        {
            sum += _weights[mine] * other._weights[theirs];
        }

        return sum;
    }

    /// <summary>The weight of the weightiest term that both have, in the one where it weighs less.</summary>
    public float Peak(TermVector other)
    {
        var peak = 0f;
        for (var shared = new SharedTerms(this, other); shared.Next(out var mine, out var theirs);)
        {
            peak = MathF.Max(peak, MathF.Min(_weights[mine], other._weights[theirs]));
        }

        return peak;
    }

    /// <summary>How much of this one's weight stands in the other.</summary>
    public float ShareIn(TermVector other)
    {
        var (sum, all) = (0f, 0f);
        foreach (var weight in _weights)
        {
            all += weight;
        }

        for (var shared = new SharedTerms(this, other); shared.Next(out var mine, out _);)
        {
            sum += _weights[mine];
        }

        return all > 0 ? sum / all : 0;
    }

    /// <summary>
    /// Walks over the terms both have, ascending. A merge of both waits for every comparison; a table of bits says of nearly all terms of the shorter
    /// one at once that the longer one does not have them, and hashes lie so evenly that the place of the others can be guessed.
    /// </summary>
    private ref struct SharedTerms
    {
        private readonly ReadOnlySpan<uint> _few;
        private readonly ReadOnlySpan<uint> _many;
        private readonly ReadOnlySpan<ulong> _bits;
        private readonly bool _isSwapped;
        private int _at = -1;

        public SharedTerms(TermVector one, TermVector other)
        {
            _isSwapped = one._terms.Length > other._terms.Length;
            (_few, _many) = _isSwapped ? (other._terms, one._terms) : (one._terms, other._terms);
            _bits = (_isSwapped ? one : other).Bits();
        }

        public bool Next(out int mine, out int theirs)
        {
            while (++_at < _few.Length)
            {
                var term = _few[_at];
                if ((_bits[(int)(term >> WordShift)] >> (int)(term >> BitShift) & 1) != 0 && Find(term) is >= 0 and var place)
                {
                    (mine, theirs) = _isSwapped ? (place, _at) : (_at, place);
                    return true;
                }
            }

            (mine, theirs) = (0, 0);
            return false;
        }

        private readonly int Find(uint term)
        {
            var place = (int)((ulong)term * (uint)_many.Length >> 32);
            while (_many[place] < term && place + 1 < _many.Length)
            {
                place++;
            }

            while (_many[place] > term && place > 0)
            {
                place--;
            }

            return _many[place] == term ? place : -1;
        }
    }

    // A bit for every 2^20 hashes.
    private const int BitShift = 20;
    private const int WordShift = 26;

    private ulong[] Bits()
    {
        if (_bits is { } known)
        {
            return known;
        }

        var bits = new ulong[1 << (32 - WordShift)];
        foreach (var term in _terms)
        {
            bits[term >> WordShift] |= 1UL << (int)(term >> BitShift);
        }

        return _bits = bits;
    }
}
