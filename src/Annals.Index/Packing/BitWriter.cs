namespace Annals.Index.Packing;

/// <summary>Bits into bytes, each number's highest bit first.</summary>
internal sealed class BitWriter
{
    private readonly List<byte> _bytes = [];
    private ulong _pending;
    private int _pendingBits;

    /// <param name="bits">At most 32.</param>
    public void Add(uint value, int bits)
    {
        _pending = (_pending << bits) | value;
        _pendingBits += bits;
        while (_pendingBits >= 8)
        {
            _pendingBits -= 8;
            _bytes.Add((byte)(_pending >> _pendingBits));
        }
    }

    /// <summary>All bits so far, the last byte filled with zeros, and begins anew.</summary>
    public byte[] Finish()
    {
        if (_pendingBits > 0)
        {
            Add(0, 8 - _pendingBits);
        }

        byte[] bytes = [.. _bytes];
        _bytes.Clear();
        return bytes;
    }
}
