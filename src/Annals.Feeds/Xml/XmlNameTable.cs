using System.Text;

namespace Annals.Feeds.Xml;

/// <summary>Interns the names of one document. Feeds use a few dozen; a hostile one that invents more only loses the sharing.</summary>
internal sealed class XmlNameTable
{
    private const int Slots = 1024;
    private const int MaxNames = 700;

    private readonly XmlName?[] slots = new XmlName?[Slots];
    private int count;

    public XmlName Get(ReadOnlySpan<byte> utf8)
    {
        var slot = Hash(utf8) & (Slots - 1);
        while (slots[slot] is { } name)
        {
            if (name.Utf8.SequenceEqual(utf8))
                return name;
            slot = (slot + 1) & (Slots - 1);
        }
        var added = new XmlName(utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        if (count < MaxNames)
        {
            slots[slot] = added;
            count++;
        }
        return added;
    }

    private static int Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = 2166136261u;
        foreach (var b in utf8)
            hash = (hash ^ b) * 16777619;
        return (int)(hash ^ (hash >> 15)) & int.MaxValue;
    }
}
