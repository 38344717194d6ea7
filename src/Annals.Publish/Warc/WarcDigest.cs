using System.Security.Cryptography;

namespace Annals.Publish.Warc;

/// <summary>Labelled digests, <c>algorithm:value</c> (WARC 1.1, section 5.8): written as SHA-256 in base 32, read in whatever others write.</summary>
public static class WarcDigest
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Of(ReadOnlySpan<byte> bytes) => "sha256:" + ToBase32(SHA256.HashData(bytes));

    /// <summary>False when the bytes are not those; null when the algorithm is unknown, which says nothing about the bytes.</summary>
    public static bool? Holds(string labelled, ReadOnlySpan<byte> bytes)
    {
        var colon = labelled.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1)
        {
            return null;
        }

        var value = labelled[(colon + 1)..].Trim().TrimEnd('=');
        return Digest(labelled[..colon].Replace("-", "", StringComparison.Ordinal).ToLowerInvariant(), bytes) is { } digest
            ? string.Equals(value, ToBase32(digest), StringComparison.OrdinalIgnoreCase) || string.Equals(value, Convert.ToHexString(digest), StringComparison.OrdinalIgnoreCase)
            : null;
    }

    private static byte[]? Digest(string algorithm, ReadOnlySpan<byte> bytes) => algorithm switch
    {
        "sha256" => SHA256.HashData(bytes),
        "sha512" => SHA512.HashData(bytes),
#pragma warning disable CA5350, CA5351 // Others' files carry these, and they are checked against accidents only.
        "sha1" => SHA1.HashData(bytes),
        "md5" => MD5.HashData(bytes),
#pragma warning restore CA5350, CA5351
        _ => null,
    };

    // RFC 4648, section 6, without padding: nobody who writes WARC files pads, and 32 bytes would need it.
    private static string ToBase32(ReadOnlySpan<byte> bytes)
    {
        var text = new char[((bytes.Length * 8) + 4) / 5];
        for (var i = 0; i < text.Length; i++)
        {
            var bit = i * 5;
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[(bit / 8) + 1] : 0);
            text[i] = Base32[(pair >> (11 - (bit % 8))) & 31];
        }

        return new string(text);
    }
}
