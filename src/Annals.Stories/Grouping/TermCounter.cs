using Annals.Language.Tokens;
using Annals.Language.Words;

namespace Annals.Stories.Grouping;

/// <summary>
/// Counts the terms of a stretch of text: words of the lexicon, pairs of characters, words in alphabets, numbers. An open table of hashes that is
/// emptied and used again from article to article.
/// </summary>
internal sealed class TermCounter
{
    private const int LongestWord = 40;
    private const int Size = 1 << 14;
    private const int Fullest = Size * 3 / 4;

    private readonly uint[] _terms = new uint[Size];
    private readonly float[] _counts = new float[Size];
    private readonly int[] _used = new int[Fullest];
    private readonly WordCutter _words = new();
    private int _count;

    public int Count => _count;

    public void Clear()
    {
        for (var i = 0; i < _count; i++)
        {
            _counts[_used[i]] = 0;
        }

        _count = 0;
    }

    /// <summary>A term and its count, in the order of their first places.</summary>
    public (uint Term, float Count) this[int index] => (_terms[_used[index]], _counts[_used[index]]);

    /// <param name="text">As <see cref="TermText"/> gives it.</param>
    /// <param name="withWords">Words of the lexicon too, not only pairs: dearer, and worth it where the article says what it is about.</param>
    public void Add(ReadOnlySpan<char> text, float weight, bool withWords)
    {
        var sink = new Sink(this, text, weight);
        Tokenizer.Read(text, ref sink);
        AddNumbers(text, weight);
        if (!withWords)
        {
            return;
        }

        _words.Cut(text);
        for (int at = 0, end; at < text.Length; at = end)
        {
            end = _words.EndOfWord(at);
            if (end - at > 1 && text[at] >= '\u2e80')
            {
                Add(TermHash.Of(text[at..end], 'W'), weight);
            }
        }
    }

    private void AddNumbers(ReadOnlySpan<char> text, float weight)
    {
        for (var at = text.IndexOfAny(Numbers.Digits); at >= 0 && at < text.Length;)
        {
            if (Numbers.TryRead(text, ref at, out var value))
            {
                var bits = BitConverter.DoubleToInt64Bits(value);
                Add(TermHash.Mixed((uint)bits ^ (uint)(bits >> 32) ^ 'Z'), weight);
            }

            var next = text[at..].IndexOfAny(Numbers.Digits);
            at = next < 0 ? text.Length : at + next;
        }
    }

    private void Add(uint term, float weight)
    {
        var slot = term & (Size - 1);
        while (_counts[slot] != 0 && _terms[slot] != term)
        {
            slot = (slot + 1) & (Size - 1);
        }

        if (_counts[slot] == 0)
        {
            if (_count == Fullest)
            {
                return;
            }

            _terms[slot] = term;
            _used[_count++] = (int)slot;
        }

        _counts[slot] += weight;
    }

    private readonly ref struct Sink(TermCounter counter, ReadOnlySpan<char> text, float weight) : ITokenSink
    {
        private readonly ReadOnlySpan<char> _text = text;

        public void Character(int start, int unit)
        {
        }

        public void Pair(int start, int unit) => counter.Add(TermHash.Pair(_text[start], _text[start + 1]), weight);

        public void Word(int start, int length, int unit)
        {
            if (length is > 1 and < LongestWord)
            {
                counter.Add(TermHash.Of(_text.Slice(start, length), 'w'), weight);
            }
        }
    }
}
