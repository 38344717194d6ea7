using System.Runtime.CompilerServices;
using Annals.Language.Words;

namespace Annals.Language.Names;

/// <summary>
/// What the tagger looks at around a character, each as a hash: characters and their traits, the words around it and the classes of these words.
/// The trainer and the tagger use the same, so a change here asks for new training.
/// </summary>
/// <remarks>
/// The upper bits of a hash say where in the model the weights lie, the lower ones which they are. Features that neighbours share have the upper
/// bits in common: a pair is looked at from four places, a word from each of its characters. So of 22 features a character some eight are in memory that
/// was not read just before. No more than four may share it: a line of the model holds no more.
/// </remarks>
internal sealed class TagFeatures(Lexicon lexicon)
{
    public const int Count = 22;

    // Two on both sides, so that nobody asks for the text's ends.
    private const int Margin = 2;

    // What depends on the word alone and not on the character's place in it.
    private const int OfWord = 8;

    private readonly Segmentation _words = new(lexicon);
    private readonly ulong[] _ofWord = new ulong[OfWord];
    private ulong[] _characters = [];
    private ulong[] _pairs = [];
    private byte[] _traits = [];
    private ulong[] _wordHashes = [];
    private int _wordAt;
    private ulong _wordClass;
    private ulong _wordSize;

    public Segmentation Words => _words;

    /// <param name="text">Folded, one sentence or so.</param>
    public void Prepare(ReadOnlySpan<char> text)
    {
        _words.Cut(text);
        _wordAt = -1;
        if (_characters.Length < text.Length + (2 * Margin))
        {
            _characters = new ulong[(text.Length + Margin) * 2];
            _pairs = new ulong[(text.Length + Margin) * 2];
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

        for (var i = 0; i < text.Length + (2 * Margin) - 1; i++)
        {
            _pairs[i] = Mix(_characters[i] ^ (_characters[i + 1] * 5));
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
        var start = _words.WordStart[at];
        if (start != _wordAt)
        {
            ReadWord(start, length);
        }

        var i = at + Margin;
        var place = (ulong)Math.Min(at - start, 7);
        features[0] = Feature(_characters[i], 1);
        features[1] = Feature(_characters[i - 1], 2);
        features[2] = Feature(_characters[i + 1], 3);
        features[3] = Feature(~_characters[i - 2], 1);
        features[4] = Feature(~_characters[i + 2], 2);
        features[5] = Feature(_pairs[i - 1], 1);
        features[6] = Feature(_pairs[i], 2);
        features[7] = Feature(~_pairs[i - 2], 1);
        features[8] = Feature(~_pairs[i + 1], 2);
        features[9] = Hash(9, _pairs[i - 2], _characters[i]);
        features[10] = Hash(10, ((ulong)_traits[i - 1] << 16) | ((ulong)_traits[i] << 8) | _traits[i + 1]);
        features[11] = Hash(11, _words.ClassFrom[at], _words.LongestFrom[at]);
        features[12] = Hash(12, _words.ClassTo[at], _words.LongestTo[at]);
        features[13] = Feature(Hash(13, _characters[i] ^ _wordSize, _wordClass >> 9), place);
        for (var word = 0; word < OfWord; word++)
        {
            features[14 + word] = Feature(_ofWord[word], place);
        }
    }

    // The word, its length, and what stands on both sides of it.
    private void ReadWord(int start, int length)
    {
        _wordAt = start;
        var end = _words.WordEnd[start];
        var size = (ulong)Math.Min(end - start, 7);
        var word = Class(start);
        var hash = _wordHashes[start];
        var previousStart = start > 0 ? _words.WordStart[start - 1] : -1;
        var previous = previousStart >= 0 ? Class(previousStart) : 0xfff1UL;
        var next = end < length ? Class(end) : 0xfff2UL;
        var previousHash = previousStart >= 0 ? _wordHashes[previousStart] : 11UL;
        var nextHash = end < length ? _wordHashes[end] : 13UL;
        (_wordClass, _wordSize) = (word, size);
        _ofWord[0] = Hash(14, word, size);
        _ofWord[1] = Hash(15, hash, size);
        _ofWord[2] = Hash(16, previousHash, size);
        _ofWord[3] = Hash(17, nextHash, size);
        _ofWord[4] = Hash(18, previous, (word << 16) ^ size);
        _ofWord[5] = Hash(19, next, (word << 16) ^ size);
        _ofWord[6] = Hash(20, previous, (next << 16) ^ size);
        _ofWord[7] = Hash(21, (previous & ~0x1ffUL) << 20, ((word & ~0x1ffUL) << 10) ^ (next >> 9) ^ (size << 40));
    }

    // A single character is of the class of its traits.
    private ulong Class(int at) => _words.WordClass[at] is > 0 and var known ? known : 0x8000UL | ((ulong)_traits[at + Margin] << 20);

    // The same place in the model for all of a group; which of them, the lower bits say.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Feature(ulong group, ulong which) => group ^ ((which * 0x9E37UL) & 0xffff & ~1UL);

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
