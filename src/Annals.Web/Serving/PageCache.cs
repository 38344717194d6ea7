using System.Collections.Concurrent;

namespace Annals.Web.Serving;

/// <summary>
/// The pages sent last, up to a number of bytes in all. A key names everything that a page hangs on, so that no page is ever
/// taken out because it is old: it is no longer asked for. Safe for many threads; a page that several ask for at once is made once.
/// </summary>
internal sealed class PageCache(int mostBytes)
{
    public const int DefaultBytes = 16 << 20;

    // A page that would push out many others is made anew each time.
    private const int LargestShare = 8;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, CachedPage Page)>> _entries = [];
    private readonly LinkedList<(string Key, CachedPage Page)> _recent = [];
    private readonly ConcurrentDictionary<string, Lazy<Task<CachedPage?>>> _making = new();
    private int _bytes;
    private long _hits;
    private long _misses;

    /// <summary>Bytes of memory, roughly.</summary>
    public int Bytes => Volatile.Read(ref _bytes);

    /// <summary>How often a page was asked for that was there.</summary>
    public long Hits => Interlocked.Read(ref _hits);

    /// <summary>How often it was not.</summary>
    public long Misses => Interlocked.Read(ref _misses);

    /// <param name="make">Null when there is no such page, which is not kept.</param>
    public async Task<CachedPage?> GetOrMakeAsync(string key, Func<Task<CachedPage?>> make)
    {
        if (Find(key) is { } known)
        {
            Interlocked.Increment(ref _hits);
            return known;
        }

        Interlocked.Increment(ref _misses);

        var making = _making.GetOrAdd(key, static (_, make) => new Lazy<Task<CachedPage?>>(make), make);
        try
        {
            var page = await making.Value;
            if (page is not null)
            {
                Keep(key, page);
            }

            return page;
        }
        finally
        {
            _making.TryRemove(new KeyValuePair<string, Lazy<Task<CachedPage?>>>(key, making));
        }
    }

    private CachedPage? Find(string key)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out var known))
            {
                return null;
            }

            _recent.Remove(known);
            _recent.AddFirst(known);
            return known.Value.Page;
        }
    }

    private void Keep(string key, CachedPage page)
    {
        lock (_gate)
        {
            if (page.Size > mostBytes / LargestShare || _entries.ContainsKey(key))
            {
                return;
            }

            _entries[key] = _recent.AddFirst((key, page));
            _bytes += page.Size;
            while (_bytes > mostBytes && _recent.Last is { } oldest)
            {
                _recent.RemoveLast();
                _entries.Remove(oldest.Value.Key);
                _bytes -= oldest.Value.Page.Size;
            }
        }
    }
}
