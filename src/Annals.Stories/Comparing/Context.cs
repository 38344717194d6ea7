using Annals.Stories.Passages;

namespace Annals.Stories.Comparing;

/// <summary>What stands around a place of an article, as sets that can be laid over another article's.</summary>
internal static class Context
{
    private const string ClauseEnds = "，。；！？：\n,;!?:（）()";

    // Characters that stand in any sentence.
    private const string Light = "的了在和与及将被把是有也都就而且但或对向从以其这那此该个中上下为于至到由等并还又已曾会能可可者之";

    /// <summary>The clause a stretch is in: from the mark before it to the mark behind it.</summary>
    public static (int Start, int End) Clause(Reading reading, int start, int end)
    {
        var text = reading.Text;
        var from = start;
        while (from > 0 && start - from < 80 && !ClauseEnds.Contains(text[from - 1]))
        {
            from--;
        }

        var to = end;
        while (to < text.Length && to - end < 80 && !ClauseEnds.Contains(text[to]))
        {
            to++;
        }

        return (from, to);
    }

    /// <summary>Pairs of neighbouring characters that mean something: no digits, no light words, across neither.</summary>
    public static HashSet<(char, char)> Pairs(ReadOnlySpan<char> folded)
    {
        var pairs = new HashSet<(char, char)>();
        for (var at = 0; at + 1 < folded.Length; at++)
        {
            if (Means(folded[at]) && Means(folded[at + 1]))
            {
                pairs.Add((folded[at], folded[at + 1]));
            }
        }

        return pairs;
    }

    public static HashSet<char> Characters(ReadOnlySpan<char> folded)
    {
        var characters = new HashSet<char>();
        foreach (var character in folded)
        {
            if (Means(character))
            {
                characters.Add(character);
            }
        }

        return characters;
    }

    /// <summary>What both have, of what the smaller one has: 0 to 1.</summary>
    public static double Overlap<T>(HashSet<T> one, HashSet<T> other)
        => one.Count == 0 || other.Count == 0 ? 0 : (double)one.Count(other.Contains) / Math.Min(one.Count, other.Count);

    /// <summary>Whom and what the sentence of a place names.</summary>
    public static HashSet<string> Names(Reading reading, EntityKeys keys, int at)
    {
        var (start, end) = reading.SentenceAt(at);
        return [.. reading.Within(start, end).Select(pair => keys.Of(pair.Entity.Name))];
    }

    private static bool Means(char character) => character >= 0x3400 ? !Light.Contains(character) && !"〇零一二两三四五六七八九十百千万亿第".Contains(character) && char.IsLetter(character) : char.IsAsciiLetter(character);
}
