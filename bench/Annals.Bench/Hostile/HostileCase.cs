using System.Net.Sockets;

namespace Annals.Bench.Hostile;

/// <summary>One hostile feed: a document served as a sound answer, or a conversation of its own.</summary>
/// <param name="Kind">Group and name: <c>xml/entities-exponential</c>.</param>
internal sealed record HostileCase(string Kind)
{
    /// <summary>The document; null when the answer itself is the attack.</summary>
    public Func<byte[]>? Document { get; init; }

    public string Path { get; init; } = "/feed";

    public string ContentType { get; init; } = "application/rss+xml";

    /// <summary>Header lines that go with the document, each with its line end.</summary>
    public string Headers { get; init; } = "";

    /// <summary>Talks to a client that has sent its request; null to send <see cref="Document"/>.</summary>
    public Func<Conversation, Task>? Talk { get; init; }

    /// <summary>Entries of the hostile feed whose title begins with "Sound" and that a careful reader must keep.</summary>
    public int Sound { get; init; }

    /// <summary>Whether something must be said of the feed.</summary>
    public bool IsFaulty { get; init; } = true;

    /// <summary>The address is given with https, although nobody speaks TLS there.</summary>
    public bool OverTls { get; init; }

    public static HostileCase Of(string kind, Func<byte[]> document, int sound = 0, bool isFaulty = true, string contentType = "application/rss+xml")
        => new(kind) { Document = document, Sound = sound, IsFaulty = isFaulty, ContentType = contentType };

    public static HostileCase Of(string kind, Func<string> document, int sound = 0, bool isFaulty = true, string contentType = "application/rss+xml")
        => Of(kind, () => System.Text.Encoding.UTF8.GetBytes(document()), sound, isFaulty, contentType);

    public static HostileCase Talking(string kind, Func<Conversation, Task> talk, int sound = 0, bool isFaulty = true)
        => new(kind) { Talk = talk, Sound = sound, IsFaulty = isFaulty };
}

/// <summary>A connection whose request was read.</summary>
/// <param name="Root">The hostile server, <c>http://127.0.0.1:port</c>.</param>
/// <param name="Inner">A second server that nobody allowed: a request there is a failure.</param>
internal sealed record Conversation(NetworkStream Stream, string Path, string Root, string Inner, CancellationToken End)
{
    public ValueTask SendAsync(string text) => Stream.WriteAsync(System.Text.Encoding.Latin1.GetBytes(text), End);

    public ValueTask SendAsync(ReadOnlyMemory<byte> bytes) => Stream.WriteAsync(bytes, End);

    public async Task SendWithLengthAsync(string head, ReadOnlyMemory<byte> body)
    {
        await SendAsync($"HTTP/1.1 200 OK\r\n{head}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n");
        await SendAsync(body);
    }

    public Task RedirectAsync(string to) => SendAsync($"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").AsTask();

    public Task SilenceAsync() => Task.Delay(Timeout.Infinite, End);
}
