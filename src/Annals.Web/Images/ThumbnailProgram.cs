using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Annals.Web.Images;

/// <summary>
/// <c>vipsthumbnail</c> in a process of its own: it reads one file, and has an end to its time, memory and output
/// (<c>prlimit</c>), and no network (<c>unshare</c>) where the system has those. Decoders of pictures are where a hostile one strikes.
/// </summary>
internal sealed class ThumbnailProgram
{
    private const string Program = "vipsthumbnail";
    private const int MostBytes = 4 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly string[] _command;

    private ThumbnailProgram(string[] command) => _command = command;

    /// <summary>Null when it is not installed.</summary>
    public static ThumbnailProgram? Find()
    {
        if (On(Program) is not { } program)
        {
            return null;
        }

        string[] limits = On("prlimit") is { } prlimit ? [prlimit, "--as=2147483648", "--cpu=10", "--fsize=8388608", "--nofile=64", "--core=0"] : [];
        string[] alone = On("unshare") is { } unshare && Works(unshare, "--user", "--net", "true") ? [unshare, "--user", "--net"] : [];
        return new ThumbnailProgram([.. limits, .. alone, program]);
    }

    /// <summary>The small copy as WebP; null when the program failed, took too long, or had more to say than a small copy has.</summary>
    /// <param name="picture">Its name is a hash: one with brackets would be options to the program.</param>
    public async Task<byte[]?> RunAsync(string picture, PictureShape shape)
    {
        var start = Start(_command, ["--size", SizeOf(shape), .. (string[])(shape.Fit == PictureFit.Cover ? ["--smartcrop", "centre"] : []), "--output", OutputOf(shape), Path.GetFileName(picture)]);
        start.WorkingDirectory = Path.GetDirectoryName(picture)!;
        start.Environment.Clear();
        start.Environment["VIPS_BLOCK_UNTRUSTED"] = "1";
        start.Environment["VIPS_CONCURRENCY"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            using var timeout = new CancellationTokenSource(Patience);
            try
            {
                var small = await ReadAsync(process.StandardOutput.BaseStream, timeout.Token);
                await process.WaitForExitAsync(timeout.Token);
                return process.ExitCode == 0 ? small : null;
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                return null;
            }
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            return null;
        }
    }

    // Smaller than it is, or as it is: a picture is not blown up, but to fill a frame.
    private static string SizeOf(PictureShape shape)
        => string.Create(CultureInfo.InvariantCulture, $"{shape.Width}x{shape.Height}{shape.Fit switch { PictureFit.Inside => ">", PictureFit.Fill when shape is { Width: not null, Height: not null } => "!", _ => "" }}") is var size && size == "x>" ? "2000x2000>" : size;

    private static string OutputOf(PictureShape shape) => shape.Output switch
    {
        PictureOutput.Jpeg => ".jpg[Q=82,strip]",
        PictureOutput.Png => ".png[strip]",
        _ => ".webp[Q=78,strip]",
    };

    private static async Task<byte[]> ReadAsync(Stream output, CancellationToken cancellation)
    {
        using var small = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (await output.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            small.Write(buffer, 0, read);
            if (small.Length > MostBytes)
            {
                throw new OperationCanceledException("too much");
            }
        }

        return small.ToArray();
    }

    private static bool Works(params string[] command)
    {
        try
        {
            using var process = Process.Start(Start([command[0]], command[1..]))!;
            return process.WaitForExit(Patience) && process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static ProcessStartInfo Start(string[] command, string[] arguments)
        => new(command[0], [.. command[1..], .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };

    private static string? On(string name)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathRooted).Select(place => Path.Combine(place, name)).FirstOrDefault(File.Exists);
}
