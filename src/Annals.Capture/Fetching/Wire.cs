using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Annals.Capture.Fetching;

/// <summary>
/// Sends one request and reads one answer, within the limits. No redirects, no cookies, no proxy (one set in the
/// environment would connect to addresses that nobody checked), no decompression behind our back.
/// </summary>
internal sealed class Wire : IDisposable
{
    private readonly FetchSettings _settings;
    private readonly TimeProvider _clock;
    private readonly SocketsHttpHandler _handler;
    private readonly HttpMessageInvoker _invoker;
    private readonly LargeBodies _largeBodies = new();

    public Wire(FetchSettings settings, TimeProvider clock)
    {
        _settings = settings;
        _clock = clock;
        _handler = CheckedConnection.NewHandler(settings);
        _invoker = new HttpMessageInvoker(_handler);
    }

    public void Dispose()
    {
        _invoker.Dispose();
        _handler.Dispose();
        _largeBodies.Dispose();
    }

    /// <param name="within">What is left of the exchange's deadline.</param>
    public async Task<Answer> AskAsync(Uri address, FetchRequest request, TimeSpan within, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(within, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            using var message = Message(address, request);
            using var response = await _invoker.SendAsync(message, either.Token);
            return await ReadAsync(response, request.Kind, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(FetchOutcome.TimedOut, $"no answer within {_settings.Deadline.TotalSeconds:0} s");
        }
        catch (PrivateAddressException refused)
        {
            return Failed(FetchOutcome.Refused, refused.Message);
        }
        catch (HttpRequestException exception)
        {
            return Explain(exception);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            return Failed(FetchOutcome.Unreachable, exception.Message);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or ArgumentException or NotSupportedException)
        {
            return Failed(FetchOutcome.BadAnswer, $"the exchange failed: {exception.Message}");
        }
    }

    private HttpRequestMessage Message(Uri address, FetchRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        var headers = message.Headers;
        headers.TryAddWithoutValidation("User-Agent", _settings.UserAgent);
        headers.TryAddWithoutValidation("Accept", Accept(request.Kind));
        if (request.Kind != FetchKind.Image)
        {
            headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br, deflate");
        }

        if (request.Referer is { } referer)
        {
            headers.TryAddWithoutValidation("Referer", referer);
        }

        if (request.Validators is { } validators && validators.Authority == WebAddress.Authority(address))
        {
            Add(headers, "If-None-Match", validators.ETag);
            Add(headers, "If-Modified-Since", validators.LastModified);
        }

        return message;
    }

    private static void Add(System.Net.Http.Headers.HttpRequestHeaders headers, string name, string? value)
    {
        if (value is not null)
        {
            headers.TryAddWithoutValidation(name, value);
        }
    }

    private static string Accept(FetchKind kind) => kind switch
    {
        FetchKind.Feed => "application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5",
        FetchKind.Page => "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5",
        FetchKind.Image => "image/avif, image/webp, image/png, image/jpeg, image/gif, image/*;q=0.8",
        FetchKind.Robots => "text/plain, */*;q=0.5",
        _ => "*/*",
    };

    private async Task<Answer> ReadAsync(HttpResponseMessage response, FetchKind kind, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        var answer = new Answer
        {
            Status = response.StatusCode,
            ContentType = AnswerHeaders.First(response.Content.Headers, "Content-Type"),
            Location = AnswerHeaders.Location(response.Headers),
            ETag = AnswerHeaders.First(response.Headers, "ETag"),
            LastModified = AnswerHeaders.LastModified(response.Content),
            RetryAfter = AnswerHeaders.RetryAfter(response.Headers, now),
            FreshFor = AnswerHeaders.FreshFor(response, now),
        };
        return response.StatusCode == HttpStatusCode.OK ? await ReadBodyAsync(answer, response, kind, cancellationToken) : answer;
    }

    private async Task<Answer> ReadBodyAsync(Answer answer, HttpResponseMessage response, FetchKind kind, CancellationToken cancellationToken)
    {
        var limit = _settings.WireLimit(kind);
        if (response.Content.Headers.ContentLength > limit && kind != FetchKind.Robots)
        {
            return Failed(FetchOutcome.TooLarge, $"announces {response.Content.Headers.ContentLength} bytes, the limit is {limit}");
        }

        IDisposable? room = null;
        try
        {
            // A length that is announced and allowed saves growing; the larger ones wait for their place first.
            var announced = (int)Math.Min(response.Content.Headers.ContentLength ?? 0, limit);
            if (announced > LargeBodies.Threshold)
            {
                room = await _largeBodies.EnterAsync(cancellationToken);
            }

            var body = new MemoryStream(announced);
            var end = await CopyAsync(response.Content, body, limit, async () => room ??= await _largeBodies.EnterAsync(cancellationToken), cancellationToken);
            if (end == BodyEnd.TooLarge && kind != FetchKind.Robots)
            {
                return Failed(FetchOutcome.TooLarge, $"sends more than {limit} bytes");
            }

            var decoded = BodyDecoder.Decode(body.GetBuffer().AsMemory(0, (int)body.Length), response.Content.Headers.ContentEncoding, _settings.Limit(kind));
            if (decoded.IsTooLarge && kind != FetchKind.Robots)
            {
                return Failed(FetchOutcome.TooLarge, $"unpacks to more than {_settings.Limit(kind)} bytes");
            }

            if (decoded.Unknown is { } coding && kind != FetchKind.Robots)
            {
                return Failed(FetchOutcome.BadAnswer, $"error: the answer is packed in a way that Annals cannot unpack and did not ask for (Content-Encoding: {coding})");
            }

            if (room is null && decoded.Bytes.Length > LargeBodies.Threshold)
            {
                room = await _largeBodies.EnterAsync(cancellationToken);
            }

            var whole = answer with { Body = decoded.Bytes, IsWhole = end != BodyEnd.Broken && decoded.IsWhole, Room = room };
            room = null;
            return whole;
        }
        finally
        {
            room?.Dispose();
        }
    }

    private enum BodyEnd
    {
        Whole,
        Broken,
        TooLarge,
    }

    private static async Task<BodyEnd> CopyAsync(HttpContent content, MemoryStream body, int limit, Func<Task> enterLarge, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[32 * 1024];
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (body.Length + read > limit)
                {
                    return BodyEnd.TooLarge;
                }

                if (body.Length + read > LargeBodies.Threshold)
                {
                    await enterLarge();
                }

                body.Write(buffer, 0, read);
            }

            return BodyEnd.Whole;
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            return BodyEnd.Broken;
        }
    }

    private static Answer Failed(FetchOutcome outcome, string reason) => new() { Failure = outcome, Reason = reason };

    private static Answer Explain(HttpRequestException exception) => exception switch
    {
        { InnerException: PrivateAddressException refused } => Failed(FetchOutcome.Refused, refused.Message),
        { HttpRequestError: HttpRequestError.NameResolutionError } => Failed(FetchOutcome.Unreachable, "no such host, or no name server"),
        { HttpRequestError: HttpRequestError.SecureConnectionError } => Failed(FetchOutcome.Unreachable, $"no secure connection: {Innermost(exception)}"),
        { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => Failed(FetchOutcome.TooLarge, "the headers exceed the limit"),
        { HttpRequestError: HttpRequestError.InvalidResponse } => Failed(FetchOutcome.BadAnswer, "the answer is invalid: not HTTP as it should be"),
        { HttpRequestError: HttpRequestError.ResponseEnded } => Failed(FetchOutcome.BadAnswer, "the connection closed before an answer came"),
        { InnerException: SocketException socket } => Failed(FetchOutcome.Unreachable, Socket(socket)),
        { InnerException: AuthenticationException } => Failed(FetchOutcome.Unreachable, $"no secure connection: {Innermost(exception)}"),
        _ => Failed(FetchOutcome.Unreachable, Innermost(exception)),
    };

    private static string Socket(SocketException exception) => exception.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "the connection was refused",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "no such host, or no name server",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable => "no way to the host: is the network down?",
        _ => exception.Message,
    };

    private static string Innermost(Exception exception)
    {
        var inner = exception;
        while (inner.InnerException is { } next)
        {
            inner = next;
        }

        return inner.Message;
    }
}
