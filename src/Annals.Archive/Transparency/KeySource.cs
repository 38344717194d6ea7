using System.Security.Cryptography;

namespace Annals.Archive.Transparency;

/// <summary>What a key needs from outside: chance for a new one, the owner's passphrase for a locked one.</summary>
public sealed record KeySource
{
    /// <summary>Gives 32 bytes nobody can guess.</summary>
    public Func<byte[]> NewSeed { get; init; } = static () => RandomNumberGenerator.GetBytes(32);

    /// <summary>Null: a new key's file is readable for its owner, a locked one cannot be used.</summary>
    public string? Passphrase { get; init; }
}
