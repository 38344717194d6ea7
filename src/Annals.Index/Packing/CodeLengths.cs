namespace Annals.Index.Packing;

/// <summary>How many bits each symbol gets so that all take the fewest (Huffman, "A Method for the Construction of Minimum-Redundancy Codes", 1952).</summary>
internal static class CodeLengths
{
    /// <param name="counts">How often each symbol comes; none may be 0.</param>
    /// <param name="longest">Bits that a code may have at most; 2 to that power must hold all symbols.</param>
    public static byte[] Of(IReadOnlyList<long> counts, int longest)
    {
        var weights = counts.ToArray();
        while (true)
        {
            var lengths = Unbounded(weights);
            if (lengths.Max() <= longest)
            {
                return lengths;
            }

            // Evener weights make a flatter tree, which costs next to nothing.
            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] = (weights[i] / 2) + 1;
            }
        }
    }

    private static byte[] Unbounded(long[] weights)
    {
        var lengths = new byte[weights.Length];
        if (weights.Length == 1)
        {
            lengths[0] = 1;
            return lengths;
        }

        // Nodes below the number of symbols are symbols; every other has two below it.
        var parents = new int[(2 * weights.Length) - 1];
        var open = new PriorityQueue<(int Node, long Weight), (long, int)>();
        for (var i = 0; i < weights.Length; i++)
        {
            open.Enqueue((i, weights[i]), (weights[i], i));
        }

        for (var node = weights.Length; node < parents.Length; node++)
        {
            var (left, right) = (open.Dequeue(), open.Dequeue());
            parents[left.Node] = parents[right.Node] = node;
            open.Enqueue((node, left.Weight + right.Weight), (left.Weight + right.Weight, node));
        }

        var depths = new byte[parents.Length];
        for (var node = parents.Length - 2; node >= 0; node--)
        {
            depths[node] = (byte)(depths[parents[node]] + 1);
        }

        depths.AsSpan(0, lengths.Length).CopyTo(lengths);
        return lengths;
    }
}
