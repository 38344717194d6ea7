using DiffPlex;

namespace Annals.Language.Comparing;

/// <summary>
/// What changed between two versions of a text: paragraphs are matched first, then words inside those that are still the
/// same paragraph. Chinese is compared by character, and changed characters with only one unchanged between them are shown
/// as one change, so that it reads as words. Paragraphs that differ by <see cref="Noise"/> alone are the same, and are shown as they
/// stand in the later version.
/// </summary>
public static class TextDiff
{
    // Beyond this the comparison costs more than a reader gains: what is left is one removal and one addition.
    private const int MostPairs = 40_000;
    private const int MostWords = 4_000;
    private const double SameParagraph = 0.4;

    /// <param name="before">Plain text, a line a paragraph.</param>
    /// <param name="after">Plain text, a line a paragraph.</param>
    public static IReadOnlyList<DiffBlock> Compare(string before, string after)
    {
        var (old, current) = (Paragraphs(before), Paragraphs(after));
        var blocks = new List<DiffBlock>();
        var j = 0;
        foreach (var change in Blocks([.. old.Select(Noise.KeyOf)], [.. current.Select(Noise.KeyOf)]))
        {
            AddSame(blocks, current, ref j, change.InsertStartB);
            AddChanged(blocks, [.. old.AsSpan(change.DeleteStartA, change.DeleteCountA).ToArray().Where(paragraph => !Noise.Is(paragraph))], current.AsSpan(change.InsertStartB, change.InsertCountB));
            j = change.InsertStartB + change.InsertCountB;
        }

        AddSame(blocks, current, ref j, current.Length);
        return blocks;
    }

    /// <summary>Compares two texts of one paragraph, such as headlines.</summary>
    public static DiffBlock CompareLine(string before, string after)
        => BareText.Of(before) == BareText.Of(after) ? Whole(DiffKind.Same, after) : new(Words(before, after));

    private static string[] Paragraphs(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static void AddSame(List<DiffBlock> blocks, string[] paragraphs, ref int from, int to)
    {
        for (; from < to; from++)
        {
            blocks.Add(Whole(DiffKind.Same, paragraphs[from]));
        }
    }

    private static void AddChanged(List<DiffBlock> blocks, ReadOnlySpan<string> removed, ReadOnlySpan<string> added)
    {
        var (i, j) = (0, 0);
        foreach (var (left, right) in Pairs(removed, added))
        {
            for (; i < left; i++)
            {
                blocks.Add(Whole(DiffKind.Removed, removed[i]));
            }

            for (; j < right; j++)
            {
                blocks.Add(Whole(KindOf(added[j]), added[j]));
            }

            blocks.Add(new DiffBlock(Words(removed[i++], added[j++])));
        }

        foreach (var paragraph in removed[i..])
        {
            blocks.Add(Whole(DiffKind.Removed, paragraph));
        }

        foreach (var paragraph in added[j..])
        {
            blocks.Add(Whole(KindOf(paragraph), paragraph));
        }
    }

    // A stamp of the minute came with the later version, but nobody changed anything by it.
    private static DiffKind KindOf(string added) => Noise.Is(added) ? DiffKind.Same : DiffKind.Added;

    private static DiffBlock Whole(DiffKind kind, string paragraph) => new([new DiffPart(kind, paragraph)]);

    // The alignment with the greatest sum of likenesses, in order; paragraphs too unlike are not paired.
    private static List<(int Left, int Right)> Pairs(ReadOnlySpan<string> removed, ReadOnlySpan<string> added)
    {
        var pairs = new List<(int, int)>();
        if (removed.Length == 0 || added.Length == 0 || (long)removed.Length * added.Length > MostPairs)
        {
            return pairs;
        }

        var left = removed.ToArray().Select(Bigrams.Of).ToArray();
        var right = added.ToArray().Select(Bigrams.Of).ToArray();
        var best = new double[left.Length + 1, right.Length + 1];
        var likeness = new double[left.Length, right.Length];
        for (var i = left.Length - 1; i >= 0; i--)
        {
            for (var j = right.Length - 1; j >= 0; j--)
            {
                likeness[i, j] = left[i].Likeness(right[j]);
                var paired = likeness[i, j] >= SameParagraph ? likeness[i, j] + best[i + 1, j + 1] : 0;
                best[i, j] = Math.Max(paired, Math.Max(best[i + 1, j], best[i, j + 1]));
            }
        }

        for (var (i, j) = (0, 0); i < left.Length && j < right.Length;)
        {
            if (likeness[i, j] >= SameParagraph && best[i, j] == likeness[i, j] + best[i + 1, j + 1])
            {
                pairs.Add((i++, j++));
            }
            else if (best[i, j] == best[i + 1, j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return pairs;
    }

    private static List<DiffPart> Words(string before, string after)
    {
        var (old, current) = (WordChunks.Of(before), WordChunks.Of(after));
        if (old.Count > MostWords || current.Count > MostWords)
        {
            return before == after ? [new DiffPart(DiffKind.Same, before)] : Reduced(before, after);
        }

        var parts = new DiffParts();
        var i = 0;
        foreach (var change in Blocks([.. old], [.. current]))
        {
            parts.Add(DiffKind.Same, string.Concat(old.Skip(i).Take(change.DeleteStartA - i)));
            parts.Add(DiffKind.Removed, string.Concat(old.Skip(change.DeleteStartA).Take(change.DeleteCountA)));
            parts.Add(DiffKind.Added, string.Concat(current.Skip(change.InsertStartB).Take(change.InsertCountB)));
            i = change.DeleteStartA + change.DeleteCountA;
        }

        parts.Add(DiffKind.Same, string.Concat(old.Skip(i)));
        return parts.Joined();
    }

    // For a paragraph as long as a book: what both begin and end with stays, the rest was replaced.
    private static List<DiffPart> Reduced(string before, string after)
    {
        var start = before.AsSpan().CommonPrefixLength(after);
        var most = Math.Min(before.Length, after.Length) - start;
        var end = 0;
        while (end < most && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        var parts = new DiffParts();
        parts.Add(DiffKind.Same, before[..start]);
        parts.Add(DiffKind.Removed, before[start..^end]);
        parts.Add(DiffKind.Added, after[start..^end]);
        parts.Add(DiffKind.Same, before[^end..]);
        return parts.Joined();
    }

    // The library wants to cut texts itself; ours are cut already and only have to be told apart.
    private static IList<DiffPlex.Model.DiffBlock> Blocks(string[] old, string[] current)
        => new Differ().CreateCustomDiffs("old", "new", ignoreWhiteSpace: false, text => text == "old" ? old : current).DiffBlocks;
}
