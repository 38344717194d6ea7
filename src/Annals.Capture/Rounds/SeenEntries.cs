using System.Runtime.InteropServices;

namespace Annals.Capture.Rounds;

/// <summary>Which entries of the last document need no further look, and which articles they are about: 16 bytes an entry.</summary>
internal sealed class SeenEntries
{
    private readonly Dictionary<ulong, ulong> _articles = [];

    public static SeenEntries From(byte[] bytes)
    {
        var seen = new SeenEntries();
        var numbers = MemoryMarshal.Cast<byte, ulong>(bytes);
        for (var i = 0; i + 1 < numbers.Length; i += 2)
        {
            seen._articles[numbers[i]] = numbers[i + 1];
        }

        return seen;
    }

    /// <summary>Forgets entries, so that they get another look.</summary>
    public void Remove(IEnumerable<ulong> entries)
    {
        foreach (var entry in entries)
        {
            _articles.Remove(entry);
        }
    }

    public bool TryGet(ulong entry, out ulong article) => _articles.TryGetValue(entry, out article);

    public bool Offers(ulong article) => _articles.ContainsValue(article);

    public HashSet<ulong> Articles() => [.. _articles.Values];

    public void Add(ulong entry, ulong article) => _articles[entry] = article;

    public byte[] ToBytes() => [.. _articles.SelectMany(pair => BitConverter.GetBytes(pair.Key).Concat(BitConverter.GetBytes(pair.Value)))];
}
