namespace Annals.Publish.Warc;

/// <summary>The check sum of gzip (RFC 1952, section 8): the framework keeps its own to itself.</summary>
internal struct Crc32()
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(static index => Entry((uint)index))];

    private uint _state = uint.MaxValue;

    public readonly uint Value => ~_state;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var state = _state;
        foreach (var one in bytes)
        {
            state = Table[(byte)(state ^ one)] ^ (state >> 8);
        }

        _state = state;
    }

    private static uint Entry(uint index)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            index = (index & 1) == 0 ? index >> 1 : 0xedb88320 ^ (index >> 1);
        }

        return index;
    }
}
