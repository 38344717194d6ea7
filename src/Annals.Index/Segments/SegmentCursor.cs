namespace Annals.Index.Segments;

/// <summary>Reads a segment's entries from the first to the last. Stands before the first until <see cref="Next"/>.</summary>
internal sealed class SegmentCursor(SegmentStore store, Segment segment)
{
    private byte[] _block = [];
    private int _number = -1;
    private int _at;
    private int _valuesStart;

    public bool IsAtEnd { get; private set; }

    public ulong Key { get; private set; }

    public bool Next()
    {
        while (_at >= _block.Length)
        {
            if (++_number >= segment.Directory.BlockCount)
            {
                IsAtEnd = true;
                return false;
            }

            _block = store.Block(segment.Id, _number).ToArray();
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
