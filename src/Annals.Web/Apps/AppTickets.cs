using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Annals.Archive;
using Annals.Archive.Readers;
using Annals.Web.Accounts;
using Annals.Web.Serving;

namespace Annals.Web.Apps;

/// <summary>
/// What an app that signed in shows from then on: a name and a proof (HMAC-SHA256, RFC 2104) of what was shown to sign in.
/// Nothing is kept for it; it ends with the password, or with the token, that it was made for.
/// </summary>
internal sealed class AppTickets
{
    private readonly byte[] _key;

    private AppTickets(byte[] key) => _key = key;

    public static AppTickets Open(ArchiveFolder folder) => new(LocalKey.Open(folder, "apps.key"));

    /// <summary>For the one who reads on this machine.</summary>
    public string AtHome { get; } = ReaderName.Owner.Value;

    /// <param name="secret">The account's password, or one of its tokens.</param>
    public string Make(Account account, string secret)
        => $"{account.Name}/{Proof(account, account.Tokens.FirstOrDefault(token => token.Is(secret))?.Sha256 ?? account.Password.ToString())}";

    /// <summary>Null when nobody may come in with it, or no longer.</summary>
    public Account? AccountOf(string ticket, AccountBook accounts)
        => ticket.Split('/', 2) is [var name, var proof] && ReaderName.TryParse(name, out var known) && accounts.Find(known) is { } account
            && account.Tokens.Select(static token => token.Sha256).Append(account.Password.ToString()).Any(shown => IsSame(Proof(account, shown), proof))
            ? account
            : null;

    private string Proof(Account account, string shown) => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{account.Name}\n{shown}")));

    private static bool IsSame(string proof, string given) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(proof), Encoding.UTF8.GetBytes(given));
}
