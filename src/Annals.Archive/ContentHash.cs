using System.Security.Cryptography;

namespace Annals.Archive;

/// <summary>A SHA-256 over the bytes of a file (FIPS 180-4), as 64 lower-case hexadecimal digits.</summary>
public readonly record struct ContentHash
{
    private readonly string? _hex;

    private ContentHash(string hex) => _hex = hex;

    /// <summary>The hexadecimal digits; empty for <c>default</c>, which is the hash of nothing.</summary>
    public string Hex => _hex ?? "";

    public static ContentHash Of(ReadOnlySpan<byte> bytes) => FromDigest(SHA256.HashData(bytes));

    public static ContentHash FromDigest(ReadOnlySpan<byte> digest) => new(Convert.ToHexStringLower(digest));

    /// <exception cref="FormatException">The text is not 64 hexadecimal digits.</exception>
    public static ContentHash Parse(string hex)
        => hex.Length == 64 && hex.All(char.IsAsciiHexDigit)
            ? new ContentHash(hex.ToLowerInvariant())
            : throw new FormatException($"'{hex}' is not a SHA-256 in hexadecimal");

    public override string ToString() => Hex;
}
