using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Annals.Bench.Hostile;

/// <summary>A server on loopback that writes whatever it is told to the bare socket: no library would let it.</summary>
internal sealed class HostileServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<Conversation, Task> _answer;
    private readonly string _inner;
    private int _connections;

    /// <param name="inner">What to call the server nobody may be led to; empty for that server itself.</param>
    public HostileServer(Func<Conversation, Task> answer, string inner)
    {
        _answer = answer;
        _inner = inner;
        _listener.Start(512);
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Authority => $"127.0.0.1:{Port}";

    public int Connections => _connections;

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_end.Token);
                Interlocked.Increment(ref _connections);
                _ = TalkAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The bench is over.
        }
    }

    private async Task TalkAsync(Socket client)
    {
        await using var stream = new NetworkStream(client, ownsSocket: true);
        try
        {
            if (await ReadPathAsync(stream) is { } path)
            {
                await _answer(new Conversation(stream, path, "http://" + Authority, _inner, _end.Token));
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The client has seen enough, or the bench is over.
        }
    }

    private async Task<string?> ReadPathAsync(NetworkStream stream)
    {
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!request.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, _end.Token);
            if (read == 0)
            {
                // Whoever speaks TLS to a server without it gets no path.
                return request.Length > 0 ? "/" : null;
            }

            request.Append(Encoding.Latin1.GetString(buffer, 0, read));
            if (buffer[0] == 0x16)
            {
                return "/tls";
            }
        }

        return request.ToString().Split(' ') is [_, var path, ..] ? path : "/";
    }
}
