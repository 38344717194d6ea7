using System.Runtime.InteropServices;

namespace Annals.Capture.Evidence;

/// <summary>
/// In how many articles of one outlet each block of text stood, over about the last 200 articles. Bounded: when as many
/// have been counted, all counts are halved, and what stood in one article only is forgotten.
/// </summary>
internal sealed class BlockCensus
{
    private const int Window = 200;

    // A promotion stands in nearly every article; the background of a long story in a few out of hundreds, and the credit
    // of the agency that an outlet takes most from (measured: 17 %) is part of each of them.
    private const int FewestArticles = 5;
    private const double LeastShare = 0.25;

    private readonly Dictionary<ulong, int> _counts = [];
    private readonly Queue<ulong> _counted = new();
    private HashSet<ulong>? _recurring;

    /// <summary>How many articles the counts are from.</summary>
    public int Articles { get; private set; }

    /// <summary>The blocks that stood in so many articles that they are no part of any.</summary>
    public IReadOnlySet<ulong> Recurring => _recurring ??= [.. _counts.Where(block => block.Value >= Math.Max(FewestArticles, Articles * LeastShare)).Select(block => block.Key)];

    /// <param name="article">Stands for the article: one that is read again is not another one.</param>
    /// <param name="title">Stands for its title: the same work under two addresses is not two.</param>
    public void Count(ulong article, ulong title, IReadOnlyList<ulong> prints)
    {
        if (prints.Count == 0 || _counted.Contains(article) || _counted.Contains(title))
        {
            return;
        }

        Remember(article);
        Remember(title);
        Articles++;
        foreach (var print in prints)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, print, out _)++;
        }

        if (Articles >= Window)
        {
            Halve();
        }

        _recurring = null;
    }

    public CensusState ToState() => new()
    {
        Articles = Articles,
        Counted = MemoryMarshal.AsBytes(_counted.ToArray().AsSpan()).ToArray(),
        Prints = MemoryMarshal.AsBytes(_counts.Keys.ToArray().AsSpan()).ToArray(),
        Counts = MemoryMarshal.AsBytes(_counts.Values.ToArray().AsSpan()).ToArray(),
    };

    public static BlockCensus From(CensusState state)
    {
        var census = new BlockCensus { Articles = state.Articles };
        foreach (var counted in MemoryMarshal.Cast<byte, ulong>(state.Counted))
        {
            census._counted.Enqueue(counted);
        }

        var prints = MemoryMarshal.Cast<byte, ulong>(state.Prints);
        var counts = MemoryMarshal.Cast<byte, int>(state.Counts);
        for (var i = 0; i < Math.Min(prints.Length, counts.Length); i++)
        {
            census._counts[prints[i]] = counts[i];
        }

        return census;
    }

    private void Remember(ulong hash)
    {
        _counted.Enqueue(hash);
        if (_counted.Count > 2 * Window)
        {
            _counted.Dequeue();
        }
    }

    private void Halve()
    {
        Articles /= 2;
        foreach (var (print, count) in _counts.ToArray())
        {
            if (count > 1)
            {
                _counts[print] = count / 2;
            }
            else
            {
                _counts.Remove(print);
            }
        }
    }
}

/// <summary>A census as it is saved.</summary>
internal sealed record CensusState
{
    public int Articles { get; init; }

    /// <summary>8 bytes each for the articles and titles counted last.</summary>
    public byte[] Counted { get; init; } = [];

    /// <summary>8 bytes a block.</summary>
    public byte[] Prints { get; init; } = [];

    /// <summary>4 bytes a block, in the order of <see cref="Prints"/>.</summary>
    public byte[] Counts { get; init; } = [];
}
