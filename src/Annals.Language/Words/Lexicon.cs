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

    private readonly uint[] _keys;
    private readonly ushort[] _classes;
    private readonly byte[] _costs;
    private readonly int _mask;

    private Lexicon(uint[] keys, ushort[] classes, byte[] costs)
    {
        (_keys, _classes, _costs) = (keys, classes, costs);
        _mask = keys.Length - 1;
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

        var (keys, classes, costs) = (new uint[size], new ushort[size], new byte[size]);
        foreach (var (hash, (@class, cost)) in entries.OrderBy(entry => entry.Key))
        {
            var slot = (int)(hash & (uint)(size - 1));
            while (classes[slot] != 0)
            {
                slot = (slot + 1) & (size - 1);
            }

            (keys[slot], classes[slot], costs[slot]) = (hash, @class, cost);
        }

        return new Lexicon(keys, classes, costs);
    }

    public static Lexicon Read(BinaryReader reader)
    {
        var size = reader.ReadInt32();
        var keys = new uint[size];
        var classes = new ushort[size];
        var bytes = reader.ReadBytes(size * 6);
        for (var i = 0; i < size; i++)
        {
            keys[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i * 4));
            classes[i] = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan((size * 4) + (i * 2)));
        }

        return new Lexicon(keys, classes, reader.ReadBytes(size));
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_keys.Length);
        foreach (var key in _keys)
        {
            writer.Write(key);
        }

        foreach (var @class in _classes)
        {
            writer.Write(@class);
        }

        writer.Write(_costs);
    }

    /// <summary>Finds a word by its hash. False where no word begins so: longer ones need not be tried.</summary>
    /// <param name="class">0 where this is only the beginning of words.</param>
    public bool TryFind(uint hash, out ushort @class, out byte cost)
    {
        var slot = (int)hash & _mask;
        while (true)
        {
            var found = _classes[slot];
            if (found == 0)
            {
                (@class, cost) = (0, 0);
                return false;
            }

            if (_keys[slot] == hash)
            {
                (@class, cost) = (found == PrefixOnly ? (ushort)0 : found, _costs[slot]);
                return true;
            }

            slot = (slot + 1) & _mask;
        }
    }
}
