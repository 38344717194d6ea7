using System.Runtime.InteropServices;

namespace Annals.Index.Packing;

/// <summary>
/// Finds the phrases of a sample that are worth a code: neighbours that often come together become one, over and over
/// (byte pair encoding: Gage, "A New Algorithm for Data Compression", 1994), many in each round, for speed.
/// </summary>
internal static class TextCodeTrainer
{
    private const int Rounds = 12;
    private const int MostInARound = 400;

    // A phrase takes room itself, and what is rarer will hardly come again.
    private const int LeastOften = 6;

    public static TextCode Train(IReadOnlyList<string> sample)
    {
        var phrases = Units(sample);
        var numbers = phrases.Index().ToDictionary(phrase => phrase.Item[0], phrase => phrase.Index);
        var texts = sample.Select(text => text.Select(unit => numbers.GetValueOrDefault(unit, -1)).ToList()).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            var joined = MostFrequent(texts, phrases).ToDictionary(pair => pair, pair => Join(phrases, pair));
            if (joined.Count == 0)
            {
                break;
            }

            foreach (var text in texts)
            {
                Replace(text, joined);
            }
        }

        return Weigh([.. phrases.Distinct()], sample);
    }

    // A unit that comes once in the sample is as rare as one that does not come at all.
    private static List<string> Units(IReadOnlyList<string> sample)
    {
        var counts = new int[char.MaxValue + 1];
        foreach (var unit in sample.SelectMany(text => text))
        {
            counts[unit]++;
        }

        return [.. Enumerable.Range(0, counts.Length).Where(unit => counts[unit] > 1).Select(unit => ((char)unit).ToString())];
    }

    private static IEnumerable<(int, int)> MostFrequent(List<List<int>> texts, List<string> phrases)
    {
        var counts = new Dictionary<(int, int), int>();
        foreach (var text in texts)
        {
            for (var i = 1; i < text.Count; i++)
            {
                if (text[i - 1] >= 0 && text[i] >= 0 && phrases[text[i - 1]].Length + phrases[text[i]].Length <= TextCode.LongestPhrase)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, (text[i - 1], text[i]), out _)++;
                }
            }
        }

        return counts.Where(pair => pair.Value >= LeastOften).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(MostInARound).Select(pair => pair.Key);
    }

    private static int Join(List<string> phrases, (int Left, int Right) pair)
    {
        phrases.Add(phrases[pair.Left] + phrases[pair.Right]);
        return phrases.Count - 1;
    }

    private static void Replace(List<int> text, Dictionary<(int, int), int> joined)
    {
        var kept = 0;
        for (var i = 0; i < text.Count; kept++)
        {
            if (i + 1 < text.Count && joined.TryGetValue((text[i], text[i + 1]), out var phrase))
            {
                text[kept] = phrase;
                i += 2;
            }
            else
            {
                text[kept] = text[i++];
            }
        }

        text.RemoveRange(kept, text.Count - kept);
    }

    // Which phrases serve is seen when the sample is read as texts will be: by the longest at each place.
    private static TextCode Weigh(List<string> phrases, IReadOnlyList<string> sample)
    {
        var counts = Count(phrases, sample);
        List<string> useful = [.. phrases.Where((phrase, i) => phrase.Length == 1 || counts[i] >= LeastOften / 2)];
        return TextCode.Of(useful, Count(useful, sample));
    }

    private static long[] Count(List<string> phrases, IReadOnlyList<string> sample)
    {
        var counts = new long[phrases.Count + 1];
        var tree = new PhraseTree(phrases);
        foreach (var text in sample)
        {
            TextCode.Count(tree, text, counts);
        }

        return counts;
    }
}
