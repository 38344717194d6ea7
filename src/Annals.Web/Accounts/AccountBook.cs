using Annals.Archive;
using Annals.Archive.Readers;

namespace Annals.Web.Accounts;

/// <summary>The accounts as a running server sees them: a change by another process counts within seconds. Safe for several threads.</summary>
internal sealed class AccountBook(ArchiveFolder folder, TimeProvider time, Action<string> report)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private IReadOnlyDictionary<ReaderName, Account> _accounts = new Dictionary<ReaderName, Account>();
    private string? _stamp;
    private long _lookedAt;

    public bool IsEmpty => Accounts().Count == 0;

    public Account? Find(ReaderName name) => Accounts().GetValueOrDefault(name);

    /// <summary>Whose token it is; null when nobody's.</summary>
    public Account? OfToken(string secret) => Accounts().Values.FirstOrDefault(account => account.HasToken(secret));

    /// <summary>Whose key it is that a Fever client sent; null when nobody's.</summary>
    public Account? OfFeverKey(string key) => Accounts().Values.FirstOrDefault(account => account.Tokens.Any(token => token.IsFeverKey(key)));

    /// <exception cref="IOException">Nothing changed.</exception>
    public void Write(Account account)
    {
        lock (_lock)
        {
            AccountFiles.Write(folder, account);
            _stamp = null;
        }
    }

    private IReadOnlyDictionary<ReaderName, Account> Accounts()
    {
        lock (_lock)
        {
            if (_stamp is null || time.GetElapsedTime(_lookedAt) > LookInterval)
            {
                Look();
            }

            return _accounts;
        }
    }

    private void Look()
    {
        _lookedAt = time.GetTimestamp();
        try
        {
            var stamp = AccountFiles.StampOf(folder);
            if (stamp != _stamp)
            {
                _accounts = AccountFiles.All(folder, report).ToDictionary(static account => account.Name);
                _stamp = stamp;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Who could sign in a moment ago still can; a folder that cannot be listed lets nobody else in.
            _stamp ??= "";
            report($"cannot read the accounts in {folder.ReadersFolder}: {exception.Message}");
        }
    }
}
