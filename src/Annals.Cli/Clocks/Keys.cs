using System.Security.Cryptography;
using Annals.Archive.Transparency;

namespace Annals.Cli.Clocks;

/// <summary>Where keys come from: the system's randomness and <c>ANNALS_PASSPHRASE</c>.</summary>
internal static class Keys
{
    private const string Passphrase = "ANNALS_PASSPHRASE";

    // A stopped clock means a test that compares the bytes of two runs: its key is no secret and proves nothing.
    private static readonly byte[] TestSeed = SHA256.HashData("Annals' key under a stopped clock"u8);

    public static KeySource FromEnvironment()
    {
        var passphrase = Environment.GetEnvironmentVariable(Passphrase) is { Length: > 0 } given ? given : null;
        return string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(ArchiveClock.Variable))
            ? new KeySource { Passphrase = passphrase }
            : new KeySource { Passphrase = passphrase, NewSeed = static () => TestSeed };
    }
}
