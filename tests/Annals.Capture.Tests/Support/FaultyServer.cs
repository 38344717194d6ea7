using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Annals.Capture.Tests.Support;

/// <summary>A small real HTTP/1.1 server on loopback that can be as wrong as servers are.</summary>
public sealed class FaultyServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, Func<Asked, Reply>> _routes = new();
    private readonly ConcurrentQueue<Asked> _asked = new();
    private int _active;
    private int _mostActive;

    public FaultyServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Authority => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public string Root => $"http://{Authority}";

    /// <summary>What was asked so far, robots.txt left out.</summary>
    public IReadOnlyList<Asked> Requests => [.. _asked.Where(asked => asked.Path != "/robots.txt")];

    public int AskedFor(string path) => _asked.Count(asked => asked.Path == path);

    /// <summary>The most requests that were under way at a time.</summary>
    public int MostConcurrent => _mostActive;

    public void On(string path, Func<Asked, Reply> reply) => _routes[path] = reply;

    public void On(string path, Reply reply) => On(path, _ => reply);

    public void On(string path, string body, string type = "application/rss+xml") => On(path, Reply.Ok(body, type));

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                var stream = client.GetStream();
                while (await ReadAsync(stream) is { } asked)
                {
                    _asked.Enqueue(asked);
                    var active = Interlocked.Increment(ref _active);
                    InterlockedMax(active);
                    var reply = _routes.TryGetValue(asked.Path, out var route) ? route(asked) : Reply.Status(404);
                    try
                    {
                        await Task.Delay(reply.Delay, _stop.Token);
                        await stream.WriteAsync(reply.Bytes(), _stop.Token);
                    }
                    finally
                    {
                        Interlocked.Decrement(ref _active);
                    }

                    if (reply.Closes)
                    {
                        return;
                    }
                }
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client has gone, or the test is over.
        }
    }

    private void InterlockedMax(int active)
    {
        int before;
        while (active > (before = _mostActive) && Interlocked.CompareExchange(ref _mostActive, active, before) != before)
        {
        }
    }

    private async Task<Asked?> ReadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var target = lines[0].Split(' ')[1];
        return new Asked(target.Split('?')[0], target, headers);
    }
}

public sealed record Asked(string Path, string Target, IReadOnlyDictionary<string, string> Headers)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

public sealed record Reply
{
    private readonly List<(string Name, string Value)> _headers = [];

    public int Code { get; private init; } = 200;

    public byte[] Body { get; private init; } = [];

    public byte[]? Raw { get; private init; }

    public TimeSpan Delay { get; init; }

    public int? ClaimedLength { get; init; }

    public bool Closes => Raw is not null || ClaimedLength is not null;

    public static Reply Ok(string body, string type = "application/rss+xml") => Ok(Encoding.UTF8.GetBytes(body), type);

    public static Reply Ok(byte[] body, string type = "application/rss+xml") => new Reply { Body = body }.With("Content-Type", type);

    public static Reply Status(int code) => new() { Code = code };

    public static Reply Redirect(int code, string to) => Status(code).With("Location", to);

    public static Reply Bytewise(string raw) => new() { Raw = Encoding.Latin1.GetBytes(raw) };

    public Reply With(string name, string value)
    {
        var reply = this with { };
        reply._headers.Add((name, value));
        return reply;
    }

    public byte[] Bytes()
    {
        if (Raw is not null)
        {
            return Raw;
        }

        var head = new StringBuilder($"HTTP/1.1 {Code} X\r\n");
        foreach (var (name, value) in _headers)
        {
            head.Append($"{name}: {value}\r\n");
        }

        if (Code != 304)
        {
            head.Append($"Content-Length: {ClaimedLength ?? Body.Length}\r\n");
        }

        return [.. Encoding.Latin1.GetBytes(head + "\r\n"), .. Code == 304 ? [] : Body];
    }
}
