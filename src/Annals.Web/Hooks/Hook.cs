using System.Security.Cryptography;
using System.Text;

namespace Annals.Web.Hooks;

/// <summary>An address that is told of new and revised articles.</summary>
/// <param name="Address">Http or https.</param>
/// <param name="Query">Which articles, in the language of searches; empty for all.</param>
/// <param name="Secret">Signs what is sent; null for nothing.</param>
internal sealed record Hook(string Address, string Query, string? Secret)
{
    /// <summary>Names where it stands in the journal. Another secret makes no other hook.</summary>
    public string Key { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Address}\n{Query}")).AsSpan(0, 8));

    public override string ToString() => Uri.TryCreate(Address, UriKind.Absolute, out var uri) ? uri.Authority : "?";
}
