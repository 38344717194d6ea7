using System.Security.Cryptography;
using Annals.Archive;

namespace Annals.Web.Serving;

/// <summary>A secret of this machine in the archive's local folder, so that what it signed outlives a restart.</summary>
internal static class LocalKey
{
    public const int Length = 32;

    /// <summary>Reads the key, or makes one. On a disk that cannot be written to, one for this run.</summary>
    /// <param name="name">The file's name.</param>
    public static byte[] Open(ArchiveFolder folder, string name)
    {
        var path = Path.Combine(folder.LocalFolder, name);
        try
        {
            if (File.Exists(path) && File.ReadAllBytes(path) is { Length: Length } kept)
            {
                return kept;
            }

            var key = RandomNumberGenerator.GetBytes(Length);
            Directory.CreateDirectory(folder.LocalFolder);
            AtomicFile.Write(path, key);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            return key;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return RandomNumberGenerator.GetBytes(Length);
        }
    }
}
