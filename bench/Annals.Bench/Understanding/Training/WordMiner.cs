namespace Annals.Bench.Understanding.Training;

/// <summary>
/// Finds the words of a corpus without a dictionary: strings of two to six characters that hold together (pointwise mutual information of
/// every cut) and that stand among many neighbours (entropy on both sides).
/// </summary>
public static class WordMiner
{
    private const int Longest = 6;

    public static List<(string Word, int Count)> Mine(IReadOnlyList<string> texts, int least, double leastCohesion, double leastEntropy)
    {
        var levels = new Dictionary<string, int>[Longest + 1];
        levels[1] = Count(texts, 1, null, 1);
        for (var length = 2; length <= Longest; length++)
        {
            levels[length] = Count(texts, length, length == 2 ? null : levels[length - 1], least);
            Console.Error.WriteLine($"  {levels[length].Count} strings of {length}");
        }

        var total = levels[1].Values.Sum(count => (double)count);
        var cohesive = new Dictionary<string, int>();
        for (var length = 2; length <= Longest; length++)
        {
            foreach (var (word, count) in levels[length])
            {
                if (Cohesion(word, count, levels, total) >= leastCohesion)
                {
                    cohesive[word] = count;
                }
            }
        }

        Console.Error.WriteLine($"  {cohesive.Count} hold together");
        return Free(texts, cohesive, leastEntropy);
    }

    private static double Cohesion(string word, int count, Dictionary<string, int>[] levels, double total)
    {
        var least = double.MaxValue;
        for (var cut = 1; cut < word.Length; cut++)
        {
            if (levels[cut].TryGetValue(word[..cut], out var left) && levels[word.Length - cut].TryGetValue(word[cut..], out var right))
            {
                least = Math.Min(least, Math.Log(count * total / ((double)left * right)));
            }
        }

        return least == double.MaxValue ? 0 : least;
    }

    private static Dictionary<string, int> Count(IReadOnlyList<string> texts, int length, Dictionary<string, int>? shorter, int least)
    {
        var counts = new Dictionary<string, int>();
        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        var known = shorter?.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var text in texts)
        {
            var run = 0;
            for (var i = 0; i < text.Length; i++)
            {
                run = IsHan(text[i]) ? run + 1 : 0;
                if (run < length)
                {
                    continue;
                }

                var word = text.AsSpan(i - length + 1, length);
                if (known is { } prefixes && !(prefixes.ContainsKey(word[..^1]) && prefixes.ContainsKey(word[1..])))
                {
                    continue;
                }

                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(lookup, word, out _)++;
            }
        }

        return length == 1 ? counts : counts.Where(entry => entry.Value >= least).ToDictionary(entry => entry.Key, entry => entry.Value);
    }

    // Words that stand in only one company are pieces of longer ones.
    private static List<(string Word, int Count)> Free(IReadOnlyList<string> texts, Dictionary<string, int> words, double leastEntropy)
    {
        var neighbours = new Dictionary<string, (Dictionary<char, int> Left, Dictionary<char, int> Right)>();
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var word in words.Keys)
        {
            neighbours[word] = ([], []);
        }

        var sides = neighbours.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var text in texts)
        {
            for (var i = 1; i < text.Length - 2; i++)
            {
                for (var length = 2; length <= Longest && i + length < text.Length && IsHan(text[i + length - 1]) && IsHan(text[i]); length++)
                {
                    if (sides.TryGetValue(text.AsSpan(i, length), out var side))
                    {
                        Add(side.Left, text[i - 1]);
                        Add(side.Right, text[i + length]);
                    }
                }
            }
        }

        return [.. words.Where(word => Entropy(neighbours[word.Key].Left) >= leastEntropy && Entropy(neighbours[word.Key].Right) >= leastEntropy).Select(word => (word.Key, word.Value)).OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal)];
    }

    // Everything that is no Chinese character counts as a neighbour of its own: a boundary.
    private static void Add(Dictionary<char, int> side, char neighbour)
        => System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(side, neighbour, out _)++;

    private static double Entropy(Dictionary<char, int> side)
    {
        var total = side.Values.Sum(count => (double)count);
        return -side.Values.Sum(count => count / total * Math.Log(count / total));
    }

    public static bool IsHan(char character) => character is >= '\u4e00' and <= '\u9fff';
}
