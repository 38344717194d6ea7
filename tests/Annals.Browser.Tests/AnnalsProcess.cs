using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Annals.Browser.Tests;

/// <summary>The command as a process of its own, which is how everybody has it.</summary>
internal sealed class AnnalsProcess : IDisposable
{
    private readonly Process _process;

    private AnnalsProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts a verb that serves the reader, and waits until it says where.</summary>
    public static async Task<AnnalsProcess> ServeAsync(string[] arguments, CancellationToken cancellation)
    {
        var process = Start(arguments);
        var said = new List<string>();
        while (await process.StandardError.ReadLineAsync(cancellation) is { } line)
        {
            said.Add(line);
            if (Regex.Match(line, @"http://localhost:\d+/") is { Success: true } address)
            {
                // Whoever does not read what a process says stops it once the pipe is full.
                _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
                return new AnnalsProcess(process, new Uri(address.Value));
            }
        }

        throw new InvalidOperationException($"annals {string.Join(' ', arguments)} ended without saying where it listens: {string.Join('\n', said)}");
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task RunAsync(string[] arguments, CancellationToken cancellation)
    {
        using var process = Start(arguments);
        var said = await process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Assert.True(process.ExitCode == 0, said);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
    }

    private static Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "annals.dll"), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
    }
}
