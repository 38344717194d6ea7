using Annals.Index.Segments;
using Annals.Language.Tokens;

namespace Annals.Index.Searching;

/// <summary>
/// Finds the word of the index that was probably meant by one that no article has: one or two letters more, less, other or
/// changed about (Damerau and Levenshtein), and of those the most frequent. The first letter is taken for right, so that only
/// the words with that letter are walked.
/// </summary>
internal sealed class NearWords(SegmentStore store)
{
    private const int ShortestWord = 4;

    // A slip in a short word makes another word too easily.
    private const int LongWord = 8;

    // A word that stands once in all the archive may be a slip itself.
    private const int FewestPlaces = 2;

    /// <param name="folded">One word of letters a to z.</param>
    /// <returns>Null when there is none.</returns>
    public string? Nearest(string folded, Snapshot snapshot)
    {
        Span<char> word = stackalloc char[folded.Length];
        folded.CopyTo(word);
        word = word[..LightStem.Apply(word)];
        if (word.Length < ShortestWord || word.ContainsAnyExceptInRange('a', 'z'))
        {
            return null;
        }

        var counts = new Dictionary<ulong, (int Distance, int Places)>();
        foreach (var view in snapshot.Segments)
        {
            Walk(view.Segment, word, counts);
        }

        var best = counts.Where(pair => pair.Value.Places >= FewestPlaces).OrderBy(pair => pair.Value.Distance).ThenByDescending(pair => pair.Value.Places).ThenBy(pair => pair.Key).Select(pair => (ulong?)pair.Key).FirstOrDefault();
        return best is { } key ? TextOf(key) : null;
    }

    private void Walk(Segment segment, ReadOnlySpan<char> word, Dictionary<ulong, (int Distance, int Places)> counts)
    {
        var limit = word.Length < LongWord ? 1 : 2;
        var (low, high) = (PostingKey.BeforeWordsWith(word[0]), PostingKey.BeforeWordsWith((char)(word[0] + 1)));
        Span<char> other = stackalloc char[PostingKey.Packed];
        for (var number = Math.Max(0, segment.Directory.BlocksOf(low).First); number < segment.Directory.BlockCount && segment.Directory.FirstKey(number) < high; number++)
        {
            var block = store.Block(segment.Id, number);
            var walk = new BlockWalk(block, segment.Directory.FirstKey(number));
            while (walk.Next(block) && walk.Key < high)
            {
                if (walk.Key < low || PostingKey.Unpack(walk.Key, other) is var length && Math.Abs(length - word.Length) > limit)
                {
                    continue;
                }

                var distance = Distance(word, other[..length]);
                if (distance <= limit)
                {
                    counts[walk.Key] = (distance, counts.GetValueOrDefault(walk.Key).Places + walk.Count);
                }
            }
        }
    }

    private static string TextOf(ulong key)
    {
        Span<char> word = stackalloc char[PostingKey.Packed];
        return word[..PostingKey.Unpack(key, word)].ToString();
    }

    /// <summary>Letters to add, take away, replace or change about to make one word of the other.</summary>
    internal static int Distance(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var width = right.Length + 1;
        Span<int> rows = stackalloc int[width * 3];
        var twoBefore = rows[..width];
        var before = rows.Slice(width, width);
        var row = rows[(2 * width)..];
        for (var j = 0; j < width; j++)
        {
            before[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j < width; j++)
            {
                var same = left[i - 1] == right[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], before[j]) + 1, before[j - 1] + same);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    row[j] = Math.Min(row[j], twoBefore[j - 2] + 1);
                }
            }

            var free = twoBefore;
            twoBefore = before;
            before = row;
            row = free;
        }

        return before[^1];
    }
}
