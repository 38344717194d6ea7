namespace Annals.Index.Segments;

/// <summary>Unsigned numbers in as few bytes as they need: seven bits a byte, the lowest first, the high bit set on all but the last.</summary>
internal static class Varint
{
    public const int MaxLength = 10;

    /// <returns>The offset behind the number.</returns>
    public static int Write(Span<byte> target, int at, ulong value)
    {
        while (value >= 0x80)
        {
            target[at++] = (byte)(value | 0x80);
            value >>= 7;
        }

        target[at++] = (byte)value;
        return at;
    }

    public static ulong Read(ReadOnlySpan<byte> source, ref int at)
    {
        ulong value = source[at++];
        if (value < 0x80)
        {
            return value;
        }

        value &= 0x7f;
        for (var shift = 7; ; shift += 7)
        {
            ulong next = source[at++];
            value |= (next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    /// <summary>Small numbers of either sign as small unsigned ones: 0, -1, 1, -2, …</summary>
    public static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    public static long UnZigZag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);
}
