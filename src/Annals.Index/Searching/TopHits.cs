using System.Runtime.InteropServices;

namespace Annals.Index.Searching;

/// <summary>
/// Keeps the best of many in a heap whose root is the worst kept. Most of what comes is worse than that and costs one
/// comparison; the framework's queue asks a comparer several times for each.
/// </summary>
internal sealed class TopHits(int most)
{
    private readonly List<Entry> _heap = [];

    /// <param name="key">Higher is better; between equal ones the article that came later.</param>
    public void Add(int article, double score, double key)
    {
        var entry = new Entry(key, article, score);
        if (_heap.Count < most)
        {
            _heap.Add(entry);
            SiftUp(_heap.Count - 1);
        }
        else if (most > 0 && _heap[0].IsWorseThan(entry))
        {
            _heap[0] = entry;
            SiftDown();
        }
    }

    /// <summary>Best first.</summary>
    public IReadOnlyList<(int Article, double Score)> Take(int offset)
    {
        _heap.Sort((left, right) => left.IsWorseThan(right) ? 1 : right.IsWorseThan(left) ? -1 : 0);
        return [.. _heap.Skip(offset).Select(entry => (entry.Article, entry.Score))];
    }

    private void SiftUp(int at)
    {
        var entry = _heap[at];
        while (at > 0 && entry.IsWorseThan(_heap[(at - 1) / 2]))
        {
            _heap[at] = _heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }

        _heap[at] = entry;
    }

    private void SiftDown()
    {
        var heap = CollectionsMarshal.AsSpan(_heap);
        var entry = heap[0];
        var at = 0;
        while ((2 * at) + 1 < heap.Length)
        {
            var child = (2 * at) + 1;
            if (child + 1 < heap.Length && heap[child + 1].IsWorseThan(heap[child]))
            {
                child++;
            }

            if (!heap[child].IsWorseThan(entry))
            {
                break;
            }

            heap[at] = heap[child];
            at = child;
        }

        heap[at] = entry;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(double Key, int Article, double Score)
    {
        public bool IsWorseThan(Entry other) => Key < other.Key || (Key == other.Key && Article < other.Article);
    }
}
