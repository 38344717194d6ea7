using System.Text;

namespace Annals.Archive.Transparency;

/// <summary>The archive's only secret: <c>annals.key</c>, readable for its owner alone, and named in <c>.gitignore</c> so that publishing the archive does not publish it.</summary>
public static class KeyFile
{
    private const string Ignored = "# The index and other derived files, the key that signs this archive's checkpoints, and what its readers have read and noted.\n/.annals/\n/annals.key\n/readers/\n";

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
        IgnoreInGit(folder);
        AtomicFile.Write(folder.KeyFile, Encoding.UTF8.GetBytes(key.ToLine(passphrase)), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static void IgnoreInGit(ArchiveFolder folder)
    {
        var path = Path.Combine(folder.Root, ".gitignore");
        var before = File.Exists(path) ? File.ReadAllText(path) : "";
        if (!before.Split('\n').Contains("/annals.key"))
        {
            AtomicFile.Write(path, Encoding.UTF8.GetBytes(before.Length == 0 || before.EndsWith('\n') ? before + Ignored : before + "\n" + Ignored));
        }
    }
}
