using System.Runtime.CompilerServices;
using Annals.Language.Words;

namespace Annals.Language.Names;

/// <summary>
/// What the tagger looks at around a character, each as a hash: characters and their traits, the words around it and the classes of these words.
/// The trainer and the tagger use the same, so a change here asks for new training.
/// </summary>
internal sealed class TagFeatures(Lexicon lexicon)
{
    public const int Count = 22;

    // Two on both sides, so that nobody asks for the text's ends.
    private const int Margin = 2;

    private readonly Segmentation _words = new(lexicon);
    private ulong[] _characters = [];
    private byte[] _traits = [];
    private ulong[] _wordHashes = [];

    public Segmentation Words => _words;

    /// <param name="text">Folded, one sentence or so.</param>
    public void Prepare(ReadOnlySpan<char> text)
    {
        _words.Cut(text);
        if (_characters.Length < text.Length + (2 * Margin))
        {
            _characters = new ulong[(text.Length + Margin) * 2];
            _traits = new byte[(text.Length + Margin) * 2];
            _wordHashes = new ulong[(text.Length + Margin) * 2];
        }

        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            var shown = character is >= '0' and <= '9' ? '0' : character is >= 'a' and <= 'z' ? 'a' : character;
            _characters[i + Margin] = Mix(shown + 77UL);
            _traits[i + Margin] = CharacterTraits.Of(character);
        }

        for (var i = 0; i < Margin; i++)
        {
            _characters[i] = Mix(3);
            _characters[text.Length + Margin + i] = Mix(5);
            _traits[i] = _traits[text.Length + Margin + i] = CharacterTraits.Other;
        }

        for (var start = 0; start < text.Length; start = _words.WordEnd[start])
        {
            var hash = 0UL;
            for (var i = start; i < _words.WordEnd[start]; i++)
            {
                hash = Mix(hash ^ _characters[i + Margin]);
            }

            _wordHashes[start] = hash;
        }
    }

    /// <param name="features">At least <see cref="Count"/> long.</param>
    public void At(int at, int length, Span<ulong> features)
    {
        var i = at + Margin;
        var (b2, b1, c0, a1, a2) = (_characters[i - 2], _characters[i - 1], _characters[i], _characters[i + 1], _characters[i + 2]);
        features[0] = Hash(1, c0);
        features[1] = Hash(2, b1);
        features[2] = Hash(3, a1);
        features[3] = Hash(4, b2);
        features[4] = Hash(5, a2);
        features[5] = Hash(6, b1, c0);
        features[6] = Hash(7, c0, a1);
        features[7] = Hash(8, b2, b1);
        features[8] = Hash(9, a1, a2);
        features[9] = Hash(11, b2, Mix(b1) ^ c0);
        ulong traits = ((ulong)_traits[i - 1] << 16) | ((ulong)_traits[i] << 8) | _traits[i + 1];
        features[10] = Hash(14, traits);

        var (start, end) = (_words.WordStart[at], _words.WordEnd[at]);
        var place = (ulong)(uint)(Math.Min(at - start, 7) | (Math.Min(end - start, 7) << 3));
        var word = Class(at);
        var wordHash = _wordHashes[start];
        var previousStart = start > 0 ? _words.WordStart[start - 1] : -1;
        var previous = previousStart >= 0 ? Class(previousStart) : 0xfff1UL;
        var next = end < length ? Class(end) : 0xfff2UL;
        var previousHash = previousStart >= 0 ? _wordHashes[previousStart] : 11UL;
        var nextHash = end < length ? _wordHashes[end] : 13UL;
        features[11] = Hash(16, word, place);
        features[12] = Hash(17, wordHash, place);
        features[13] = Hash(18, previousHash, place);
        features[14] = Hash(19, nextHash, place);
        features[15] = Hash(20, previous, (word << 16) ^ place);
        features[16] = Hash(21, next, (word << 16) ^ place);
        features[17] = Hash(22, previous, (next << 16) ^ place);
        features[18] = Hash(23, (previous & ~0x1ffUL) << 20, ((word & ~0x1ffUL) << 10) ^ (next >> 9) ^ (place << 40));
        features[19] = Hash(24, _words.ClassFrom[at], _words.LongestFrom[at]);
        features[20] = Hash(25, _words.ClassTo[at], _words.LongestTo[at]);
        features[21] = Hash(28, c0, (word >> 9) ^ (place << 20));
    }

    // A single character is of the class of its traits.
    private ulong Class(int at) => _words.WordClass[at] is > 0 and var known ? known : 0x8000UL | ((ulong)_traits[at + Margin] << 20);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(ulong template, ulong value) => Mix((template * 0x9E3779B97F4A7C15) ^ value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(ulong template, ulong one, ulong other) => Mix(Mix((template * 0x9E3779B97F4A7C15) ^ one) + other);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong value)
    {
        value ^= value >> 31;
        value *= 0xD6E8FEB86659FD93;
        return value ^ (value >> 32);
    }
}
