using System.Globalization;
using System.Numerics;

namespace Annals.Archive.Transparency;

/// <summary>A point of edwards25519 in extended homogeneous coordinates (RFC 8032, section 5.1.4): x = X/Z, y = Y/Z, xy = T/Z.</summary>
internal readonly record struct EdwardsPoint(BigInteger X, BigInteger Y, BigInteger Z, BigInteger T)
{
    private static readonly BigInteger Prime = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger D = Modulo(-121665 * Inverse(121666));
    private static readonly BigInteger RootOfMinusOne = BigInteger.ModPow(2, (Prime - 1) / 4, Prime);
    private static readonly EdwardsPoint Neutral = new(0, 1, 1, 0);

    /// <summary>The order of the group that <see cref="Base"/> generates.</summary>
    public static BigInteger Order { get; } = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", CultureInfo.InvariantCulture);

    public static EdwardsPoint Base { get; } = FromAffine(RecoverX(Modulo(4 * Inverse(5)), isOdd: false)!.Value, Modulo(4 * Inverse(5)));

    public static EdwardsPoint operator +(EdwardsPoint left, EdwardsPoint right)
    {
        var a = Modulo((left.Y - left.X) * (right.Y - right.X));
        var b = Modulo((left.Y + left.X) * (right.Y + right.X));
        var c = Modulo(2 * left.T * right.T % Prime * D);
        var d = Modulo(2 * left.Z * right.Z);
        var (e, f, g, h) = (b - a, d - c, d + c, b + a);
        return new EdwardsPoint(Modulo(e * f), Modulo(g * h), Modulo(f * g), Modulo(e * h));
    }

    public static EdwardsPoint operator *(EdwardsPoint point, BigInteger scalar)
    {
        var sum = Neutral;
        for (var rest = scalar; rest > 0; rest >>= 1)
        {
            if (!rest.IsEven)
            {
                sum += point;
            }

            point += point;
        }

        return sum;
    }

    /// <summary>Section 5.1.2: y in little-endian order, the lowest bit of x in the highest bit.</summary>
    public byte[] Encode()
    {
        var inverse = Inverse(Z);
        var bytes = LittleEndian(Modulo(Y * inverse));
        if (!Modulo(X * inverse).IsEven)
        {
            bytes[31] |= 0x80;
        }

        return bytes;
    }

    /// <summary>Section 5.1.3; null for 32 bytes that are no point.</summary>
    public static EdwardsPoint? Decode(ReadOnlySpan<byte> bytes)
    {
        var isOdd = (bytes[31] & 0x80) != 0;
        var y = new BigInteger(bytes, isUnsigned: true) & (BigInteger.One << 255) - 1;
        return y < Prime && RecoverX(y, isOdd) is { } x ? FromAffine(x, y) : null;
    }

    public static byte[] LittleEndian(BigInteger value)
    {
        var bytes = new byte[32];
        value.TryWriteBytes(bytes, out _, isUnsigned: true);
        return bytes;
    }

    private static EdwardsPoint FromAffine(BigInteger x, BigInteger y) => new(x, y, 1, Modulo(x * y));

    private static BigInteger? RecoverX(BigInteger y, bool isOdd)
    {
        var square = Modulo((y * y - 1) * Inverse(D * y % Prime * y + 1));
        var x = BigInteger.ModPow(square, (Prime + 3) / 8, Prime);
        if (Modulo(x * x - square) != 0)
        {
            x = Modulo(x * RootOfMinusOne);
        }

        if (Modulo(x * x - square) != 0 || x.IsZero && isOdd)
        {
            return null;
        }

        return x.IsEven == isOdd ? Prime - x : x;
    }

    private static BigInteger Inverse(BigInteger value) => BigInteger.ModPow(Modulo(value), Prime - 2, Prime);

    private static BigInteger Modulo(BigInteger value)
    {
        var rest = value % Prime;
        return rest.Sign < 0 ? rest + Prime : rest;
    }
}
