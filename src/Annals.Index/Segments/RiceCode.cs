using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Annals.Index.Segments;

/// <summary>
/// Ascending numbers as the gaps between them, each in little more bits than it needs (Rice, "Some Practical Universal
/// Noiseless Coding Techniques", 1979): the gap's upper bits as so many ones and a zero, its lowest k bits as they are.
/// Beside bytes of seven bits each it saves a fifth of the index.
/// </summary>
/// <remarks>
/// Bits fill a byte from the lowest up. First 6 bits for the length of the first number, then that number; if there
/// are more, 5 bits for k and the gaps. A gap whose upper bits would take 16 ones or more is 16 ones and 32 bits. Ones
/// fill the last byte: no gap looks like them.
/// </remarks>
internal static class RiceCode
{
    private const int LengthBits = 6;
    private const int ParameterBits = 5;
    private const int NoParameter = 31;
    private const int Escape = 16;
    private const int RawBits = 32;

    // Reading takes eight bytes at a time, and a number begins up to seven bits into the first.
    private const int WindowBytes = sizeof(ulong);

    /// <summary>Bits that any number may take at most; what remains of the room must hold them.</summary>
    private const int LongestBits = Escape + RawBits;

    // About what fills a block; a long list is written block by block, each with a k of its own.
    private const int MostSampled = 4096;

    /// <summary>Bytes of room that are enough for at least one number.</summary>
    public const int LeastRoom = (LengthBits + RawBits + ParameterBits + LongestBits + 7) / 8;

    /// <summary>Writes as many of the numbers as the room holds.</summary>
    /// <param name="target">At least <paramref name="room"/> and eight bytes more.</param>
    public static (int Taken, int Length) Write(ReadOnlySpan<uint> values, Span<byte> target, int room)
    {
        if (room < LeastRoom)
        {
            return (0, 0);
        }

        var writer = new BitWriter(target);
        var length = 32 - BitOperations.LeadingZeroCount(values[0]);
        writer.Add((uint)length, LengthBits);
        writer.Add(values[0], length);
        var taken = 1;
        if (values.Length > 1)
        {
            var parameter = BestParameter(values[..Math.Min(values.Length, MostSampled)]);
            writer.Add((uint)parameter, ParameterBits);
            var mostBits = (room * 8) - LongestBits;
            while (taken < values.Length && writer.Bits <= mostBits)
            {
                Add(ref writer, values[taken] - values[taken - 1], parameter);
                taken++;
            }
        }

        return (taken, writer.Finish());
    }

    /// <summary>Adds the numbers to a list.</summary>
    public static void Read(ReadOnlySpan<byte> source, List<uint> target)
    {
        var end = source.Length * 8;
        var length = (int)(Window(source, 0) & ((1 << LengthBits) - 1));
        var value = (uint)(Window(source, LengthBits) & ((1UL << length) - 1));
        var at = LengthBits + length;
        var count = target.Count;
        var parameter = at + ParameterBits < end ? (int)(Window(source, at) & ((1 << ParameterBits) - 1)) : NoParameter;
        if (parameter == NoParameter)
        {
            target.Add(value);
            return;
        }

        at += ParameterBits;
        CollectionsMarshal.SetCount(target, count + 1 + ((end - at) / (parameter + 1)));
        var numbers = CollectionsMarshal.AsSpan(target);
        numbers[count++] = value;
        var mask = (1UL << parameter) - 1;
        while (true)
        {
            var window = Window(source, at);
            var ones = BitOperations.TrailingZeroCount(~window);
            if (ones < Escape)
            {
                if (at + ones >= end)
                {
                    break;
                }

                value += ((uint)ones << parameter) + (uint)((window >> (ones + 1)) & mask);
                at += ones + 1 + parameter;
            }
            else
            {
                if (at + Escape >= end)
                {
                    break;
                }

                value += (uint)Window(source, at + Escape);
                at += Escape + RawBits;
            }

            numbers[count++] = value;
        }

        CollectionsMarshal.SetCount(target, count);
    }

    private static void Add(ref BitWriter writer, uint gap, int parameter)
    {
        var upper = gap >> parameter;
        if (upper < Escape)
        {
            writer.Add((1u << (int)upper) - 1, (int)upper + 1);
            writer.Add(gap & ((1u << parameter) - 1), parameter);
        }
        else
        {
            writer.Add((1u << Escape) - 1, Escape);
            writer.Add(gap, RawBits);
        }
    }

    // Best for gaps that fall at random is k near log2 of their mean; where they come in clusters, one or two less.
    private static int BestParameter(ReadOnlySpan<uint> values)
    {
        var mean = (values[^1] - values[0]) / (uint)(values.Length - 1);
        var highest = Math.Min(BitOperations.Log2(mean | 1), NoParameter - 1);
        var (best, fewest) = (highest, long.MaxValue);
        for (var parameter = highest; parameter >= Math.Max(0, highest - 3); parameter--)
        {
            var bits = (long)(values.Length - 1) * (parameter + 1);
            for (var i = 1; i < values.Length; i++)
            {
                bits += Math.Min((values[i] - values[i - 1]) >> parameter, RawBits);
            }

            if (bits >= fewest)
            {
                break;
            }

            (best, fewest) = (parameter, bits);
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Window(ReadOnlySpan<byte> source, int bit)
    {
        var at = bit >> 3;
        return at + WindowBytes <= source.Length
            ? BinaryPrimitives.ReadUInt64LittleEndian(source[at..]) >> (bit & 7)
            : LastWindow(source, bit);
    }

    // Behind the end there are only ones, like those that fill the last byte.
    private static ulong LastWindow(ReadOnlySpan<byte> source, int bit)
    {
        var window = ulong.MaxValue;
        for (var at = source.Length - 1; at >= bit >> 3; at--)
        {
            window = (window << 8) | source[at];
        }

        return window >> (bit & 7);
    }

    private ref struct BitWriter(Span<byte> target)
    {
        private readonly Span<byte> _target = target;
        private ulong _pending;
        private int _pendingBits;
        private int _written;

        public readonly int Bits => (_written * 8) + _pendingBits;

        public void Add(uint value, int bits)
        {
            _pending |= (ulong)value << _pendingBits;
            _pendingBits += bits;
            if (_pendingBits >= RawBits)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(_target[_written..], (uint)_pending);
                _written += sizeof(uint);
                _pending >>= RawBits;
                _pendingBits -= RawBits;
            }
        }

        /// <returns>Bytes written.</returns>
        public int Finish()
        {
            BinaryPrimitives.WriteUInt64LittleEndian(_target[_written..], _pending | (ulong.MaxValue << _pendingBits));
            return _written + ((_pendingBits + 7) / 8);
        }
    }
}
