namespace Annals.Index.Segments;

/// <summary>
/// Reads a segment's entries from the first to the last, and takes its blocks out of the file as it goes: what is written
/// in their stead finds room where they were, and the file does not grow. Stands before the first until <see cref="Next"/>.
/// </summary>
internal sealed class SegmentCursor(SegmentStore store, Segment segment)
{
    private readonly byte[] _block = new byte[BlockWriter.BlockSize];
    private BlockWalk _walk;
    private int _number = -1;

    public bool IsAtEnd { get; private set; }

    public ulong Key => _walk.Key;

    public bool Next()
    {
        while (!_walk.Next(_block))
        {
            if (++_number >= segment.Directory.BlockCount)
            {
                IsAtEnd = true;
                return false;
            }

            store.TakeBlock(segment.Id, _number, _block);
            _walk = new BlockWalk(_block, segment.Directory.FirstKey(_number));
        }

        return true;
    }

    public void Unpack(List<uint> values) => _walk.Read(_block, values);
}
