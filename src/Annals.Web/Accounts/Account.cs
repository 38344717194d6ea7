using System.Text.Json.Serialization;
using Annals.Archive.Readers;

namespace Annals.Web.Accounts;

/// <summary>Somebody who may sign in; what they read and noted lies in the same folder, <c>readers/NAME</c>.</summary>
/// <param name="Name">Not in the file: the folder says it.</param>
/// <param name="MadeAt">UTC.</param>
public sealed record Account([property: JsonIgnore] ReaderName Name, AccountRole Role, PasswordHash Password, DateTimeOffset MadeAt)
{
    public const int MostTokens = 50;

    /// <summary>Passwords for programs, oldest first.</summary>
    public IReadOnlyList<AccessToken> Tokens { get; init; } = [];

    public bool MayManage => Role == AccountRole.Owner;

    public bool HasToken(string secret) => Tokens.Any(token => token.Is(secret));
}
