using System.Numerics;
using Annals.Index.Packing;

namespace Annals.Index.Segments;

/// <summary>
/// Ascending numbers as the gaps between them, in one of two codes, whichever is shorter. Rice's ("Some Practical Universal
/// Noiseless Coding Techniques", 1979) is good for few gaps, and for such as fall at random: the upper bits as so many ones and a zero,
/// the lowest k as they are. Words come in clusters, though: many gaps within an article, few between two. Where there
/// are enough of them each has the Huffman code of its magnitude and, but for the highest, its bits.
/// </summary>
/// <remarks>
/// 5 bits for k, or 31 for the second code: then 5 bits for the lowest magnitude, 5 for how many there are, 4 for the length of each
/// code, 0 for one that does not occur. A gap whose upper bits would take 16 ones or more is 16 ones and 32 bits.
/// </remarks>
internal sealed class GapCode
{
    private const int ParameterBits = 5;
    private const int ByMagnitude = 31;
    private const int MagnitudeBits = 5;
    private const int LengthBits = 4;
    private const int Magnitudes = 32;
    private const int Escape = 16;
    private const int RawBits = 32;

    // With so few gaps the lengths of the codes are no gain.
    private const int EnoughGaps = 64;

    // Codes are looked up in a table of 2 to this power.
    private const int LongestCode = 9;

    private readonly int[] _counts = new int[Magnitudes];
    private readonly byte[] _lengths = new byte[Magnitudes];
    private readonly uint[] _codes = new uint[Magnitudes];
    private int _parameter;
    private int _lowest;
    private int _highest;

    /// <summary>Bits before the first gap.</summary>
    public int HeadBits => _parameter < ByMagnitude ? ParameterBits : ParameterBits + (2 * MagnitudeBits) + (LengthBits * (_highest - _lowest + 1));

    /// <summary>Chooses the code for the gaps between these numbers, and only for them.</summary>
    /// <param name="values">At least two.</param>
    public void Fit(ReadOnlySpan<uint> values)
    {
        var (parameter, bits) = BestParameter(values);
        _parameter = parameter;
        if (values.Length > EnoughGaps && BitsByMagnitude(values) is var other && other < bits)
        {
            _parameter = ByMagnitude;
            HuffmanCodes.Assign(_lengths, _codes);
        }
    }

    public int BitsOf(uint gap)
    {
        if (_parameter == ByMagnitude)
        {
            var magnitude = BitOperations.Log2(gap);
            return _lengths[magnitude] + magnitude;
        }

        return RiceBits(gap, _parameter);
    }

    public void WriteHead(BitStream.Writer target)
    {
        target.Add((uint)_parameter, ParameterBits);
        if (_parameter == ByMagnitude)
        {
            target.Add((uint)_lowest, MagnitudeBits);
            target.Add((uint)(_highest - _lowest), MagnitudeBits);
            for (var magnitude = _lowest; magnitude <= _highest; magnitude++)
            {
                target.Add(_lengths[magnitude], LengthBits);
            }
        }
    }

    public void Write(BitStream.Writer target, uint gap)
    {
        if (_parameter == ByMagnitude)
        {
            var magnitude = BitOperations.Log2(gap);
            target.Add(_codes[magnitude], _lengths[magnitude]);
            target.Add(gap ^ (1u << magnitude), magnitude);
            return;
        }

        gap--;
        var upper = gap >> _parameter;
        if (upper < Escape)
        {
            target.Add((1u << (int)upper) - 1, (int)upper + 1);
            target.Add(gap & ((1u << _parameter) - 1), _parameter);
        }
        else
        {
            target.Add((1u << Escape) - 1, Escape);
            target.Add(gap, RawBits);
        }
    }

    /// <summary>Reads the numbers that follow a first one.</summary>
    /// <param name="at">Where the head begins; then behind the last gap.</param>
    public static void Read(ReadOnlySpan<byte> source, ref int at, uint first, Span<uint> target)
    {
        var parameter = (int)BitStream.Take(source, ref at, ParameterBits);
        if (parameter == ByMagnitude)
        {
            ReadByMagnitude(source, ref at, first, target);
            return;
        }

        var mask = (1UL << parameter) - 1;
        var (value, bit) = (first, at);
        foreach (ref var number in target)
        {
            var window = BitStream.Window(source, bit);
            var ones = BitOperations.TrailingZeroCount(~window);
            if (ones < Escape)
            {
                value += ((uint)ones << parameter) + (uint)((window >> (ones + 1)) & mask) + 1;
                bit += ones + 1 + parameter;
            }
            else
            {
                value += (uint)(window >> Escape) + 1;
                bit += Escape + RawBits;
            }

            number = value;
        }

        at = bit;
    }

    private static void ReadByMagnitude(ReadOnlySpan<byte> source, ref int at, uint first, Span<uint> target)
    {
        var lowest = (int)BitStream.Take(source, ref at, MagnitudeBits);
        var highest = lowest + (int)BitStream.Take(source, ref at, MagnitudeBits);
        Span<byte> lengths = stackalloc byte[Magnitudes];
        lengths.Clear();
        for (var magnitude = lowest; magnitude <= highest; magnitude++)
        {
            lengths[magnitude] = (byte)BitStream.Take(source, ref at, LengthBits);
        }

        // Per look at the next bits: how long the code is that they begin with, and which magnitude it means.
        Span<ushort> table = stackalloc ushort[1 << LongestCode];
        HuffmanCodes.Tabulate(lengths, table);
        var (value, bit) = (first, at);
        foreach (ref var number in target)
        {
            var window = BitStream.Window(source, bit);
            var entry = table[(int)window & ((1 << LongestCode) - 1)];
            var (length, magnitude) = (entry >> 8, entry & 0xff);
            value += (1u << magnitude) + (uint)((window >> length) & ((1UL << magnitude) - 1));
            bit += length + magnitude;
            number = value;
        }

        at = bit;
    }

    private static int RiceBits(uint gap, int parameter)
        => (gap - 1) >> parameter is var upper && upper < Escape ? (int)upper + 1 + parameter : Escape + RawBits;

    // Best for gaps that fall at random is k near log2 of their mean; where they come in clusters, one or more less.
    private static (int Parameter, long Bits) BestParameter(ReadOnlySpan<uint> values)
    {
        var mean = (values[^1] - values[0]) / (uint)(values.Length - 1);
        var highest = Math.Min(BitOperations.Log2(mean | 1), ByMagnitude - 1);
        var (best, fewest) = (highest, long.MaxValue);
        for (var parameter = highest; parameter >= Math.Max(0, highest - 4); parameter--)
        {
            var bits = (long)ParameterBits;
            for (var i = 1; i < values.Length; i++)
            {
                bits += RiceBits(values[i] - values[i - 1], parameter);
            }

            if (bits >= fewest)
            {
                break;
            }

            (best, fewest) = (parameter, bits);
        }

        return (best, fewest);
    }

    private long BitsByMagnitude(ReadOnlySpan<uint> values)
    {
        Array.Clear(_counts);
        Array.Clear(_lengths);
        for (var i = 1; i < values.Length; i++)
        {
            _counts[BitOperations.Log2(values[i] - values[i - 1])]++;
        }

        _lowest = Array.FindIndex(_counts, count => count > 0);
        _highest = Array.FindLastIndex(_counts, count => count > 0);
        Span<int> used = stackalloc int[Magnitudes];
        var symbols = 0;
        var bits = (long)ParameterBits + (2 * MagnitudeBits) + (LengthBits * (_highest - _lowest + 1));
        for (var magnitude = _lowest; magnitude <= _highest; magnitude++)
        {
            if (_counts[magnitude] > 0)
            {
                used[symbols++] = magnitude;
            }
        }

        var weights = new long[symbols];
        for (var i = 0; i < symbols; i++)
        {
            weights[i] = _counts[used[i]];
        }

        var lengths = CodeLengths.Of(weights, LongestCode);
        for (var i = 0; i < symbols; i++)
        {
            _lengths[used[i]] = lengths[i];
            bits += weights[i] * (lengths[i] + used[i]);
        }

        return bits;
    }
}
