namespace Annals.Index.Segments;

/// <summary>Canonical codes (RFC 1951, section 3.2.2) of given lengths, turned round for a <see cref="BitStream"/>, which is read from the lowest bit.</summary>
internal static class HuffmanCodes
{
    private const int LongestCode = 15;

    /// <param name="lengths">By symbol; 0 for one that does not occur.</param>
    public static void Assign(ReadOnlySpan<byte> lengths, Span<uint> codes)
    {
        var code = 0u;
        for (var length = 1; length <= LongestCode; length++)
        {
            code <<= 1;
            for (var symbol = 0; symbol < lengths.Length; symbol++)
            {
                if (lengths[symbol] == length)
                {
                    codes[symbol] = Reverse(code++, length);
                }
            }
        }
    }

    /// <summary>For each value of the next bits: the length of the code they begin with, times 256, and its symbol.</summary>
    public static void Tabulate(ReadOnlySpan<byte> lengths, Span<ushort> table)
    {
        Span<uint> codes = stackalloc uint[lengths.Length];
        Assign(lengths, codes);
        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            for (var bits = codes[symbol]; lengths[symbol] > 0 && bits < table.Length; bits += 1u << lengths[symbol])
            {
                table[(int)bits] = (ushort)((lengths[symbol] << 8) | symbol);
            }
        }
    }

    private static uint Reverse(uint code, int length)
    {
        var reversed = 0u;
        for (var i = 0; i < length; i++)
        {
            reversed = (reversed << 1) | ((code >> i) & 1);
        }

        return reversed;
    }
}
