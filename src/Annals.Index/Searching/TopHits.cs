namespace Annals.Index.Searching;

/// <summary>Keeps the best of many, by a heap whose root is the worst kept.</summary>
internal sealed class TopHits(int most)
{
    private readonly PriorityQueue<(int Article, double Score), (double Key, int Article)> _heap = new();

    /// <param name="key">Higher is better; between equal ones the article that came later.</param>
    public void Add(int article, double score, double key)
    {
        if (_heap.Count < most)
        {
            _heap.Enqueue((article, score), (key, article));
        }
        else if (most > 0)
        {
            _heap.EnqueueDequeue((article, score), (key, article));
        }
    }

    /// <summary>Best first.</summary>
    public IReadOnlyList<(int Article, double Score)> Take(int offset)
    {
        var best = new (int, double)[_heap.Count];
        for (var i = best.Length - 1; i >= 0; i--)
        {
            best[i] = _heap.Dequeue();
        }

        return best.Length <= offset ? [] : best[offset..];
    }
}
