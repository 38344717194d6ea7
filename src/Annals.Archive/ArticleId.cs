using System.Security.Cryptography;
using System.Text;

namespace Annals.Archive;

/// <summary>
/// The short name of an article: 60 bits of the SHA-256 of its canonical URL as 12 characters of Crockford's base 32
/// in lower case. The same URL has the same id in every archive. Among a million articles the chance that any two
/// share an id is below one in a million.
/// </summary>
/// <remarks>Change the derivation and every address ever given out points nowhere.</remarks>
public readonly record struct ArticleId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 12;
    private readonly string? _value;

    private ArticleId(string value) => _value = value;

    public string Value => _value ?? "";

    public static ArticleId For(CanonicalUrl url)
    {
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(url.Value), digest);
        var bits = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(digest);
        return new ArticleId(string.Create(Length, bits, static (characters, value) =>
        {
            for (var i = 0; i < characters.Length; i++)
            {
                characters[i] = Alphabet[(int)(value >> (59 - (5 * i))) & 31];
            }
        }));
    }

    /// <summary>False when the text cannot be an id; nothing is said about whether such an article exists.</summary>
    public static bool TryParse(string? text, out ArticleId id)
    {
        var valid = text is { Length: Length } && text.All(character => Alphabet.Contains(character, StringComparison.Ordinal));
        id = valid ? new ArticleId(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
