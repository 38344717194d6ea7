namespace Annals.Archive.Transparency;

/// <summary>
/// Proofs over a Merkle tree (RFC 9162, sections 2.1.3 and 2.1.4): that a line stands in a journal, and that a journal
/// begins with all that an earlier state of it held. Making one needs all leaves, checking one only the proof.
/// </summary>
public static class MerkleProof
{
    /// <summary>The hashes that lead from a leaf to the root, from below.</summary>
    /// <param name="index">The leaf's number, from 0.</param>
    public static IReadOnlyList<Digest> Inclusion(int index, ReadOnlySpan<Digest> leaves)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leaves.Length);
        var path = new List<Digest>();
        while (leaves.Length > 1)
        {
            var split = LargestPowerBelow(leaves.Length);
            if (index < split)
            {
                path.Add(MerkleTree.RootOf(leaves[split..]));
                leaves = leaves[..split];
            }
            else
            {
                path.Add(MerkleTree.RootOf(leaves[..split]));
                leaves = leaves[split..];
                index -= split;
            }
        }

        path.Reverse();
        return path;
    }

    /// <summary>The hashes from which both roots follow: the one of the first <paramref name="size"/> leaves and the one of all.</summary>
    public static IReadOnlyList<Digest> Consistency(int size, ReadOnlySpan<Digest> leaves)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, leaves.Length);
        var path = new List<Digest>();
        var isWholeTree = true;
        while (size < leaves.Length)
        {
            var split = LargestPowerBelow(leaves.Length);
            if (size <= split)
            {
                path.Add(MerkleTree.RootOf(leaves[split..]));
                leaves = leaves[..split];
            }
            else
            {
                path.Add(MerkleTree.RootOf(leaves[..split]));
                leaves = leaves[split..];
                size -= split;
                isWholeTree = false;
            }
        }

        if (!isWholeTree)
        {
            path.Add(MerkleTree.RootOf(leaves));
        }

        path.Reverse();
        return path;
    }

    /// <summary>Section 2.1.3.2: whether the leaf stands at that place in the tree with that root.</summary>
    public static bool HoldsInclusion(long index, long size, Digest leaf, IReadOnlyList<Digest> path, Digest root)
    {
        if (index < 0 || index >= size)
        {
            return false;
        }

        var (node, last, hash) = (index, size - 1, leaf);
        foreach (var step in path)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                hash = Digest.OfNode(step, hash);
                while ((node & 1) == 0 && node != 0)
                {
                    (node, last) = (node >> 1, last >> 1);
                }
            }
            else
            {
                hash = Digest.OfNode(hash, step);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && hash == root;
    }

    /// <summary>Section 2.1.4.2: whether the tree with the new root begins with the whole tree of the old one.</summary>
    public static bool HoldsConsistency(long oldSize, Digest oldRoot, long newSize, Digest newRoot, IReadOnlyList<Digest> path)
    {
        if (oldSize == newSize)
        {
            return path.Count == 0 && oldRoot == newRoot;
        }

        if (oldSize < 1 || oldSize > newSize)
        {
            return false;
        }

        IReadOnlyList<Digest> steps = long.IsPow2(oldSize) ? [oldRoot, .. path] : path;
        if (steps.Count == 0)
        {
            return false;
        }

        var (node, last) = (oldSize - 1, newSize - 1);
        while ((node & 1) == 1)
        {
            (node, last) = (node >> 1, last >> 1);
        }

        var (before, after) = (steps[0], steps[0]);
        for (var i = 1; i < steps.Count; i++)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                before = Digest.OfNode(steps[i], before);
                after = Digest.OfNode(steps[i], after);
                while ((node & 1) == 0 && node != 0)
                {
                    (node, last) = (node >> 1, last >> 1);
                }
            }
            else
            {
                after = Digest.OfNode(after, steps[i]);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && before == oldRoot && after == newRoot;
    }

    private static int LargestPowerBelow(int count) => 1 << (31 - int.LeadingZeroCount(count - 1));
}
