using System.ComponentModel;
using System.Diagnostics;
using System.IO.Compression;
using Annals.Archive;

namespace Annals.Cli.Running;

/// <summary>A backup as one file: tar, plain, through gzip, or through the <c>zstd</c> program, as its name says.</summary>
internal static class BackupFile
{
    public static bool IsOne(string path) => path.EndsWith(".tar", StringComparison.Ordinal) || path.EndsWith(".tar.gz", StringComparison.Ordinal) || path.EndsWith(".tar.zst", StringComparison.Ordinal);

    /// <summary>Writes the file whole: beside its place first, for its owner alone, flushed, then renamed.</summary>
    public static async Task WriteAsync(string path, Func<Stream, Task> write, CancellationToken cancellation)
    {
        var temporary = path + ".part";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            await using (var file = new FileStream(temporary, options))
            {
                await ThroughAsync(path, "-c", file, write, cancellation);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: false);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Reads what <see cref="WriteAsync"/> wrote.</summary>
    public static async Task ReadAsync(string path, Func<Stream, Task> read, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        if (path.EndsWith(".gz", StringComparison.Ordinal))
        {
            await using var plain = new GZipStream(file, CompressionMode.Decompress);
            await read(plain);
        }
        else if (path.EndsWith(".zst", StringComparison.Ordinal))
        {
            using var zstd = Start("-d", "-c");
            var feeding = PumpAsync(file, zstd, cancellation);
            await read(zstd.StandardOutput.BaseStream);
            await feeding;
            await EndAsync(zstd, cancellation);
        }
        else
        {
            await read(file);
        }
    }

    private static async Task ThroughAsync(string path, string mode, FileStream file, Func<Stream, Task> write, CancellationToken cancellation)
    {
        if (path.EndsWith(".gz", StringComparison.Ordinal))
        {
            await using var packed = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true);
            await write(packed);
        }
        else if (path.EndsWith(".zst", StringComparison.Ordinal))
        {
            using var zstd = Start(mode, "-q");
            var taking = zstd.StandardOutput.BaseStream.CopyToAsync(file, cancellation);
            await write(zstd.StandardInput.BaseStream);
            zstd.StandardInput.Close();
            await taking;
            await EndAsync(zstd, cancellation);
        }
        else
        {
            await write(file);
        }
    }

    private static async Task PumpAsync(FileStream file, Process zstd, CancellationToken cancellation)
    {
        try
        {
            await file.CopyToAsync(zstd.StandardInput.BaseStream, cancellation);
        }
        catch (IOException)
        {
            // It ended early, and its exit code says so.
        }

        zstd.StandardInput.Close();
    }

    private static async Task EndAsync(Process zstd, CancellationToken cancellation)
    {
        await zstd.WaitForExitAsync(cancellation);
        if (zstd.ExitCode != 0)
        {
            throw new ArchiveException($"zstd ended with {zstd.ExitCode}; its own words are above");
        }
    }

    private static Process Start(params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("zstd", arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        }
        catch (Win32Exception exception)
        {
            throw new ArchiveException($"cannot run zstd: {exception.Message}; install it, or name the file .tar.gz or .tar", exception);
        }
    }
}
