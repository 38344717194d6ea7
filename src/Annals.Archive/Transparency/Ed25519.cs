using System.Numerics;
using System.Security.Cryptography;

namespace Annals.Archive.Transparency;

/// <summary>
/// Ed25519 signatures as in RFC 8032, section 5.1. The framework has none and no library that has could be restored, so
/// this is the RFC's own arithmetic over <see cref="BigInteger"/>: a few milliseconds a signature, and not in constant
/// time, which is enough for a key that signs its owner's archive on its owner's machine and answers nobody else.
/// </summary>
public static class Ed25519
{
    public const int SeedLength = 32;
    public const int PublicKeyLength = 32;
    public const int SignatureLength = 64;

    /// <param name="seed">32 secret random bytes: the private key.</param>
    public static byte[] PublicKey(ReadOnlySpan<byte> seed) => (EdwardsPoint.Base * Scalar(SHA512.HashData(seed).AsSpan(0, 32))).Encode();

    public static byte[] Sign(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> message)
    {
        var secret = SHA512.HashData(seed);
        var scalar = Scalar(secret.AsSpan(0, 32));
        var publicKey = (EdwardsPoint.Base * scalar).Encode();
        var nonce = Hash(secret.AsSpan(32), message, []);
        var commitment = (EdwardsPoint.Base * nonce).Encode();
        var challenge = Hash(commitment, publicKey, message);
        return [.. commitment, .. EdwardsPoint.LittleEndian((nonce + challenge * scalar) % EdwardsPoint.Order)];
    }

    /// <summary>False for a wrong signature and for anything that is no key or no signature.</summary>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (publicKey.Length != PublicKeyLength || signature.Length != SignatureLength
            || EdwardsPoint.Decode(publicKey) is not { } key || EdwardsPoint.Decode(signature[..32]) is not { } commitment)
        {
            return false;
        }

        var response = new BigInteger(signature[32..], isUnsigned: true);
        if (response >= EdwardsPoint.Order)
        {
            return false;
        }

        var challenge = Hash(signature[..32], publicKey, message);
        return (EdwardsPoint.Base * response).Encode().AsSpan().SequenceEqual((commitment + key * challenge).Encode());
    }

    // Section 5.1.5, step 2: the lowest three bits and the highest are cleared, the second highest is set.
    private static BigInteger Scalar(ReadOnlySpan<byte> bytes)
    {
        var pruned = bytes.ToArray();
        pruned[0] &= 0xf8;
        pruned[31] = (byte)(pruned[31] & 0x7f | 0x40);
        return new BigInteger(pruned, isUnsigned: true);
    }

    private static BigInteger Hash(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        hash.AppendData(first);
        hash.AppendData(second);
        hash.AppendData(third);
        return new BigInteger(hash.GetHashAndReset(), isUnsigned: true) % EdwardsPoint.Order;
    }
}
