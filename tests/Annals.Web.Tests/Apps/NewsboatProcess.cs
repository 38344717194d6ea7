using System.Diagnostics;
using System.Globalization;

namespace Annals.Web.Tests.Apps;

/// <summary>The real newsboat with a folder of its own: its settings, its cache and what it was shown.</summary>
public sealed class NewsboatProcess : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("annals-newsboat-").FullName;

    /// <summary>Skips the test, loudly, where newsboat is not installed.</summary>
    /// <param name="settings">Beside the ones that every test has.</param>
    public NewsboatProcess(string settings)
    {
        foreach (var program in new[] { "newsboat", "sqlite3", "python3" })
        {
            if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(path => File.Exists(Path.Combine(path, program))))
            {
                Directory.Delete(_folder, recursive: true);
                Assert.Skip($"{program} IS NOT INSTALLED: reader apps are not tried out. Install newsboat, sqlite3 and python3.");
            }
        }

        // How many lines a list has depends on what is hidden; nothing is.
        File.WriteAllText(Path.Combine(_folder, "config"), settings + "\nshow-read-feeds yes\nshow-read-articles yes\ngoto-first-unread no\nconfirm-exit no\nrefresh-on-startup no\n");
        File.WriteAllText(Path.Combine(_folder, "urls"), "");
        File.WriteAllText(Path.Combine(_folder, "newsboat.py"), Script());
    }

    /// <summary>Fetches everything, as <c>newsboat -x reload</c> does.</summary>
    public Task ReloadAsync() => RunAsync("newsboat", [.. Files, "-x", "reload"]);

    public async Task<int> UnreadAsync()
    {
        var said = await RunAsync("newsboat", [.. Files, "-x", "print-unread"]);
        return int.Parse(said.TrimStart().Split(' ')[0], CultureInfo.InvariantCulture);
    }

    /// <summary>What newsboat keeps of the feeds, a row a line, columns separated by '|'.</summary>
    public async Task<IReadOnlyList<string>> AskCacheAsync(string select)
        => (await RunAsync("sqlite3", [Path.Combine(_folder, "cache.db"), select])).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Presses keys; see <c>newsboat.py</c>.</summary>
    public Task PressAsync(params string[] steps) => RunAsync("python3", [Path.Combine(_folder, "newsboat.py"), _folder, .. steps]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string[] Files => ["-C", Path.Combine(_folder, "config"), "-u", Path.Combine(_folder, "urls"), "-c", Path.Combine(_folder, "cache.db")];

    private async Task<string> RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["HOME"], start.Environment["TERM"], start.Environment["LANG"]) = (_folder, "xterm", "C.UTF-8");
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Cancellation), process.StandardError.ReadToEndAsync(Cancellation));
        await process.WaitForExitAsync(Cancellation);
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {await errors}{await output}");
        return await output;
    }

    private static string Script()
    {
        using var reader = new StreamReader(typeof(NewsboatProcess).Assembly.GetManifestResourceStream("newsboat.py")!);
        return reader.ReadToEnd();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
