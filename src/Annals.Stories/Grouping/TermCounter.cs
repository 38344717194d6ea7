using System.Runtime.InteropServices;
using Annals.Language.Tokens;
using Annals.Language.Words;

namespace Annals.Stories.Grouping;

/// <summary>Counts the terms of a stretch of text: words of the lexicon, pairs of characters, words in alphabets. Reused from article to article.</summary>
internal sealed class TermCounter
{
    private const int LongestWord = 40;

    private readonly Dictionary<uint, float> _counts = new(4096);
    private readonly WordCutter _words = new();

    public IReadOnlyDictionary<uint, float> Counts => _counts;

    public void Clear() => _counts.Clear();

    /// <param name="text">As <see cref="TermText"/> gives it.</param>
    public void Add(ReadOnlySpan<char> text, float weight)
    {
        var sink = new Sink(this, text, weight);
        Tokenizer.Read(text, ref sink);
        _words.Cut(text);
        for (int at = 0, end; at < text.Length; at = end)
        {
            end = _words.EndOfWord(at);
            if (end - at > 1 && text[at] >= '\u2e80')
            {
                Count(TermHash.Of(text[at..end], 'W'), weight);
            }
        }
    }

    private void Count(uint term, float weight)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, term, out _);
        count += weight;
    }

    private readonly ref struct Sink(TermCounter counter, ReadOnlySpan<char> text, float weight) : ITokenSink
    {
        private readonly ReadOnlySpan<char> _text = text;

        public void Character(int start, int unit)
        {
        }

        public void Pair(int start, int unit) => counter.Count(TermHash.Pair(_text[start], _text[start + 1]), weight);

        public void Word(int start, int length, int unit)
        {
            if (length is > 1 and < LongestWord)
            {
                counter.Count(TermHash.Of(_text.Slice(start, length), 'w'), weight);
            }
        }
    }
}
