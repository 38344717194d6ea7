using System.Runtime.InteropServices;
using Annals.Language.Names;
using Annals.Language.Words;

namespace Annals.Bench.Understanding.Training;

/// <summary>Finds the words that a tagger hardly ever finds in names, so that it need not look at them again.</summary>
public static class OrdinaryWords
{
    // A word must have been seen often enough for its silence to mean something.
    private const int Least = 100;
    private const double MostInNames = 0.0005;

    /// <summary>Their hashes. What is in both kinds of names' company (人民, 中央) stays.</summary>
    internal static IReadOnlyCollection<uint> Find(TagModel model, IEnumerable<string> texts)
    {
        var counts = new Dictionary<uint, (int All, int InNames)>();
        var words = new Segmentation(model.Lexicon);
        var tagger = new NameTagger(model);
        foreach (var text in texts)
        {
            var isName = new bool[text.Length];
            foreach (var name in tagger.TagFolded(text))
            {
                isName.AsSpan(name.Start, name.End - name.Start).Fill(true);
            }

            words.Cut(text);
            for (var start = 0; start < text.Length; start = words.WordEnd[start])
            {
                var length = words.WordEnd[start] - start;
                if (text[start] >= '\u4e00')
                {
                    ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, WordHash.Of(text.AsSpan(start, length)), out _);
                    count = (count.All + 1, count.InNames + (isName.AsSpan(start, length).Contains(true) ? 1 : 0));
                }
            }
        }

        return [.. counts.Where(word => word.Value.All >= Least && word.Value.InNames <= word.Value.All * MostInNames).Select(word => word.Key)];
    }
}
