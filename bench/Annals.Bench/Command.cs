using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Annals.Bench;

/// <summary>One run of the built command as a whole process.</summary>
/// <param name="Cpu">User and system time of the process, from the operating system.</param>
/// <param name="PeakBytes">The largest resident size seen.</param>
public sealed record CommandRun(int ExitCode, TimeSpan Wall, TimeSpan Cpu, long PeakBytes, string Output, string Errors);

/// <summary>Runs the built <c>annals</c>, or any other program, and measures it from outside.</summary>
public static class Command
{
    public static string Repository { get; } = FindRepository();

    public static string AnnalsDll => Path.Combine(Repository, "src/Annals.Cli/bin/Release/net10.0/annals.dll");

    public static CommandRun Annals(IReadOnlyDictionary<string, string>? environment, params string[] arguments)
        => Run("dotnet", [AnnalsDll, .. arguments], environment, killAfter: null);

    public static CommandRun AnnalsKilled(IReadOnlyDictionary<string, string>? environment, TimeSpan killAfter, params string[] arguments)
        => Run("dotnet", [AnnalsDll, .. arguments], environment, killAfter);

    public static CommandRun Run(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment, TimeSpan? killAfter)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var before = ChildrenCpu();
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        while (!process.WaitForExit(20))
        {
            peak = Math.Max(peak, PeakOf(process.Id));
            if (killAfter < watch.Elapsed)
            {
                process.Kill();
            }
        }

        process.WaitForExit();
        return new CommandRun(process.ExitCode, watch.Elapsed, ChildrenCpu() - before, peak, output.Result, errors.Result);
    }

    private static long PeakOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    public static TimeSpan ChildrenCpu()
    {
        var usage = default(ResourceUsage);
        _ = GetResourceUsage(-1, ref usage);
        return TimeSpan.FromSeconds(usage.UserSeconds + usage.SystemSeconds) + TimeSpan.FromMicroseconds(usage.UserMicroseconds + usage.SystemMicroseconds);
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int GetResourceUsage(int who, ref ResourceUsage usage);

    private static string FindRepository()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Annals.slnx")))
        {
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("Annals.slnx not found above the bench");
        }

        return directory;
    }

    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct ResourceUsage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
    }
}
