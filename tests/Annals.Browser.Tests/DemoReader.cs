using System.Text.Json;

namespace Annals.Browser.Tests;

/// <summary><c>annals up --demo</c> as a newcomer starts it: a process of its own, an empty folder, a free port.</summary>
public sealed class DemoReader : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _root = Directory.CreateTempSubdirectory("annals-browser-").FullName;
    private readonly HttpClient _client = new();
    private AnnalsProcess? _annals;

    public Uri Address => _annals!.Address;

    public async ValueTask InitializeAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        _annals = await AnnalsProcess.ServeAsync(["up", "--demo", "--port", "0", "--archive", Archive], patience.Token);
        await FilledAsync(patience.Token);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        Stop();
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>From now on there is nobody at the address.</summary>
    public void Stop() => _annals?.Dispose();

    /// <summary>The folder of the demo's archive.</summary>
    public string Archive => Path.Combine(_root, "archive");

    /// <summary>The id of the article that a query finds first.</summary>
    public async Task<string> FindAsync(string query)
    {
        using var answer = await JsonAsync($"/api/v1/search?q={Uri.EscapeDataString(query)}", TestContext.Current.CancellationToken);
        return answer.RootElement.GetProperty("hits")[0].GetProperty("id").GetString()!;
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

    /// <summary>The newest day that has articles.</summary>
    public async Task<DateOnly> DayAsync()
    {
        using var answer = await JsonAsync("/api/v1/search?from=2000-01-01&sort=newest&limit=1", TestContext.Current.CancellationToken);
        return DateOnly.FromDateTime(answer.RootElement.GetProperty("hits")[0].GetProperty("published").GetDateTimeOffset().UtcDateTime);
    }

    private async Task<JsonDocument> JsonAsync(string address, CancellationToken cancellation)
        => JsonDocument.Parse(await _client.GetStringAsync(new Uri(Address, address), cancellation));
}
