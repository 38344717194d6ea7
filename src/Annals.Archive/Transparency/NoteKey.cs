using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Annals.Archive.Transparency;

/// <summary>
/// The public half of an archive's key, written as C2SP signed-note writes verifier keys:
/// <c>NAME+HEX(key id)+BASE64(0x01, Ed25519 public key)</c>. The name is the archive's own in every checkpoint.
/// </summary>
public sealed record NoteKey
{
    private const byte Ed25519Type = 1;

    public NoteKey(string name, ReadOnlyMemory<byte> publicKey)
    {
        if (name.Length == 0 || name.Any(character => char.IsWhiteSpace(character) || char.IsControl(character) || character == '+'))
        {
            throw new FormatException($"'{name}' cannot name a key: it may hold neither blanks nor '+'");
        }

        Name = name;
        PublicKey = publicKey;
        Id = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', Ed25519Type, .. publicKey.Span]));
    }

    public string Name { get; }

    /// <summary>32 bytes (RFC 8032).</summary>
    public ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>The first four bytes of SHA-256(name, line feed, 0x01, public key).</summary>
    public uint Id { get; }

    /// <returns>Null when the text is no verifier key of an Ed25519 pair.</returns>
    public static NoteKey? TryParse(string text)
    {
        try
        {
            return Parse(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <exception cref="FormatException">It is no verifier key of an Ed25519 pair.</exception>
    public static NoteKey Parse(string text)
    {
        if (text.Trim().Split('+', 3) is [var name, var id, var base64])
        {
            var bytes = new byte[base64.Length];
            if (Convert.TryFromBase64String(base64, bytes, out var length) && length == 1 + Ed25519.PublicKeyLength && bytes[0] == Ed25519Type)
            {
                var key = new NoteKey(name, bytes.AsMemory(1, Ed25519.PublicKeyLength));
                if (key.Id.ToString("x8", CultureInfo.InvariantCulture) == id)
                {
                    return key;
                }
            }
        }

        throw new FormatException("it is no public key: it should read NAME+ID+KEY");
    }

    public bool Equals(NoteKey? other) => other is not null && Name == other.Name && PublicKey.Span.SequenceEqual(other.PublicKey.Span);

    public override int GetHashCode() => HashCode.Combine(Name, Id);

    public override string ToString()
        => $"{Name}+{Id.ToString("x8", CultureInfo.InvariantCulture)}+{Convert.ToBase64String([Ed25519Type, .. PublicKey.Span])}";
}
