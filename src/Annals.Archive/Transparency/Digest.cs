using System.Security.Cryptography;

namespace Annals.Archive.Transparency;

/// <summary>A SHA-256 in the journal's Merkle tree, as RFC 9162, section 2.1 defines it.</summary>
public readonly struct Digest : IEquatable<Digest>
{
    /// <summary>Bytes of a digest.</summary>
    public const int Length = 32;

    private readonly UInt128 _high;
    private readonly UInt128 _low;

    /// <param name="bytes">32 bytes.</param>
    public Digest(ReadOnlySpan<byte> bytes)
    {
        _high = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
        _low = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]);
    }

    /// <summary>The root of a tree without leaves: the hash of nothing.</summary>
    public static Digest OfNothing { get; } = new(SHA256.HashData([]));

    /// <summary>The hash of a leaf: SHA-256(0x00 || leaf).</summary>
    public static Digest OfLeaf(ReadOnlySpan<byte> leaf)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0]);
        hash.AppendData(leaf);
        Span<byte> digest = stackalloc byte[Length];
        hash.GetHashAndReset(digest);
        return new Digest(digest);
    }

    /// <summary>The hash of a node: SHA-256(0x01 || left || right).</summary>
    public static Digest OfNode(Digest left, Digest right)
    {
        Span<byte> node = stackalloc byte[1 + 2 * Length];
        node[0] = 1;
        left.CopyTo(node[1..]);
        right.CopyTo(node[(1 + Length)..]);
        Span<byte> digest = stackalloc byte[Length];
        SHA256.HashData(node, digest);
        return new Digest(digest);
    }

    /// <exception cref="FormatException">The text is not 64 hexadecimal digits.</exception>
    public static Digest FromHex(string hex) => FromBytes(Convert.FromHexString(hex));

    /// <exception cref="FormatException">The text is not the base64 of 32 bytes.</exception>
    public static Digest FromBase64(string text) => FromBytes(Convert.FromBase64String(text));

    public static bool operator ==(Digest left, Digest right) => left.Equals(right);

    public static bool operator !=(Digest left, Digest right) => !left.Equals(right);

    public string ToBase64() => Convert.ToBase64String(ToBytes());

    public string ToHex() => Convert.ToHexStringLower(ToBytes());

    public bool Equals(Digest other) => _high == other._high && _low == other._low;

    public override bool Equals(object? obj) => obj is Digest other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_high, _low);

    public override string ToString() => ToHex();

    private static Digest FromBytes(byte[] bytes) => bytes.Length == Length ? new Digest(bytes) : throw new FormatException("a hash has 32 bytes");

    private byte[] ToBytes()
    {
        var bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    private void CopyTo(Span<byte> target)
    {
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(target, _high);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(target[16..], _low);
    }
}
