namespace Annals.Archive.Readers;

/// <summary>One process at a time appends to a reader's files. The operating system lets go of the lock when the process ends, however it ends.</summary>
internal static class ReaderLock
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);
    private const int Steps = 100;

    /// <exception cref="IOException">Another process holds it for seconds, or the folder cannot be written to.</exception>
    public static IDisposable Take(ArchiveFolder folder, ReaderName name)
    {
        Directory.CreateDirectory(folder.LocalFolder);
        var path = Path.Combine(folder.LocalFolder, $"reader-{name}.lock");
        for (var step = 1; ; step++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (step < Steps && File.Exists(path))
            {
                Thread.Sleep(Step);
            }
        }
    }
}
