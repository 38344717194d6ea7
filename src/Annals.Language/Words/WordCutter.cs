using Annals.Language.Names;

namespace Annals.Language.Words;

/// <summary>Cuts folded Chinese text into the words of the lexicon that comes with Annals. One cutter serves one thread.</summary>
public sealed class WordCutter
{
    private readonly Segmentation _cut = new(NameTagger.Shipped.Lexicon);

    /// <param name="folded">Folded by <see cref="Scripts.ChineseFold"/>.</param>
    public void Cut(ReadOnlySpan<char> folded) => _cut.Cut(folded);

    /// <summary>Where the word that begins here ends (exclusive), in the text that was cut last. A character in no word is one of its own.</summary>
    public int EndOfWord(int start) => _cut.WordEnd[start];
}
