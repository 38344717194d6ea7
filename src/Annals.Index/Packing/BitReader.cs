using System.Buffers.Binary;
using Annals.Index.Storage;

namespace Annals.Index.Packing;

/// <summary>Reads what a <see cref="BitWriter"/> wrote.</summary>
internal ref struct BitReader(ReadOnlySpan<byte> source)
{
    private readonly ReadOnlySpan<byte> _source = source;
    private int _at;

    public static DatabaseException Damage() => new(SQLitePCL.raw.SQLITE_CORRUPT, "a text was changed after it was written");

    /// <summary>The next bits without going on; behind the end there are zeros.</summary>
    /// <param name="bits">At most 24.</param>
    public readonly uint Peek(int bits)
    {
        var first = _at >> 3;
        if (first + sizeof(uint) <= _source.Length)
        {
            return (BinaryPrimitives.ReadUInt32BigEndian(_source[first..]) << (_at & 7)) >> (32 - bits);
        }

        var window = 0u;
        for (var at = first; at < first + sizeof(uint); at++)
        {
            window = (window << 8) | (at < _source.Length ? _source[at] : 0u);
        }

        return (window << (_at & 7)) >> (32 - bits);
    }

    /// <summary>Goes on behind bits that were looked at.</summary>
    /// <exception cref="DatabaseException">There are not so many left.</exception>
    public void Skip(int bits)
    {
        _at += bits;
        if (_at > _source.Length * 8)
        {
            throw Damage();
        }
    }

    /// <exception cref="DatabaseException">There are not so many bits left.</exception>
    public uint Take(int bits)
    {
        if (_at + bits > _source.Length * 8)
        {
            throw Damage();
        }

        var value = 0u;
        while (bits > 0)
        {
            var rest = 8 - (_at & 7);
            var taken = Math.Min(rest, bits);
            value = (value << taken) | (((uint)_source[_at >> 3] >> (rest - taken)) & ((1u << taken) - 1));
            _at += taken;
            bits -= taken;
        }

        return value;
    }
}
