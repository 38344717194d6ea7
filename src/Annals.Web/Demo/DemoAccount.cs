using Annals.Archive.Readers;
using Annals.Web.Accounts;

namespace Annals.Web.Demo;

/// <summary>Who tries a reader app with the demo signs in as <c>demo</c>, <c>demo</c>. It lies in no file and opens nothing beyond this machine.</summary>
public static class DemoAccount
{
    private const string Demo = "demo";

    /// <param name="clock">The archive's.</param>
    public static Account Of(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        _ = ReaderName.TryParse(Demo, out var name);
        var now = clock.GetUtcNow();
        return new Account(name, AccountRole.Owner, PasswordHash.Nobodys, now) { Tokens = [AccessToken.Of(Demo, Demo, now, Demo)] };
    }
}
