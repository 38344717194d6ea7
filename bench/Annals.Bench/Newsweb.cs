using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Annals.Bench;

/// <summary>The replay of real posts as live outlets, as a child process with a clock of its own.</summary>
internal sealed class Newsweb : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http = new();

    private Newsweb(Process process, int port)
    {
        _process = process;
        Root = $"http://127.0.0.1:{port}";
    }

    public string Root { get; }

    public static Newsweb Start(string script, string corpus, int port, params string[] options)
    {
        var start = new ProcessStartInfo("python3", [script, "--corpus", corpus, "--port", port.ToString(CultureInfo.InvariantCulture), .. options]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var ready = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("newsweb did not start");
        Console.WriteLine(ready);
        return new Newsweb(process, port);
    }

    public DateTimeOffset Now() => Get("/_clock").RootElement.GetProperty("now").GetDateTimeOffset();

    public void Advance(TimeSpan time) => Post($"/_clock/advance?seconds={time.TotalSeconds.ToString(CultureInfo.InvariantCulture)}");

    public void ResetStats() => Post("/_stats/reset");

    public JsonDocument Stats() => Get("/_stats");

    /// <summary>How often each address was asked so far.</summary>
    public IReadOnlyDictionary<string, int> Paths()
    {
        using var stats = Get("/_stats?paths=1");
        return stats.RootElement.GetProperty("paths").EnumerateObject().ToDictionary(path => path.Name, path => path.Value.GetInt32());
    }

    public IReadOnlyList<PublishedItem> Truth()
        => [.. Get("/_truth").RootElement.EnumerateArray().Select(item => new PublishedItem(
            item.GetProperty("id").GetString()!,
            item.GetProperty("outlet").GetString()!,
            item.GetProperty("title").GetString()!,
            item.GetProperty("released").GetDateTimeOffset(),
            item.GetProperty("out").GetBoolean(),
            [.. item.GetProperty("revisions").EnumerateArray().Select(time => time.GetDateTimeOffset())],
            item.GetProperty("withdrawn") is { ValueKind: JsonValueKind.String } withdrawn ? withdrawn.GetDateTimeOffset() : null,
            item.GetProperty("page_fault").GetString()!))];

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
        _http.Dispose();
    }

    private JsonDocument Get(string path) => JsonDocument.Parse(_http.GetStringAsync(Root + path).Result);

    private void Post(string path) => _http.PostAsync(Root + path, null).Result.EnsureSuccessStatusCode();
}

/// <param name="Revisions">When the outlet changed it.</param>
internal sealed record PublishedItem(string Id, string Outlet, string Title, DateTimeOffset Released, bool IsOut, IReadOnlyList<DateTimeOffset> Revisions, DateTimeOffset? Withdrawn, string PageFault)
{
    /// <summary>True when its page never shows the article, or never all of it.</summary>
    public bool HasNoPage => PageFault is "404" or "410" or "soft-404" or "paywall";

    public int RevisionAt(DateTimeOffset time) => Revisions.Count(changed => changed <= time);
}
