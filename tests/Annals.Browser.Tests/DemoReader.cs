using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Annals.Browser.Tests;

/// <summary><c>annals up --demo</c> as a newcomer starts it: a process of its own, an empty folder, a free port.</summary>
public sealed class DemoReader : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _root = Directory.CreateTempSubdirectory("annals-browser-").FullName;
    private readonly HttpClient _client = new();
    private Process? _annals;

    public Uri Address { get; private set; } = new("http://localhost/");

    public async ValueTask InitializeAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        var annals = Path.Combine(AppContext.BaseDirectory, "annals.dll");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { annals, "up", "--demo", "--port", "0", "--archive", Archive })
        {
            start.ArgumentList.Add(argument);
        }

        _annals = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        Address = await AnnouncedAsync(_annals.StandardError, patience.Token);
        await FilledAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_annals is { HasExited: false })
        {
            _annals.Kill(entireProcessTree: true);
            await _annals.WaitForExitAsync();
        }

        _annals?.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    /// <summary>The folder of the demo's archive.</summary>
    public string Archive => Path.Combine(_root, "archive");

    /// <summary>The id of the article that a query finds first.</summary>
    public async Task<string> FindAsync(string query)
    {
        using var answer = await JsonAsync($"/api/v1/search?q={Uri.EscapeDataString(query)}", TestContext.Current.CancellationToken);
        return answer.RootElement.GetProperty("hits")[0].GetProperty("id").GetString()!;
    }

    private static async Task<Uri> AnnouncedAsync(StreamReader notes, CancellationToken cancellation)
    {
        var said = new List<string>();
        while (await notes.ReadLineAsync(cancellation) is { } line)
        {
            said.Add(line);
            if (Regex.Match(line, @"http://localhost:\d+/") is { Success: true } address)
            {
                // Whoever does not read what a process says stops it once the pipe is full.
                _ = notes.ReadToEndAsync(CancellationToken.None);
                return new Uri(address.Value);
            }
        }

        throw new InvalidOperationException("annals up --demo ended without saying where it listens: " + string.Join('\n', said));
    }

    // Two rounds: everything is there, and what was corrected after the first has its second revision.
    private async Task FilledAsync(CancellationToken cancellation)
    {
        while (true)
        {
            using var feeds = await JsonAsync("/api/v1/feeds", cancellation);
            var list = feeds.RootElement.GetProperty("feeds").EnumerateArray().ToList();
            using var all = await JsonAsync("/api/v1/search?from=2000-01-01&limit=0", cancellation);
            if (list.Sum(feed => feed.GetProperty("revised").GetInt32()) == 1 && all.RootElement.GetProperty("total").GetInt32() == 30)
            {
                return;
            }

            await Task.Delay(200, cancellation);
        }
    }

    private async Task<JsonDocument> JsonAsync(string address, CancellationToken cancellation)
        => JsonDocument.Parse(await _client.GetStringAsync(new Uri(Address, address), cancellation));
}
