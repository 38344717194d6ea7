using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Annals.Publish.Site.Switching;

/// <summary>What .NET has no call for. Where a system lacks it too, the caller does without.</summary>
internal static class Disk
{
    private const int AtCurrentFolder = -100;
    private const uint Exchange = 2;

    /// <summary>Makes everything written in a folder's file system outlast a power cut: one call instead of one for each of 20,000 files.</summary>
    /// <returns>False where the system cannot.</returns>
    public static bool TrySync(string file)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return Syncfs(handle) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Lets two folders change places at once, so that at no time neither is there.</summary>
    /// <returns>False where the system or the file system cannot; nothing has moved then.</returns>
    public static bool TryExchange(string left, string right)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            return Rename(AtCurrentFolder, left, AtCurrentFolder, right, Exchange) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Syncfs(SafeFileHandle file);

    // renameat2(2), since Linux 3.15 and glibc 2.28. Paths go out as UTF-8.
    [DllImport("libc", EntryPoint = "renameat2", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Rename(int leftFolder, [MarshalAs(UnmanagedType.LPUTF8Str)] string left, int rightFolder, [MarshalAs(UnmanagedType.LPUTF8Str)] string right, uint flags);
}
