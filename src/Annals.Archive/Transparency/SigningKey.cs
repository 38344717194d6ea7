using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Annals.Archive.Transparency;

/// <summary>
/// The private half of an archive's key, and its file: one line, as Go's note package writes private keys
/// (<c>PRIVATE+KEY+NAME+HEX(key id)+BASE64(0x01, seed)</c>), or <c>ENCRYPTED+KEY+NAME+HEX(key id)+BASE64(salt, nonce, tag, seed)</c>,
/// the seed encrypted with AES-256-GCM under PBKDF2-HMAC-SHA-256 of a passphrase (600,000 rounds, 16 bytes of salt).
/// </summary>
public sealed class SigningKey
{
    private const string Plain = "PRIVATE+KEY+";
    private const string Locked = "ENCRYPTED+KEY+";
    private const int Rounds = 600_000;
    private const int SaltLength = 16;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] _seed;

    private SigningKey(string name, byte[] seed)
    {
        _seed = seed;
        Public = new NoteKey(name, Ed25519.PublicKey(seed));
    }

    public NoteKey Public { get; }

    /// <summary>Makes a key named <c>annals/</c> and 12 digits of its own hash.</summary>
    /// <param name="seed">32 random bytes.</param>
    public static SigningKey FromSeed(byte[] seed)
        => new("annals/" + Convert.ToHexStringLower(SHA256.HashData(Ed25519.PublicKey(seed)))[..12], seed);

    /// <param name="line">What the key's file holds.</param>
    /// <param name="passphrase">Null when the caller has none.</param>
    /// <exception cref="FormatException">It is no key, or a locked one without its passphrase; the message says which.</exception>
    public static SigningKey Parse(string line, string? passphrase)
    {
        var text = line.Trim();
        var isLocked = text.StartsWith(Locked, StringComparison.Ordinal);
        if (!isLocked && !text.StartsWith(Plain, StringComparison.Ordinal) || text[(isLocked ? Locked : Plain).Length..].Split('+', 3) is not [var name, var id, var base64])
        {
            throw new FormatException("it holds no key");
        }

        if (isLocked && string.IsNullOrEmpty(passphrase))
        {
            throw new FormatException("it is locked: give its passphrase in ANNALS_PASSPHRASE");
        }

        var bytes = Convert.FromBase64String(base64);
        var seed = isLocked ? Unlock(bytes, passphrase!) : bytes is [1, .. var plain] ? plain : [];
        if (seed.Length == Ed25519.SeedLength && new SigningKey(name, seed) is var key && key.Public.Id.ToString("x8", CultureInfo.InvariantCulture) == id)
        {
            return key;
        }

        throw new FormatException("its key does not fit its own id");
    }

    /// <summary>The checkpoint as a note signed with this key.</summary>
    public SignedNote Sign(Checkpoint checkpoint)
    {
        var text = checkpoint.ToString();
        var signature = Ed25519.Sign(_seed, Encoding.UTF8.GetBytes(text));
        return new SignedNote { Text = text, Signatures = [new NoteSignature(Public.Name, Public.Id, signature)] };
    }

    /// <param name="passphrase">Null leaves the key readable for whoever can read the file.</param>
    public string ToLine(string? passphrase)
    {
        var id = Public.Id.ToString("x8", CultureInfo.InvariantCulture);
        return passphrase is null
            ? $"{Plain}{Public.Name}+{id}+{Convert.ToBase64String([1, .. _seed])}\n"
            : $"{Locked}{Public.Name}+{id}+{Convert.ToBase64String(Lock(_seed, passphrase))}\n";
    }

    private static byte[] Lock(byte[] seed, string passphrase)
    {
        var (salt, nonce, tag, locked) = (RandomNumberGenerator.GetBytes(SaltLength), RandomNumberGenerator.GetBytes(NonceLength), new byte[TagLength], new byte[seed.Length]);
        using var cipher = new AesGcm(Derive(passphrase, salt), TagLength);
        cipher.Encrypt(nonce, seed, locked, tag);
        return [.. salt, .. nonce, .. tag, .. locked];
    }

    private static byte[] Unlock(byte[] bytes, string passphrase)
    {
        const int start = SaltLength + NonceLength + TagLength;
        if (bytes.Length != start + Ed25519.SeedLength)
        {
            return [];
        }

        var seed = new byte[Ed25519.SeedLength];
        using var cipher = new AesGcm(Derive(passphrase, bytes.AsSpan(0, SaltLength)), TagLength);
        try
        {
            cipher.Decrypt(bytes.AsSpan(SaltLength, NonceLength), bytes.AsSpan(start), bytes.AsSpan(SaltLength + NonceLength, TagLength), seed);
            return seed;
        }
        catch (AuthenticationTagMismatchException exception)
        {
            throw new FormatException("the passphrase in ANNALS_PASSPHRASE is not the one it was locked with", exception);
        }
    }

    private static byte[] Derive(string passphrase, ReadOnlySpan<byte> salt)
        => Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, Rounds, HashAlgorithmName.SHA256, 32);
}
