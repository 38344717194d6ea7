namespace Annals.Index.Segments;

/// <summary>Which block of a segment holds which keys: the first key and its first value of every block, in memory.</summary>
internal sealed class SegmentDirectory
{
    private readonly ulong[] _keys;
    private readonly uint[] _values;

    private SegmentDirectory(ulong[] keys, uint[] values)
    {
        _keys = keys;
        _values = values;
    }

    public int BlockCount => _keys.Length;

    public ulong FirstKey(int block) => _keys[block];

    public uint FirstValue(int block) => _values[block];

    /// <summary>The blocks that may hold values of a key; an empty range when none can.</summary>
    public (int First, int Last) BlocksOf(ulong key)
    {
        var at = Array.BinarySearch(_keys, key);
        if (at < 0)
        {
            var before = ~at - 1;
            return before < 0 ? (0, -1) : (before, before);
        }

        var (first, last) = (at, at);
        while (first > 0 && _keys[first - 1] == key)
        {
            first--;
        }

        while (last + 1 < _keys.Length && _keys[last + 1] == key)
        {
            last++;
        }

        // The key may have begun at the end of the block before.
        return (Math.Max(first - 1, 0), last);
    }

    public static SegmentDirectory Parse(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        var count = (int)Varint.Read(bytes, ref at);
        var keys = new ulong[count];
        var values = new uint[count];
        var key = 0UL;
        for (var i = 0; i < count; i++)
        {
            keys[i] = key += Varint.Read(bytes, ref at);
            values[i] = (uint)Varint.Read(bytes, ref at);
        }

        return new SegmentDirectory(keys, values);
    }

    /// <summary>Collects the directory while the blocks are written.</summary>
    public sealed class Builder
    {
        private readonly List<(ulong Key, uint Value)> _blocks = [];

        public int BlockCount => _blocks.Count;

        public void Add(ulong firstKey, uint firstValue) => _blocks.Add((firstKey, firstValue));

        public byte[] ToBytes()
        {
            var bytes = new byte[Varint.MaxLength * (1 + (2 * _blocks.Count))];
            var at = Varint.Write(bytes, 0, (ulong)_blocks.Count);
            var previous = 0UL;
            foreach (var (key, value) in _blocks)
            {
                at = Varint.Write(bytes, at, key - previous);
                at = Varint.Write(bytes, at, value);
                previous = key;
            }

            return bytes[..at];
        }
    }
}
