using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Annals.Index.Segments;

/// <summary>
/// Bits that fill a byte from the lowest up, eight bytes of them looked at in one step. Small numbers as Exp-Golomb code of order k
/// (ITU-T H.264, section 9.1): so many ones and a zero, and so many bits more than k.
/// </summary>
internal static class BitStream
{
    /// <summary>The bits from <paramref name="bit"/> on, the lowest first; at least 57. Behind the end there are only ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Window(ReadOnlySpan<byte> source, int bit)
    {
        var at = bit >> 3;
        return at + sizeof(ulong) <= source.Length
            ? BinaryPrimitives.ReadUInt64LittleEndian(source[at..]) >> (bit & 7)
            : LastWindow(source, bit);
    }

    /// <param name="bits">At most 32.</param>
    public static uint Take(ReadOnlySpan<byte> source, ref int at, int bits)
    {
        var value = (uint)(Window(source, at) & ((1UL << bits) - 1));
        at += bits;
        return value;
    }

    public static ulong TakeGolomb(ReadOnlySpan<byte> source, ref int at, int order)
    {
        var ones = BitOperations.TrailingZeroCount(~Window(source, at));
        if (ones > 32)
        {
            // The window may end within them.
            ones = 32 + BitOperations.TrailingZeroCount(~Window(source, at + 32));
        }

        at += ones + 1;
        var bits = ones + order;
        var value = (ulong)Take(source, ref at, Math.Min(bits, 32));
        return ((1UL << bits) | (bits > 32 ? value | ((ulong)Take(source, ref at, bits - 32) << 32) : value)) - (1UL << order);
    }

    public static int GolombBits(ulong value, int order)
    {
        var bits = BitOperations.Log2(value + (1UL << order));
        return (2 * bits) - order + 1;
    }

    private static ulong LastWindow(ReadOnlySpan<byte> source, int bit)
    {
        var window = ulong.MaxValue;
        for (var at = source.Length - 1; at >= bit >> 3; at--)
        {
            window = (window << 8) | source[at];
        }

        return window >> (bit & 7);
    }

    /// <summary>Writes such bits.</summary>
    /// <param name="target">Eight bytes longer than what will be written.</param>
    internal sealed class Writer(byte[] target)
    {
        private ulong _pending;
        private int _pendingBits;
        private int _written;

        public int Bits => (_written * 8) + _pendingBits;

        /// <param name="bits">At most 32; the value has no more.</param>
        public void Add(uint value, int bits)
        {
            _pending |= (ulong)value << _pendingBits;
            _pendingBits += bits;
            if (_pendingBits >= 32)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(target.AsSpan(_written), (uint)_pending);
                _written += sizeof(uint);
                _pending >>= 32;
                _pendingBits -= 32;
            }
        }

        public void AddGolomb(ulong value, int order)
        {
            value += 1UL << order;
            var bits = BitOperations.Log2(value);
            for (var ones = bits - order; ones > 0; ones -= Math.Min(ones, 31))
            {
                Add((1u << Math.Min(ones, 31)) - 1, Math.Min(ones, 31));
            }

            Add(0, 1);
            var low = value ^ (1UL << bits);
            Add((uint)low, Math.Min(bits, 32));
            Add((uint)(low >> 32), Math.Max(0, bits - 32));
        }

        /// <summary>Fills the last byte and begins anew.</summary>
        /// <returns>Bytes written.</returns>
        public int Finish()
        {
            var length = _written + ((_pendingBits + 7) / 8);
            BinaryPrimitives.WriteUInt64LittleEndian(target.AsSpan(_written), _pending);
            (_pending, _pendingBits, _written) = (0, 0, 0);
            return length;
        }
    }
}
