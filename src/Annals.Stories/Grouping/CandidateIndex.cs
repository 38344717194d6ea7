using System.Runtime.InteropServices;

namespace Annals.Stories.Grouping;

/// <summary>Finds what may belong together: whatever shares two of its most telling terms, inside a span of time.</summary>
/// <remarks>Who shares what does not depend on the order of arrival.</remarks>
internal sealed class CandidateIndex<T>(Func<T, DateTimeOffset> timeOf)
    where T : class
{
    private readonly Dictionary<uint, List<T>> _postings = [];
    private readonly Dictionary<T, int> _found = new(512, ReferenceEqualityComparer.Instance);

    public void Add(T item, IEnumerable<uint> keys)
    {
        foreach (var key in keys)
        {
            if (!_postings.TryGetValue(key, out var list))
            {
                _postings[key] = list = [];
            }

            list.Insert(PlaceOf(list, timeOf(item), after: true), item);
        }
    }

    public void Remove(T item, IEnumerable<uint> keys)
    {
        foreach (var key in keys)
        {
            if (_postings.TryGetValue(key, out var list))
            {
                list.Remove(item);
                if (list.Count == 0)
                {
                    _postings.Remove(key);
                }
            }
        }
    }

    /// <summary>How many items have a key.</summary>
    public int Count(uint key) => _postings.TryGetValue(key, out var list) ? list.Count : 0;

    /// <summary>Each item with the number of keys it shares; good until the next asking.</summary>
    public Dictionary<T, int> Sharing(IEnumerable<uint> keys, DateTimeOffset from, DateTimeOffset to)
    {
        _found.Clear();
        foreach (var key in keys)
        {
            if (!_postings.TryGetValue(key, out var list))
            {
                continue;
            }

            for (var at = PlaceOf(list, from, after: false); at < list.Count && timeOf(list[at]) <= to; at++)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_found, list[at], out _)++;
            }
        }

        return _found;
    }

    private int PlaceOf(List<T> list, DateTimeOffset time, bool after)
    {
        var (low, high) = (0, list.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var isBefore = after ? timeOf(list[middle]) <= time : timeOf(list[middle]) < time;
            (low, high) = isBefore ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
