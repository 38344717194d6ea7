namespace Annals.Archive;

/// <summary>Replaces a small file whole: write beside it, flush to the disk, rename. A reader sees the old or the new, never half.</summary>
public static class AtomicFile
{
    /// <param name="mode">Who may do what with it, where the system knows such modes; null leaves it to the system.</param>
    public static void Write(string path, ReadOnlySpan<byte> bytes, UnixFileMode? mode = null)
    {
        var temporary = path + ".tmp";
        using (var handle = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write))
        {
            if (mode is { } wanted && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(handle, wanted);
            }

            RandomAccess.Write(handle, bytes, 0);
            RandomAccess.FlushToDisk(handle);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
