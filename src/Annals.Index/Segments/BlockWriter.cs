using Annals.Index.Storage;

namespace Annals.Index.Segments;

/// <summary>
/// Packs sorted postings into blocks that fit a page of the file. A block is a row of entries, an entry
/// <c>key − key before · bytes of its values</c> as <see cref="Varint"/> and the values as <see cref="RiceCode"/>; the first
/// key of a block and its first value stand in the <see cref="SegmentDirectory"/>. A key with many values goes on over
/// several blocks, so that a search may skip those it does not need.
/// </summary>
/// <param name="emit">Takes a finished block, sealed (<see cref="Checked"/>); its bytes are used again afterwards.</param>
internal sealed class BlockWriter(BlockWriter.Emit emit)
{
    /// <summary>A row of this size fills a leaf page of 4,096 bytes without spilling (https://sqlite.org/fileformat2.html, "Cell Payload Overflow Pages").</summary>
    public const int BlockSize = 4_040 - Checked.Overhead;

    // An entry that is shorter is rather moved to the next block whole than read from two.
    private const int NotWorthSplitting = 160;
    private const int HeaderSize = Varint.MaxLength + 2;

    private readonly byte[] _block = new byte[BlockSize + Checked.Overhead];
    private readonly byte[] _values = new byte[BlockSize + sizeof(ulong)];
    private readonly byte[] _trial = new byte[NotWorthSplitting + sizeof(ulong)];
    private int _filled;
    private ulong _firstKey;
    private ulong _lastKey;
    private uint _firstValue;

    public delegate void Emit(ulong firstKey, uint firstValue, ReadOnlySpan<byte> block);

    /// <summary>How many postings went in.</summary>
    public long Entries { get; private set; }

    /// <summary>Keys must ascend, and so must the values of each.</summary>
    public void Add(ulong key, ReadOnlySpan<uint> values)
    {
        Entries += values.Length;
        while (!values.IsEmpty)
        {
            var room = BlockSize - _filled - HeaderSize;
            var (taken, length) = RiceCode.Write(values, _values, room);
            if (taken < values.Length && _filled > 0 && (taken == 0 || IsShort(values, room)))
            {
                Flush();
                continue;
            }

            Append(key, values[0], length);
            values = values[taken..];
            if (!values.IsEmpty)
            {
                Flush();
            }
        }
    }

    public void Flush()
    {
        if (_filled > 0)
        {
            emit(_firstKey, _firstValue, Checked.Seal(_block, _filled));
            _filled = 0;
        }
    }

    private bool IsShort(ReadOnlySpan<uint> values, int room)
        => room < NotWorthSplitting && values.Length <= NotWorthSplitting * 8 && RiceCode.Write(values, _trial, NotWorthSplitting).Taken == values.Length;

    private void Append(ulong key, uint firstValue, int length)
    {
        if (_filled == 0)
        {
            (_firstKey, _lastKey, _firstValue) = (key, key, firstValue);
        }

        _filled = Varint.Write(_block, _filled, key - _lastKey);
        _filled = Varint.Write(_block, _filled, (ulong)length);
        _values.AsSpan(0, length).CopyTo(_block.AsSpan(_filled));
        _filled += length;
        _lastKey = key;
    }
}
