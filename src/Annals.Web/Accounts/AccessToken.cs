using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Annals.Web.Accounts;

/// <summary>A password for one program: long, made by us, and so kept as a plain hash; it is shown once.</summary>
/// <param name="Label">What it is for, in the account holder's words.</param>
/// <param name="MadeAt">UTC.</param>
/// <param name="Sha256">Of the token's text, lower-case hexadecimal.</param>
/// <param name="FeverSha256">Of the key that a Fever client makes of name and token (MD5 of <c>NAME:TOKEN</c>, in hexadecimal).</param>
public sealed record AccessToken(string Label, DateTimeOffset MadeAt, string Sha256, string FeverSha256)
{
    private const int SecretLength = 32;

    /// <summary>Begins every token, so that a leaked one can be recognised.</summary>
    private const string Mark = "annals_";

    /// <param name="secret">The text to hand over: it cannot be had again.</param>
    public static AccessToken Make(string account, string label, DateTimeOffset now, out string secret)
    {
        secret = Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretLength));
        return Of(account, label, now, secret);
    }

    /// <summary>A token whose text is known already.</summary>
    public static AccessToken Of(string account, string label, DateTimeOffset now, string secret)
        => new(label, now, HashOf(secret), HashOf(FeverKeyOf(account, secret)));

    public bool Is(string secret) => Same(Sha256, HashOf(secret));

    public bool IsFeverKey(string key) => Same(FeverSha256, HashOf(key.ToLowerInvariant()));

    private static bool Same(string kept, string given)
        => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(kept), Encoding.ASCII.GetBytes(given));

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // The protocol asks for MD5 and for nothing else; what guards it is the length of the token inside.
#pragma warning disable CA5351 // Fever's own key, see above
    private static string FeverKeyOf(string account, string secret) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes($"{account}:{secret}")));
#pragma warning restore CA5351
}
