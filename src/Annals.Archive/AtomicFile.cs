namespace Annals.Archive;

/// <summary>Replaces a small file whole: write beside it, flush to the disk, rename. A reader sees the old or the new, never half.</summary>
public static class AtomicFile
{
    /// <param name="mode">Who may do what with it, where the system knows such modes; null leaves it to the system.</param>
    public static void Write(string path, ReadOnlySpan<byte> bytes, UnixFileMode? mode = null)
    {
        var temporary = path + ".tmp";
        try
        {
            WriteAndFlush(temporary, bytes, mode);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // On a full disk the beginning of a file would stay.
            TryDelete(temporary);
            throw;
        }
    }

    private static void WriteAndFlush(string path, ReadOnlySpan<byte> bytes, UnixFileMode? mode)
    {
        using var handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
        if (mode is { } wanted && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(handle, wanted);
        }

        RandomAccess.Write(handle, bytes, 0);
        RandomAccess.FlushToDisk(handle);
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What was wrong before is what the caller is told.
        }
    }
}
