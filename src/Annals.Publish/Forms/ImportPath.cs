namespace Annals.Publish.Forms;

/// <summary>A file or folder that is to be imported, looked at once for every reader.</summary>
public sealed class ImportPath
{
    private const int HeadLength = 64 * 1024;

    private ImportPath(string path, bool isFolder, ReadOnlyMemory<byte> head)
    {
        Path = path;
        IsFolder = isFolder;
        Head = head;
    }

    /// <summary>Absolute.</summary>
    public string Path { get; }

    public bool IsFolder { get; }

    /// <summary>A file's first 64 KiB, or all of a shorter one; empty for a folder.</summary>
    public ReadOnlyMemory<byte> Head { get; }

    /// <exception cref="PublishException">There is no such path, or it cannot be read.</exception>
    public static ImportPath Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            return new ImportPath(full, isFolder: true, default);
        }

        try
        {
            using var file = File.OpenRead(full);
            var head = new byte[HeadLength];
            var length = file.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
            return new ImportPath(full, isFolder: false, head.AsMemory(0, length));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PublishException($"nothing to import at {path}: there is no such file or folder", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PublishException($"cannot read {path}: {exception.Message}", exception);
        }
    }

    /// <summary>True for a folder that holds this folder.</summary>
    public bool HasFolder(string name) => IsFolder && Directory.Exists(System.IO.Path.Combine(Path, name));

    /// <summary>True for a folder that holds this file, and for no file.</summary>
    public bool Has(string relativePath) => IsFolder && File.Exists(System.IO.Path.Combine(Path, relativePath));
}
