using System.Diagnostics;
using System.Globalization;

namespace Annals.Bench.Serving;

/// <summary>A reader running as a process of its own, looked at from outside.</summary>
internal sealed class ServedArchive : IAsyncDisposable
{
    private const int TicksPerSecond = 100;

    private readonly Process _process;

    private ServedArchive(Process process, Uri address, TimeSpan firstPage)
    {
        _process = process;
        Address = address;
        FirstPage = firstPage;
    }

    public Uri Address { get; }

    /// <summary>From starting the process to the last byte of its front page.</summary>
    public TimeSpan FirstPage { get; }

    /// <summary>User and system time so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            var stat = File.ReadAllText($"/proc/{_process.Id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return TimeSpan.FromSeconds((Number(fields[11]) + Number(fields[12])) / TicksPerSecond);
        }
    }

    /// <summary>All resident bytes, and of those what stands for no file: the runtime's own code is shared with whoever else runs it.</summary>
    public (double Resident, double Anonymous) Megabytes => (Status("VmRSS:"), Status("RssAnon:"));

    /// <param name="verb"><c>serve</c> or <c>up</c>.</param>
    public static async Task<ServedArchive> StartAsync(string archive, string verb, int port)
    {
        var start = Stopwatch.GetTimestamp();
        var process = Process.Start(new ProcessStartInfo("dotnet", [Command.AnnalsDll, verb, "--archive", archive, "--port", port.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        using var client = new HttpClient { BaseAddress = address };
        while (!process.HasExited)
        {
            try
            {
                await client.GetByteArrayAsync("/");
                return new ServedArchive(process, address, Stopwatch.GetElapsedTime(start));
            }
            catch (HttpRequestException)
            {
                await Task.Delay(10);
            }
        }

        throw new InvalidOperationException($"annals {verb} did not start: is port {port} free?");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private double Status(string name)
        => Number(File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith(name, StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1]) * 1024 / 1e6;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
