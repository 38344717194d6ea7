using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Annals.Archive;

namespace Annals.Web.Serving;

/// <summary>
/// The token that every form of ours carries and no other site can know (OWASP, Cross-Site Request Forgery Prevention,
/// "signed token"): HMAC-SHA256 under a key of this archive, of whom it is for.
/// </summary>
internal sealed class ChangeSeal
{
    private readonly byte[] _key;

    private ChangeSeal(byte[] key) => _key = key;

    public static ChangeSeal Open(ArchiveFolder folder) => new(LocalKey.Open(folder, "change.key"));

    /// <param name="bearer">Who may change with it; on loopback there is but one.</param>
    public string TokenOf(string bearer) => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(bearer)));

    public bool IsOf(string bearer, string? token)
        => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(TokenOf(bearer)), Encoding.UTF8.GetBytes(token ?? ""));
}
