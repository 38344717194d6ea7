using System.Numerics;

namespace Annals.Archive.Transparency;

/// <summary>The Merkle tree over the journal's lines (RFC 9162, section 2.1), grown line by line; a root at any time costs some twenty hashes.</summary>
public sealed class MerkleTree
{
    // The complete subtrees that make up the tree, from the largest on the left to the smallest on the right.
    private readonly List<Digest> _peaks = [];

    /// <summary>Number of leaves.</summary>
    public long Size { get; private set; }

    /// <summary>The hash that stands for all leaves in their order.</summary>
    public Digest Root
    {
        get
        {
            if (_peaks.Count == 0)
            {
                return Digest.OfNothing;
            }

            var root = _peaks[^1];
            for (var i = _peaks.Count - 2; i >= 0; i--)
            {
                root = Digest.OfNode(_peaks[i], root);
            }

            return root;
        }
    }

    public void Add(Digest leaf) => Add(leaf, 0);

    /// <summary>Adds a complete subtree of 2^<paramref name="level"/> leaves that stands where such a one can: behind a multiple of so many.</summary>
    public void Add(Digest node, int level)
    {
        var peak = node;
        for (var size = Size >> level; (size & 1) == 1; size >>= 1)
        {
            peak = Digest.OfNode(_peaks[^1], peak);
            _peaks.RemoveAt(_peaks.Count - 1);
        }

        _peaks.Add(peak);
        Size += 1L << level;
    }

    /// <summary>The levels of the largest complete subtrees that cover leaves <paramref name="from"/> to before <paramref name="to"/>, from the left.</summary>
    public static IEnumerable<int> LevelsOver(long from, long to)
    {
        while (from < to)
        {
            var level = Math.Min(from == 0 ? 62 : BitOperations.TrailingZeroCount(from), BitOperations.Log2((ulong)(to - from)));
            yield return level;
            from += 1L << level;
        }
    }

    /// <summary>The root over a range of leaves.</summary>
    public static Digest RootOf(ReadOnlySpan<Digest> leaves)
    {
        var tree = new MerkleTree();
        foreach (var leaf in leaves)
        {
            tree.Add(leaf);
        }

        return tree.Root;
    }
}
