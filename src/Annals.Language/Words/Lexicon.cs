using System.Buffers.Binary;

namespace Annals.Language.Words;

/// <summary>
/// Words mined from news text by a command in this repository (docs/understanding.md), each with how common it is and with the class of
/// words that stand in the same company. Holds hashes, not words.
/// </summary>
internal sealed class Lexicon
{
    public const int LongestWord = 8;

    // Marks a beginning of words that is none itself.
    private const ushort PrefixOnly = ushort.MaxValue;

    private const int OrdinaryBit = 56;

    // All of an entry in eight bytes, so that asking for one costs one cache line: the hash, then the class, the cost, and whether the word is
    // an ordinary one. 0 is an empty slot.
    private readonly ulong[] _entries;
    private readonly int _mask;
    private readonly bool[] _ordinaryCharacters = new bool[char.MaxValue + 1];

    private Lexicon(ulong[] entries)
    {
        _entries = entries;
        _mask = entries.Length - 1;
    }

    /// <summary>Words with their class (1 to 65534) and their cost, the less the more common.</summary>
    public static Lexicon Build(IEnumerable<(string Word, ushort Class, byte Cost)> words)
    {
        var entries = new Dictionary<uint, (ushort Class, byte Cost)>();
        foreach (var (word, @class, cost) in words)
        {
            var hash = WordHash.Empty;
            for (var i = 0; i < word.Length; i++)
            {
                hash = WordHash.Extend(hash, word[i]);
                if (i > 0 && i < word.Length - 1)
                {
                    entries.TryAdd(hash, (PrefixOnly, 255));
                }
            }

            entries[hash] = (@class, cost);
        }

        var size = 1024;
        while (size < entries.Count * 2)
        {
            size *= 2;
        }

        var slots = new ulong[size];
        foreach (var (hash, (@class, cost)) in entries.OrderBy(entry => entry.Key))
        {
            var slot = (int)(hash & (uint)(size - 1));
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & (size - 1);
            }

            slots[slot] = Entry(hash, @class, cost);
        }

        return new Lexicon(slots);
    }

    /// <summary>Words, also of one character, that are no part of names: in a large corpus the tagger found them in none, or in hardly any.</summary>
    /// <param name="hashes">What is no word of this lexicon is left out.</param>
    public Lexicon WithOrdinary(IEnumerable<uint> hashes)
    {
        var ordinary = hashes.ToHashSet();
        var marked = new Lexicon([.. _entries.Select(entry => (entry & ~(1UL << OrdinaryBit)) | (entry != 0 && ordinary.Contains((uint)entry) ? 1UL << OrdinaryBit : 0))]);
        for (var character = 0; character <= char.MaxValue; character++)
        {
            marked._ordinaryCharacters[character] = ordinary.Contains(WordHash.Of([(char)character]));
        }

        return marked;
    }

    public static Lexicon Read(BinaryReader reader)
    {
        var entries = new ulong[reader.ReadInt32()];
        var bytes = reader.ReadBytes(entries.Length * 7).AsSpan();
        var keys = bytes[..(entries.Length * 4)];
        var classes = bytes[(entries.Length * 4)..];
        var costs = bytes[(entries.Length * 6)..];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = Entry(BinaryPrimitives.ReadUInt32LittleEndian(keys[(i * 4)..]), BinaryPrimitives.ReadUInt16LittleEndian(classes[(i * 2)..]), costs[i]);
        }

        var ordinary = new uint[reader.ReadInt32()];
        for (var i = 0; i < ordinary.Length; i++)
        {
            ordinary[i] = reader.ReadUInt32();
        }

        return new Lexicon(entries).WithOrdinary(ordinary);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_entries.Length);
        foreach (var entry in _entries)
        {
            writer.Write((uint)entry);
        }

        foreach (var entry in _entries)
        {
            writer.Write(ClassOf(entry));
        }

        foreach (var entry in _entries)
        {
            writer.Write(CostOf(entry));
        }

        var characters = Enumerable.Range(0, char.MaxValue + 1).Where(character => _ordinaryCharacters[character]).Select(character => WordHash.Of([(char)character]));
        var ordinary = _entries.Where(IsOrdinaryEntry).Select(entry => (uint)entry).Concat(characters).Order().ToArray();
        writer.Write(ordinary.Length);
        foreach (var hash in ordinary)
        {
            writer.Write(hash);
        }
    }

    /// <summary>A character that is no part of names where it stands as a word of its own.</summary>
    public bool IsOrdinary(char character) => _ordinaryCharacters[character];

    /// <summary>Says that a hash will be asked for.</summary>
    public void Expect(uint hash) => AheadOfUse.Fetch(ref _entries[(int)hash & _mask]);

    /// <summary>Finds a word by its hash. False where no word begins so: longer ones need not be tried.</summary>
    public bool TryFind(uint hash, out LexiconWord word)
    {
        var slot = (int)hash & _mask;
        while (true)
        {
            var entry = _entries[slot];
            if (entry == 0)
            {
                word = default;
                return false;
            }

            if ((uint)entry == hash)
            {
                word = new LexiconWord(ClassOf(entry) is var found && found == PrefixOnly ? (ushort)0 : found, CostOf(entry), IsOrdinaryEntry(entry));
                return true;
            }

            slot = (slot + 1) & _mask;
        }
    }

    // A class is never 0, so that no entry is.
    private static ulong Entry(uint hash, ushort @class, byte cost) => @class == 0 ? 0 : hash | ((ulong)@class << 32) | ((ulong)cost << 48);

    private static ushort ClassOf(ulong entry) => (ushort)(entry >> 32);

    private static byte CostOf(ulong entry) => (byte)(entry >> 48);

    private static bool IsOrdinaryEntry(ulong entry) => (entry >> OrdinaryBit & 1) != 0;
}
