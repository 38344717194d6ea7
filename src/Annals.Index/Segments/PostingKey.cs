using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Annals.Language.Tokens;

namespace Annals.Index.Segments;

/// <summary>
/// What a token is filed under: a number, so that neither indexing nor searching has to make a string of it. The
/// order of the numbers is that of the segments: characters, pairs, words that fit, words that do not.
/// </summary>
internal static class PostingKey
{
    internal const int Packed = 11;
    private const int Base = 37;
    private const ulong WordBit = 1UL << 62;
    private const ulong HashBit = 1UL << 63;

    // A "word" may be a picture written as base 64; nobody looks for the end of it.
    private const int LongestWord = 64;

    public static uint OfCharacter(char character) => character;

    public static uint OfPair(char first, char second) => ((uint)first << 16) | second;

    /// <summary>
    /// A word of up to eleven of 0-9 and a-z is its own key, in alphabetical order; any other is known by 62 bits of
    /// its SHA-256, among a million of which two are the same with a chance of one in ten million.
    /// </summary>
    /// <param name="folded">Folded, not stemmed.</param>
    public static ulong OfWord(ReadOnlySpan<char> folded)
    {
        Span<char> word = stackalloc char[LongestWord];
        folded = folded[..Math.Min(folded.Length, LongestWord)];
        folded.CopyTo(word);
        word = word[..LightStem.Apply(word[..folded.Length])];
        return TryPack(word, out var packed) ? WordBit | packed : HashBit | Hash(word);
    }

    /// <summary>Lower than the keys of all words that begin with a letter or a later one, higher than all others'.</summary>
    public static ulong BeforeWordsWith(char letter) => TryPack([letter], out var packed) ? WordBit | packed : HashBit;

    /// <summary>True for a word that is its own key.</summary>
    public static bool IsPackedWord(ulong key) => key is >= WordBit and < HashBit;

    /// <summary>Writes the word of a key of its own.</summary>
    /// <param name="word">Room for eleven characters.</param>
    /// <returns>The word's length.</returns>
    public static int Unpack(ulong key, Span<char> word)
    {
        var packed = key & ~WordBit;
        var length = 0;
        for (var i = Packed - 1; i >= 0; i--)
        {
            var digit = (int)(packed % Base);
            packed /= Base;
            if (digit > 0)
            {
                length = Math.Max(length, i + 1);
                word[i] = (char)(digit <= 10 ? '0' + digit - 1 : 'a' + digit - 11);
            }
        }

        return length;
    }

    private static bool TryPack(ReadOnlySpan<char> word, out ulong packed)
    {
        packed = 0;
        if (word.Length > Packed)
        {
            return false;
        }

        for (var i = 0; i < Packed; i++)
        {
            var digit = i >= word.Length ? 0 : word[i] switch
            {
                >= '0' and <= '9' => word[i] - '0' + 1,
                >= 'a' and <= 'z' => word[i] - 'a' + 11,
                _ => -1,
            };
            if (digit < 0)
            {
                return false;
            }

            packed = (packed * Base) + (ulong)digit;
        }

        return true;
    }

    private static ulong Hash(ReadOnlySpan<char> word)
    {
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(MemoryMarshal.AsBytes(word), digest);
        return BinaryPrimitives.ReadUInt64LittleEndian(digest) >> 2;
    }
}
