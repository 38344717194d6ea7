using System.Net;
using Annals.Archive.Readers;

namespace Annals.Web.Accounts;

/// <summary>Checks a name with a password or token. Unknown names take as long as known ones, and guessing slows down.</summary>
internal sealed class SignIn(AccountBook accounts, SignInLimit limit, Action<string> audit) : IDisposable
{
    // Hashing is dear on purpose: a flood of tries must not take the whole machine.
    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <returns>Whose it is; null, and how long to wait before the next try, when it is not right.</returns>
    public async Task<(Account? Account, TimeSpan Wait)> TryAsync(string name, string password, IPAddress? address, CancellationToken cancellation)
    {
        var wait = limit.WaitOf(address, name);
        if (wait > TimeSpan.Zero)
        {
            return (null, wait);
        }

        var account = ReaderName.TryParse(name, out var known) ? accounts.Find(known) : null;
        if (await IsRightAsync(account, password, cancellation))
        {
            limit.Succeeded(address);
            audit($"{name} signed in from {address}");
            return (account, TimeSpan.Zero);
        }

        limit.Failed(address, name);
        audit($"sign-in refused for {name} from {address}");
        return (null, limit.WaitOf(address, name));
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<bool> IsRightAsync(Account? account, string password, CancellationToken cancellation)
    {
        if (account is not null && account.HasToken(password))
        {
            return true;
        }

        await _oneAtATime.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => (account?.Password ?? PasswordHash.Nobodys).Matches(password), cancellation) && account is not null;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}
