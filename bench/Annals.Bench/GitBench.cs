using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Annals.Bench;

/// <summary>
/// A history made from a folder of posts, an hour a commit; its import beside git reading the same contents and checking out the
/// newest commit. Then the archive is published, published again, and one month cloned. Each as a whole process.
/// </summary>
internal static class GitBench
{
    public static int Run(string corpus, string? captured)
    {
        using var history = new ScratchFolder();
        using var archive = new ScratchFolder();
        using var host = new ScratchFolder();
        var versions = Build(corpus, captured, history.Path);
        var bare = $"{archive.Path}/a";
        var first = Command.Annals(null, "import", "--git", history.Path, "--no-index", "--archive", bare);
        var second = Command.Annals(null, "import", "--git", history.Path, "--no-index", "--archive", bare);
        var read = Shell($"cd '{history.Path}' && git rev-list --objects --all | cut -d' ' -f1 | git cat-file --batch --buffer > /dev/null");
        var checkout = Shell($"git clone -q '{history.Path}' '{host.Path}/work'");
        Console.WriteLine(first.Errors.Trim());
        Console.WriteLine(second.Errors.Trim());
        Print("git cat-file, all", read, versions);
        Print("git clone, checkout", checkout, versions);
        Print("import --git", first, versions);
        Print("the same again", second, versions);

        Shell($"git init -q --bare '{host.Path}/host.git'");
        string[] publish = ["publish", "git", "--remote", $"{host.Path}/host.git", "--max-size", "10GB", "--archive", bare];
        var published = Command.Annals(null, publish);
        var again = Command.Annals(null, publish);
        Console.WriteLine(published.Errors.Trim());
        Print("publish git", published, versions);
        Print("the same again", again, versions);
        var month = Shell($"git -C '{host.Path}/host.git' for-each-ref --format='%(refname:short)' 'refs/heads/2*' | tail -1").Output.Trim();
        Shell($"git clone -q --depth 1 --branch {month} 'file://{host.Path}/host.git' '{host.Path}/month'");
        var verified = Command.Annals(null, "verify", "--archive", $"{host.Path}/month");
        Console.WriteLine(verified.Errors.Trim());
        Console.WriteLine(Shell($"du -sh '{host.Path}/host.git' '{host.Path}/month/.git' '{host.Path}/month/_posts' '{host.Path}/month/journal' | sed 's|{host.Path}/||'").Output.Trim());
        return first.ExitCode | second.ExitCode | published.ExitCode | again.ExitCode | verified.ExitCode;
    }

    internal static int Build(string corpus, string? captured, string repository)
    {
        Shell($"git init -q --bare --initial-branch=main '{repository}'");
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", repository, "fast-import", "--quiet"]) { RedirectStandardInput = true })!;
        using (var stream = git.StandardInput.BaseStream)
        {
            foreach (var hour in Posts(corpus, captured).GroupBy(post => post.At.Ticks / TimeSpan.TicksPerHour).OrderBy(hour => hour.Key))
            {
                var time = new DateTimeOffset((hour.Key + 1) * TimeSpan.TicksPerHour, TimeSpan.Zero).ToUnixTimeSeconds();
                Write(stream, string.Create(CultureInfo.InvariantCulture, $"commit refs/heads/main\ncommitter bench <bench@localhost> {time} +0000\ndata 6\nhourly\n"));
                foreach (var (_, path) in hour)
                {
                    var bytes = File.ReadAllBytes(Path.Combine(corpus, path));
                    Write(stream, $"M 100644 inline \"{path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"\ndata {bytes.Length}\n");
                    stream.Write(bytes);
                    Write(stream, "\n");
                }
            }
        }

        git.WaitForExit();
        return Directory.EnumerateFiles(corpus, "*.md", SearchOption.AllDirectories).Count();
    }

    private static IEnumerable<(DateTimeOffset At, string Path)> Posts(string corpus, string? captured)
    {
        if (captured is null)
        {
            var start = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
            return Directory.EnumerateFiles(corpus, "*.md", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select((file, i) => (start.AddMinutes(i * 4), Path.GetRelativePath(corpus, file)));
        }

        using var file = File.OpenRead(captured);
        using Stream text = captured.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(text);
        var posts = new List<(DateTimeOffset, string)>();
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var path = line[(tab + 1)..].Replace("\\n", "\n", StringComparison.Ordinal);
            if (File.Exists(Path.Combine(corpus, path)))
            {
                posts.Add((DateTimeOffset.Parse(line[..tab], CultureInfo.InvariantCulture), path));
            }
        }

        return posts;
    }

    private static void Write(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));

    private static CommandRun Shell(string command)
    {
        var run = Command.Run("sh", ["-c", command], null, null);
        return run.ExitCode == 0 ? run : throw new InvalidOperationException($"{command}: {run.Errors}");
    }

    private static void Print(string what, CommandRun run, int versions)
        => Console.WriteLine($"{what,-20} {run.Wall.TotalSeconds,6:F2} s  {run.Cpu.TotalSeconds,6:F2} CPU-s  {versions / run.Wall.TotalSeconds,7:F0} versions/s  {run.PeakBytes / 1e6,5:F0} MB peak");
}
