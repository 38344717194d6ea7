using Annals.Archive.Verifying;
using Annals.Archive.Writing;

namespace Annals.Archive.Copying;

/// <summary>Makes an archive of what <see cref="ArchiveBackup"/> gave out, in a folder of its own, and verifies every byte of it.</summary>
public sealed class ArchiveRestore
{
    private readonly string _root;

    private ArchiveRestore(string root) => _root = root;

    /// <exception cref="ArchiveException">There is something in the folder already: nothing is ever restored over an archive.</exception>
    public static ArchiveRestore Into(string path)
    {
        var root = Path.GetFullPath(path);
        if (File.Exists(root) || (Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any()))
        {
            throw new ArchiveException($"{root} is there already and not empty: restore into a new folder, and put it in the place of the other when it is verified");
        }

        Directory.CreateDirectory(root);
        return new ArchiveRestore(root);
    }

    /// <param name="name">Relative to the archive, with '/'.</param>
    /// <exception cref="ArchiveException">The name would leave the folder, or none of an archive's files is called so.</exception>
    public async Task TakeAsync(string name, Stream content, CancellationToken cancellation)
    {
        if (!IsOurs(name))
        {
            throw new ArchiveException($"this is no backup of an archive: it holds '{name}'; what was restored until there lies in {_root}");
        }

        var path = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows() && IsSecret(name))
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new FileStream(path, options);
        await content.CopyToAsync(file, cancellation);
    }

    /// <summary>Finishes what the backup caught under way, and verifies.</summary>
    /// <exception cref="ArchiveException">The backup was cut off: there is no archive.</exception>
    public VerifyReport Finish(TimeProvider clock, IProgress<VerifyProgress>? progress, CancellationToken cancellation)
    {
        if (!ArchiveFolder.Exists(_root))
        {
            throw new ArchiveException($"the backup is not whole: it ends before annals.json; what there was lies in {_root}");
        }

        var folder = ArchiveFolder.Open(_root);
        ArchiveWriter.OpenCopy(folder, clock).Dispose();
        return ArchiveVerifier.Verify(folder, progress, cancellation);
    }

    private static bool IsSecret(string name) => name is "annals.key" or "hooks.txt" || name.EndsWith("/account.json", StringComparison.Ordinal);

    // By the first part of the name: everything else a backup of ours never holds, neither does an archive.
    private static bool IsOurs(string name)
    {
        var parts = name.Split('/');
        return !parts.Any(static part => part is "" or "." or "..")
            && !name.Contains('\\', StringComparison.Ordinal) && !name.Contains('\0', StringComparison.Ordinal)
            && (parts.Length == 1
                ? SyncSender.PlainFiles.Contains(name) || OwnersFiles.Contains(name) || name is "annals.key" or "hooks.txt"
                : parts[0] is "_posts" or "revisions" or "blobs" or "journal" or "readers" or "rules");
    }
}
