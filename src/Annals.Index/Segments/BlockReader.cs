namespace Annals.Index.Segments;

/// <summary>Walks over the entries of one block.</summary>
internal ref struct BlockReader(ReadOnlySpan<byte> block, ulong firstKey)
{
    private readonly ReadOnlySpan<byte> _block = block;
    private int _at;

    public ulong Key { get; private set; } = firstKey;

    /// <summary>The values of the entry, still packed.</summary>
    public ReadOnlySpan<byte> Values { get; private set; }

    public bool Next()
    {
        if (_at >= _block.Length)
        {
            return false;
        }

        Key += Varint.Read(_block, ref _at);
        var length = (int)Varint.Read(_block, ref _at);
        Values = _block.Slice(_at, length);
        _at += length;
        return true;
    }
}
