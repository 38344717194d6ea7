using System.Numerics;
using Annals.Index.Storage;

namespace Annals.Index.Segments;

/// <summary>
/// Packs sorted postings into blocks that fit a page of the file: one byte for the bits that a first value takes, two for the number of
/// entries, and the entries, bit after bit. An entry is <c>key − key before</c> and <c>number of values − 1</c> as Exp-Golomb
/// codes, its first value, and the others as <see cref="GapCode"/>; before many of those their length in bits, so that a
/// reader may skip them. The first key of a block and its first value stand in the <see cref="SegmentDirectory"/>.
/// A key with many values has several entries, over several blocks, so that a search may leave out those it does not need.
/// </summary>
internal sealed class BlockWriter
{
    /// <summary>A row of this size fills a leaf page of 4,096 bytes without spilling (https://sqlite.org/fileformat2.html, "Cell Payload Overflow Pages").</summary>
    public const int BlockSize = 4_040 - Checked.Overhead;

    public const int HeaderBytes = 3;
    public const int KeyOrder = 5;
    public const int CountOrder = 0;
    public const int LengthBits = 15;

    /// <summary>An entry of so many values tells its length; the gaps of a shorter one are read to find its end.</summary>
    public const int LongEntry = 32;

    // What a code is chosen for, and about what fills a block.
    private const int MostInEntry = 4096;

    // An entry that is shorter is rather moved to the next block whole than read from two.
    private const int NotWorthSplittingBits = 160 * 8;

    private readonly byte[] _block = new byte[BlockSize + Checked.Overhead + sizeof(ulong)];
    private readonly byte[] _bytes = new byte[BlockSize + sizeof(ulong)];
    private readonly GapCode _gaps = new();
    private readonly int _characterBits;
    private readonly int _placeBits;
    private readonly Emit _emit;
    private readonly BitStream.Writer _bits;
    private int _entries;
    private int _firstBits;
    private ulong _firstKey;
    private ulong _lastKey;
    private uint _firstValue;

    /// <param name="characterBits">Bits that any value of a character takes at most.</param>
    /// <param name="placeBits">Bits that any other value takes at most.</param>
    /// <param name="emit">Takes a finished block, sealed (<see cref="Checked"/>); its bytes are used again afterwards.</param>
    public BlockWriter(int characterBits, int placeBits, Emit emit)
    {
        (_characterBits, _placeBits, _emit) = (characterBits, placeBits, emit);
        _bits = new BitStream.Writer(_bytes);
        _bits.Add(0, HeaderBytes * 8);
    }

    public delegate void Emit(ulong firstKey, uint firstValue, ReadOnlySpan<byte> block);

    /// <summary>How many postings went in.</summary>
    public long Entries { get; private set; }

    /// <summary>Bits that a number below <paramref name="end"/> takes at most.</summary>
    public static int BitsBelow(uint end) => 32 - BitOperations.LeadingZeroCount(end);

    /// <summary>Keys must ascend, and so must the values of each.</summary>
    public void Add(ulong key, ReadOnlySpan<uint> values)
    {
        Entries += values.Length;
        BeginBlock(key <= char.MaxValue ? _characterBits : _placeBits);
        while (!values.IsEmpty)
        {
            var entry = values[..Math.Min(values.Length, MostInEntry)];
            if (entry.Length > 1)
            {
                _gaps.Fit(entry);
            }

            var (taken, bits) = Fitting(entry, (BlockSize * 8) - _bits.Bits - HeadBits(key, entry.Length));
            if (taken < entry.Length && _entries > 0 && (taken == 0 || GapBits(entry) < NotWorthSplittingBits))
            {
                Flush();
                continue;
            }

            Append(key, entry[..taken], bits);
            values = values[taken..];
            if (taken < entry.Length)
            {
                Flush();
            }
        }
    }

    public void Flush()
    {
        if (_entries > 0)
        {
            var length = _bits.Finish();
            _bytes.AsSpan(0, length).CopyTo(_block);
            (_block[0], _block[1], _block[2]) = ((byte)_firstBits, (byte)_entries, (byte)(_entries >> 8));
            _emit(_firstKey, _firstValue, Checked.Seal(_block, length));
            _entries = 0;
            _bits.Add(0, HeaderBytes * 8);
        }
    }

    private void BeginBlock(int firstBits)
    {
        if (firstBits != _firstBits)
        {
            Flush();
            _firstBits = firstBits;
        }
    }

    // All that stands before the first gap, and the first value.
    private int HeadBits(ulong key, int count)
        => BitStream.GolombBits(_entries == 0 ? 0 : key - _lastKey, KeyOrder) + BitStream.GolombBits((ulong)count - 1, CountOrder) + _firstBits
            + (count >= LongEntry ? LengthBits : 0) + (count > 1 ? _gaps.HeadBits : 0);

    private (int Taken, int GapBits) Fitting(ReadOnlySpan<uint> values, int room)
    {
        if (room < 0)
        {
            return (0, 0);
        }

        var sum = 0;
        for (var i = 1; i < values.Length; i++)
        {
            var bits = _gaps.BitsOf(values[i] - values[i - 1]);
            if (sum + bits > room)
            {
                return (i, sum);
            }

            sum += bits;
        }

        return (values.Length, sum);
    }

    private long GapBits(ReadOnlySpan<uint> values)
    {
        var sum = 0L;
        for (var i = 1; i < values.Length && sum < NotWorthSplittingBits; i++)
        {
            sum += _gaps.BitsOf(values[i] - values[i - 1]);
        }

        return sum;
    }

    private void Append(ulong key, ReadOnlySpan<uint> values, int gapBits)
    {
        if (_entries == 0)
        {
            (_firstKey, _lastKey, _firstValue) = (key, key, values[0]);
        }

        _entries++;
        _bits.AddGolomb(key - _lastKey, KeyOrder);
        _bits.AddGolomb((ulong)values.Length - 1, CountOrder);
        _bits.Add(values[0], _firstBits);
        _lastKey = key;
        if (values.Length == 1)
        {
            return;
        }

        if (values.Length >= LongEntry)
        {
            _bits.Add((uint)(_gaps.HeadBits + gapBits), LengthBits);
        }

        _gaps.WriteHead(_bits);
        for (var i = 1; i < values.Length; i++)
        {
            _gaps.Write(_bits, values[i] - values[i - 1]);
        }
    }
}
