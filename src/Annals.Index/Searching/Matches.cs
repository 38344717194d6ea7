namespace Annals.Index.Searching;

/// <summary>Documents of one segment in ascending order, each with a weight and the number of clauses that its title meets. Used over and over, so that a search leaves little for the collector.</summary>
internal sealed class Matches
{
    private int[] _documents = new int[256];
    private float[] _weights = new float[256];
    private byte[] _inTitle = new byte[256];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Documents => _documents.AsSpan(0, Count);

    public Span<float> Weights => _weights.AsSpan(0, Count);

    /// <summary>How many of the clauses that were put together here stand in each document's title.</summary>
    public ReadOnlySpan<byte> InTitle => _inTitle.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(int document, float weight, int inTitle)
    {
        if (Count == _documents.Length)
        {
            Array.Resize(ref _documents, Count * 2);
            Array.Resize(ref _weights, Count * 2);
            Array.Resize(ref _inTitle, Count * 2);
        }

        _documents[Count] = document;
        _inTitle[Count] = (byte)inTitle;
        _weights[Count++] = weight;
    }

    /// <summary>Adds the weights of what is in the other, too; keeps everything.</summary>
    public void Raise(Matches other)
    {
        var j = 0;
        for (var i = 0; i < Count && j < other.Count; i++)
        {
            while (j < other.Count && other._documents[j] < _documents[i])
            {
                j++;
            }

            if (j < other.Count && other._documents[j] == _documents[i])
            {
                _weights[i] += other._weights[j];
            }
        }
    }

    /// <summary>Keeps what is in both and adds the weights.</summary>
    public void Intersect(Matches other)
    {
        var (kept, j) = (0, 0);
        for (var i = 0; i < Count; i++)
        {
            while (j < other.Count && other._documents[j] < _documents[i])
            {
                j++;
            }

            if (j < other.Count && other._documents[j] == _documents[i])
            {
                _documents[kept] = _documents[i];
                _inTitle[kept] = (byte)(_inTitle[i] + other._inTitle[j]);
                _weights[kept++] = _weights[i] + other._weights[j];
            }
        }

        Count = kept;
    }

    /// <summary>Takes out what is in the other.</summary>
    public void Except(Matches other)
    {
        var (kept, j) = (0, 0);
        for (var i = 0; i < Count; i++)
        {
            while (j < other.Count && other._documents[j] < _documents[i])
            {
                j++;
            }

            if (j == other.Count || other._documents[j] != _documents[i])
            {
                _documents[kept] = _documents[i];
                _inTitle[kept] = _inTitle[i];
                _weights[kept++] = _weights[i];
            }
        }

        Count = kept;
    }

    /// <summary>Makes this the union of two others; weights of what is in both are added. Both are spellings or alternatives of one clause.</summary>
    public void Unite(Matches left, Matches right)
    {
        Clear();
        var (i, j) = (0, 0);
        while (i < left.Count || j < right.Count)
        {
            var fromLeft = j == right.Count || (i < left.Count && left._documents[i] <= right._documents[j]);
            var fromRight = i == left.Count || (j < right.Count && right._documents[j] <= left._documents[i]);
            Add(
                fromLeft ? left._documents[i] : right._documents[j],
                (fromLeft ? left._weights[i] : 0) + (fromRight ? right._weights[j] : 0),
                Math.Max(fromLeft ? left._inTitle[i] : 0, fromRight ? right._inTitle[j] : 0));
            i += fromLeft ? 1 : 0;
            j += fromRight ? 1 : 0;
        }
    }

    /// <summary>Keeps what the condition lets through.</summary>
    public void Keep(Func<int, bool> condition)
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (condition(_documents[i]))
            {
                _documents[kept] = _documents[i];
                _inTitle[kept] = _inTitle[i];
                _weights[kept++] = _weights[i];
            }
        }

        Count = kept;
    }
}
