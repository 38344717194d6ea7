using System.Diagnostics;
using System.Security.Cryptography;

namespace Annals.RealData.Tests.Support;

/// <summary>The development data beside the repository. Without it these tests are skipped, and say so.</summary>
public static class SharedData
{
    private static readonly Lock Gate = new();

    private static string Repository { get; } = FindRepository();

    /// <summary>The path of a file or folder of the shared data; skips the test when there is none.</summary>
    public static string Require(string relative)
    {
        var path = Path.Combine(Path.GetDirectoryName(Repository)!, "shared", relative);
        if (!Path.Exists(path))
        {
            Assert.Skip($"NOT TESTED: the development data is absent ({path}); this test proves nothing here");
        }

        return path;
    }

    /// <summary>The unpacked corpus of real posts; unpacked once, under artifacts/.</summary>
    public static string RequireCorpus()
    {
        var packed = Require("corpus/waimei-2020-08-to-10.tar.xz");
        var unpacked = Path.Combine(Repository, "artifacts", "corpus");
        lock (Gate)
        {
            var done = unpacked + ".complete";
            if (!File.Exists(done))
            {
                Directory.CreateDirectory(unpacked);
                using var tar = Process.Start("tar", ["-xJf", packed, "-C", unpacked]);
                tar.WaitForExit();
                Assert.Equal(0, tar.ExitCode);
                File.WriteAllText(done, "");
            }
        }

        return unpacked;
    }

    public static string Sha256Of(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    private static string FindRepository()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Annals.slnx")))
        {
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("Annals.slnx not found above the test");
        }

        return directory;
    }
}
