using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Annals.Web.Accounts;

namespace Annals.Web.Apps;

/// <summary>
/// Passwords that were right a moment ago, as keyed hashes in this process alone: an app that sends its password with every
/// request would else cost a good part of a second each time. Safe for several threads.
/// </summary>
internal sealed class KnownPasswords
{
    private const int Most = 1000;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, PasswordHash> _known = new();

    public bool IsRight(Account account, string password) => _known.TryGetValue(KeyOf(account, password), out var hash) && hash.Equals(account.Password);

    public void Remember(Account account, string password)
    {
        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        _known[KeyOf(account, password)] = account.Password;
    }

    private string KeyOf(Account account, string password) => Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{account.Name}\n{password}")));
}
