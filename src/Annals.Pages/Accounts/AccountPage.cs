namespace Annals.Pages.Accounts;

/// <param name="Tokens">Passwords for programs, oldest first.</param>
public sealed record AccountPage(string Name, IReadOnlyList<AccountToken> Tokens)
{
    /// <summary>A token just made, shown this once; null else.</summary>
    public string? NewToken { get; init; }

    /// <summary>Why the password was not changed; null else.</summary>
    public string? Trouble { get; init; }
}

/// <param name="Id">Names it in forms; no secret.</param>
/// <param name="MadeAt">UTC.</param>
public sealed record AccountToken(string Id, string Label, DateTimeOffset MadeAt);
