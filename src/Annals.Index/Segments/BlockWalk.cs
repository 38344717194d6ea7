using System.Runtime.InteropServices;

namespace Annals.Index.Segments;

/// <summary>A walk over the entries of one block (<see cref="BlockWriter"/>), which is handed in at each step. Stands before the first until <see cref="Next"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct BlockWalk
{
    private readonly int _firstBits;
    private int _left;

    // Behind the first value of the entry, and behind its last when that is known.
    private int _at;
    private int _end;
    private int _count;
    private uint _first;

    public BlockWalk(ReadOnlySpan<byte> block, ulong firstKey)
    {
        _firstBits = block[0];
        _left = block[1] | (block[2] << 8);
        _end = BlockWriter.HeaderBytes * 8;
        Key = firstKey;
    }

    public ulong Key { get; private set; }

    /// <summary>How many values the entry has.</summary>
    public readonly int Count => _count;

    public bool Next(ReadOnlySpan<byte> block)
    {
        if (_left == 0)
        {
            return false;
        }

        if (_end == 0)
        {
            Pass(block);
        }

        _left--;
        _at = _end;
        Key += BitStream.TakeGolomb(block, ref _at, BlockWriter.KeyOrder);
        _count = (int)BitStream.TakeGolomb(block, ref _at, BlockWriter.CountOrder) + 1;
        _first = BitStream.Take(block, ref _at, _firstBits);
        _end = 0;
        if (_count >= BlockWriter.LongEntry)
        {
            var length = (int)BitStream.Take(block, ref _at, BlockWriter.LengthBits);
            _end = _at + length;
        }
        else if (_count == 1)
        {
            _end = _at;
        }

        return true;
    }

    /// <summary>Adds the values of the entry to a list.</summary>
    public void Read(ReadOnlySpan<byte> block, List<uint> target)
    {
        var before = target.Count;
        CollectionsMarshal.SetCount(target, before + _count);
        var values = CollectionsMarshal.AsSpan(target)[before..];
        values[0] = _first;
        var at = _at;
        if (_count > 1)
        {
            GapCode.Read(block, ref at, _first, values[1..]);
        }

        _end = at;
    }

    private void Pass(ReadOnlySpan<byte> block)
    {
        Span<uint> values = stackalloc uint[BlockWriter.LongEntry];
        var at = _at;
        GapCode.Read(block, ref at, _first, values[..(_count - 1)]);
        _end = at;
    }
}
