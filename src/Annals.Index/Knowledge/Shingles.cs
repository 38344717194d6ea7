using System.Runtime.InteropServices;

namespace Annals.Index.Knowledge;

/// <summary>
/// Rows of characters by which two wordings of one quotation are recognised without comparing everybody with everybody. Of every few
/// neighbouring rows the one with the smallest hash stands for all (winnowing, Schleimer, Wilkerson and Aiken 2003): a long enough common
/// passage has the same representatives in both.
/// </summary>
internal static class Shingles
{
    private const int Length = 5;
    private const int Window = 4;

    // A speech of some pages is found by its beginning.
    private const int Most = 60;

    /// <summary>Those that stand for a text, each once, ascending.</summary>
    public static IReadOnlyList<uint> Chosen(string plain)
    {
        var all = All(plain);
        var chosen = new SortedSet<uint>();
        for (var start = 0; start < Math.Max(1, all.Count - Window + 1) && chosen.Count < Most; start++)
        {
            chosen.Add(CollectionsMarshal.AsSpan(all).Slice(start, Math.Min(Window, all.Count - start)) is var window && window.Length > 0 ? Smallest(window) : 0);
        }

        return [.. chosen];
    }

    /// <summary>How much of the shorter text stands in the longer one, from 0 to 1.</summary>
    public static double Containment(string left, string right)
    {
        var (shorter, longer) = left.Length <= right.Length ? (left, right) : (right, left);
        return Share(shorter, longer);
    }

    /// <summary>How much of a text stands in another one, from 0 to 1.</summary>
    public static double Share(string part, string whole)
    {
        var inWhole = All(whole).ToHashSet();
        var inPart = All(part);
        return inPart.Count == 0 ? 0 : (double)inPart.Count(inWhole.Contains) / inPart.Count;
    }

    /// <summary>A hash of the whole text that is never negative.</summary>
    public static long HashOf(string plain, long seed)
    {
        var hash = 14695981039346656037UL ^ (ulong)seed;
        foreach (var character in plain)
        {
            hash = (hash ^ character) * 1099511628211UL;
        }

        return (long)((hash ^ (hash >> 32)) & long.MaxValue);
    }

    private static uint Smallest(ReadOnlySpan<uint> window)
    {
        var smallest = uint.MaxValue;
        foreach (var hash in window)
        {
            smallest = Math.Min(smallest, hash);
        }

        return smallest;
    }

    private static List<uint> All(string plain)
    {
        var hashes = new List<uint>(Math.Max(0, plain.Length - Length + 1));
        for (var start = 0; start + Length <= plain.Length; start++)
        {
            var hash = 2166136261u;
            for (var at = start; at < start + Length; at++)
            {
                hash = (hash ^ plain[at]) * 16777619u;
            }

            // Neighbouring values of the sum differ little in their upper bits; the smallest must be anybody.
            hash ^= hash >> 16;
            hashes.Add(hash * 0x9E3779B1u);
        }

        return hashes;
    }
}
