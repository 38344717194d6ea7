using Annals.Language.Names;

namespace Annals.Language.Words;

/// <summary>The words of a text, by the lexicon that comes with Annals: for counting them, not for finding names.</summary>
public static class WordCuts
{
    /// <summary>Ranges of two characters and more, in order; single characters and what is no word are left out.</summary>
    /// <param name="folded">Folded by <see cref="Scripts.ChineseFold"/>.</param>
    public static IReadOnlyList<Range> Of(string folded)
    {
        var cut = new Segmentation(NameTagger.Shipped.Lexicon);
        cut.Cut(folded);
        var words = new List<Range>();
        for (var at = 0; at < folded.Length; at = cut.WordEnd[at])
        {
            if (cut.WordClass[at] != 0)
            {
                words.Add(at..cut.WordEnd[at]);
            }
        }

        return words;
    }
}
