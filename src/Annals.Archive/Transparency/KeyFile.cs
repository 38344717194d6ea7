using System.Text;

namespace Annals.Archive.Transparency;

/// <summary>The key that signs what the archive holds, <c>annals.key</c>: readable for its owner alone, and in <see cref="PrivateFiles"/>.</summary>
public static class KeyFile
{
    public static bool Exists(ArchiveFolder folder) => File.Exists(folder.KeyFile);

    /// <exception cref="ArchiveException">There is none, it cannot be read, or it is locked.</exception>
    public static SigningKey Read(ArchiveFolder folder, string? passphrase)
    {
        try
        {
            return SigningKey.Parse(File.ReadAllText(folder.KeyFile), passphrase);
        }
        catch (FormatException exception)
        {
            throw new ArchiveException($"{folder.KeyFile}: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ArchiveException($"{folder.KeyFile} is gone: put it back from a copy, or make a new key with 'annals key new'", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot read {folder.KeyFile}: {exception.Message}", exception);
        }
    }

    public static void Write(ArchiveFolder folder, SigningKey key, string? passphrase)
    {
        PrivateFiles.IgnoreInGit(folder);
        AtomicFile.Write(folder.KeyFile, Encoding.UTF8.GetBytes(key.ToLine(passphrase)), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
