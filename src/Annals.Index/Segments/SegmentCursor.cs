namespace Annals.Index.Segments;

/// <summary>
/// Reads a segment's entries from the first to the last, and takes its blocks out of the file as it goes: what is written
/// in their stead finds room where they were, and the file does not grow. Stands before the first until <see cref="Next"/>.
/// </summary>
internal sealed class SegmentCursor(SegmentStore store, Segment segment)
{
    private readonly byte[] _block = new byte[BlockWriter.BlockSize];
    private int _length;
    private int _number = -1;
    private int _at;
    private int _valuesStart;

    public bool IsAtEnd { get; private set; }

    public ulong Key { get; private set; }

    public bool Next()
    {
        while (_at >= _length)
        {
            if (++_number >= segment.Directory.BlockCount)
            {
                IsAtEnd = true;
                return false;
            }

            _length = store.TakeBlock(segment.Id, _number, _block);
            _at = 0;
            Key = segment.Directory.FirstKey(_number);
        }

        Key += Varint.Read(_block, ref _at);
        var length = (int)Varint.Read(_block, ref _at);
        _valuesStart = _at;
        _at += length;
        return true;
    }

    public void Unpack(List<uint> values) => RiceCode.Read(_block.AsSpan(_valuesStart.._at), values);
}
