using System.Globalization;

namespace Annals.Archive.Writing;

/// <summary>One writer an archive. The operating system lets go of the lock when the process ends, however it ends.</summary>
internal sealed class WriterLock : IDisposable
{
    private readonly FileStream _file;

    private WriterLock(FileStream file) => _file = file;

    /// <exception cref="ArchiveException">Another process writes to the archive, or the folder cannot be written to.</exception>
    public static WriterLock Take(ArchiveFolder folder)
    {
        folder.MustBeWhole();
        var path = Path.Combine(folder.LocalFolder, "writer.lock");
        var holder = Path.Combine(folder.LocalFolder, "writer.pid");
        try
        {
            Directory.CreateDirectory(folder.LocalFolder);
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new WriterLock(file);
        }
        catch (IOException exception) when (File.Exists(path) && !IsReadOnlyOrFull(exception))
        {
            throw new ArchiveException($"another Annals process{Name(holder)} is writing to {folder.Root}: wait for it or stop it, then try again", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot write to {folder.Root}: {exception.Message}", exception);
        }
    }

    public void Dispose() => _file.Dispose();

    // .NET has no exception of its own for these; the numbers are Linux' and macOS' EROFS and ENOSPC.
    private static bool IsReadOnlyOrFull(IOException exception) => exception.HResult is 30 or 28;

    private static string Name(string holder)
    {
        try
        {
            return File.Exists(holder) ? $" ({File.ReadAllText(holder)})" : "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
