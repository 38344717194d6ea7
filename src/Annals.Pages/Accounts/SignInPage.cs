namespace Annals.Pages.Accounts;

/// <param name="To">The path to go to afterwards.</param>
/// <param name="Token">What the form must carry; null where nobody can sign in.</param>
/// <param name="IsWrong">True after name or password were not right.</param>
/// <param name="Wait">How long the next try must wait; null for not at all.</param>
public sealed record SignInPage(string To, string? Token, bool IsWrong, TimeSpan? Wait);
