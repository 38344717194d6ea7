using System.Net.Sockets;

namespace Annals.Capture.Fetching;

/// <summary>
/// Calls addresses that somebody named to be told of news (webhooks, WebSub): only those of the public Internet unless the owner allowed
/// more, the address that was checked being the one connected to; no redirects, no cookies, no proxy, one deadline, a short answer.
/// Never throws for anything the network does. Safe for many threads.
/// </summary>
public sealed class WebCaller : IDisposable
{
    private const int LongestAnswer = 64 * 1024;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private readonly SocketsHttpHandler _handler;
    private readonly HttpMessageInvoker _invoker;
    private readonly string _userAgent;
    private readonly TimeProvider _clock;

    /// <param name="clock">Real time.</param>
    public WebCaller(FetchSettings settings, TimeProvider clock)
    {
        (_userAgent, _clock) = (settings.UserAgent, clock);
        _handler = CheckedConnection.NewHandler(settings);
        _invoker = new HttpMessageInvoker(_handler);
    }

    public void Dispose()
    {
        _invoker.Dispose();
        _handler.Dispose();
    }

    public Task<CallResult> GetAsync(string address, CancellationToken cancellation) => CallAsync(address, HttpMethod.Get, content: null, [], cancellation);

    public Task<CallResult> PostAsync(string address, HttpContent content, IReadOnlyList<(string Name, string Value)> headers, CancellationToken cancellation)
        => CallAsync(address, HttpMethod.Post, content, headers, cancellation);

    private async Task<CallResult> CallAsync(string address, HttpMethod method, HttpContent? content, IReadOnlyList<(string Name, string Value)> headers, CancellationToken cancellation)
    {
        if (WebAddress.Parse(address) is not { } uri)
        {
            return new CallResult(null, "", "not an http or https address");
        }

        using var deadline = new CancellationTokenSource(Deadline, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        try
        {
            using var message = new HttpRequestMessage(method, uri) { Content = content };
            message.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
            foreach (var (name, value) in headers)
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }

            using var response = await _invoker.SendAsync(message, either.Token);
            return new CallResult((int)response.StatusCode, await ReadAsync(response, either.Token), (int)response.StatusCode is >= 200 and < 300 ? "" : $"the server answers {(int)response.StatusCode}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new CallResult(null, "", $"no answer within {Deadline.TotalSeconds:0} s");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException or InvalidOperationException or FormatException)
        {
            return new CallResult(null, "", (exception.InnerException as PrivateAddressException ?? exception).Message);
        }
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var answer = new byte[LongestAnswer];
        var length = await body.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, cancellation);
        return System.Text.Encoding.UTF8.GetString(answer, 0, length);
    }
}

/// <summary>What came of a call.</summary>
/// <param name="Status">Null when there was no answer.</param>
/// <param name="Body">The answer's beginning.</param>
/// <param name="Reason">Why it was not done, in plain words; empty when it was.</param>
public sealed record CallResult(int? Status, string Body, string Reason)
{
    public bool IsDone => Status is >= 200 and < 300;
}
