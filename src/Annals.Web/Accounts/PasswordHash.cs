using System.Globalization;
using System.Security.Cryptography;

namespace Annals.Web.Accounts;

/// <summary>
/// A password as it is kept: PBKDF2 with HMAC-SHA256 (RFC 8018, section 5.2) and as many rounds as OWASP's Password
/// Storage Cheat Sheet asks for, written <c>$pbkdf2-sha256$ROUNDS$SALT$HASH</c>, salt and hash in base64.
/// </summary>
public sealed class PasswordHash : IEquatable<PasswordHash>
{
    public const int ShortestPassword = 8;
    public const int LongestPassword = 1024;

    private const string Kind = "pbkdf2-sha256";
    private const int UsualRounds = 600_000;
    private const int MostRounds = 10_000_000;
    private const int Length = 32;
    private const int SaltLength = 16;

    private readonly int _rounds;
    private readonly byte[] _salt;
    private readonly byte[] _hash;

    private PasswordHash(int rounds, byte[] salt, byte[] hash) => (_rounds, _salt, _hash) = (rounds, salt, hash);

    /// <summary>Nobody's: checking a password against it takes as long as against another, and always fails.</summary>
    public static PasswordHash Nobodys { get; } = new(UsualRounds, new byte[SaltLength], new byte[Length]);

    public static PasswordHash Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return new PasswordHash(UsualRounds, salt, Derive(password, salt, UsualRounds, Length));
    }

    /// <summary>Takes a good part of a second, on purpose.</summary>
    public bool Matches(string password)
        => password.Length <= LongestPassword && CryptographicOperations.FixedTimeEquals(_hash, Derive(password, _salt, _rounds, _hash.Length));

    /// <exception cref="FormatException">It is no hash that this class has written.</exception>
    public static PasswordHash Parse(string text)
    {
        if (text.Split('$') is ["", Kind, var rounds, var salt, var hash]
            && int.TryParse(rounds, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is > 0 and <= MostRounds
            && Convert.FromBase64String(hash) is { Length: >= 16 and <= 64 } bytes)
        {
            return new PasswordHash(count, Convert.FromBase64String(salt), bytes);
        }

        throw new FormatException($"no password hash of the form ${Kind}$ROUNDS$SALT$HASH");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"${Kind}${_rounds}${Convert.ToBase64String(_salt)}${Convert.ToBase64String(_hash)}");

    public bool Equals(PasswordHash? other)
        => other is not null && _rounds == other._rounds && _salt.AsSpan().SequenceEqual(other._salt) && CryptographicOperations.FixedTimeEquals(_hash, other._hash);

    public override bool Equals(object? obj) => Equals(obj as PasswordHash);

    public override int GetHashCode() => BitConverter.ToInt32(_hash);

    private static byte[] Derive(string password, byte[] salt, int rounds, int length)
        => Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA256, length);
}
