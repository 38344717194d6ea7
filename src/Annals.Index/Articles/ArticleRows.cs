using System.Numerics;

namespace Annals.Index.Articles;

/// <summary>A set of articles by their rows, one bit each. Never changes once it is given away.</summary>
public sealed class ArticleRows
{
    private readonly ulong[] _bits;

    private ArticleRows(ulong[] bits) => _bits = bits;

    public static ArticleRows None { get; } = new([]);

    /// <summary>How many articles are in it.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in _bits)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    public static ArticleRows Of(IEnumerable<int> rows)
    {
        var bits = new List<ulong>();
        foreach (var row in rows)
        {
            while (bits.Count <= row >> 6)
            {
                bits.Add(0);
            }

            bits[row >> 6] |= 1UL << (row & 63);
        }

        return new ArticleRows([.. bits]);
    }

    public bool Contains(int row) => row >> 6 < _bits.Length && (_bits[row >> 6] & (1UL << (row & 63))) != 0;
}
