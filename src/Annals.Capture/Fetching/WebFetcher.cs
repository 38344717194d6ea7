using System.Net;
using Annals.Capture.Politeness;

namespace Annals.Capture.Fetching;

/// <summary>
/// The one way out to the web: follows redirects itself, and at every hop checks the address again, asks robots.txt and
/// waits for its turn at the host. Never throws for anything the network does. Safe to use from many threads.
/// </summary>
public sealed class WebFetcher : IDisposable
{
    private readonly FetchSettings _settings;
    private readonly HostGates _gates;
    private readonly RobotsCache _robots;
    private readonly TimeProvider _clock;
    private readonly Wire _wire;

    /// <param name="clock">Real time: what politeness and deadlines are measured by.</param>
    public WebFetcher(FetchSettings settings, HostGates gates, RobotsCache robots, TimeProvider clock)
    {
        _settings = settings;
        _gates = gates;
        _robots = robots;
        _clock = clock;
        _wire = new Wire(settings, clock);
    }

    public void Dispose() => _wire.Dispose();

    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Task<FetchResult> GetAsync(FetchRequest request, CancellationToken cancellationToken)
        => FetchTelemetry.WatchAsync(request, _clock, () => FetchAsync(request, cancellationToken));

    private async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        if (WebAddress.Parse(request.Url) is not { } address)
        {
            return new FetchResult { Outcome = FetchOutcome.Refused, Url = request.Url, Reason = "refused: not an http or https address" };
        }

        var journey = new Journey(address, _settings.Deadline);
        while (true)
        {
            if (await ObjectionOfRobotsAsync(journey, request.Kind, cancellationToken) is { } objection)
            {
                return objection;
            }

            var gate = _gates.Of(WebAddress.Authority(journey.Address));
            if (!await gate.EnterAsync(cancellationToken))
            {
                return journey.End(FetchOutcome.Throttled, "the host asked to be left alone for now") with { RetryAt = gate.HeldUntil };
            }

            var answer = await AskAsync(gate, journey, request, cancellationToken);
            if (!IsRedirect(answer))
            {
                return Conclude(journey, request, answer, gate);
            }

            if (journey.Follow(answer, _settings.MostRedirects) is { } refusal)
            {
                return journey.End(FetchOutcome.BadRedirect, refusal, answer.Status);
            }
        }
    }

    private async Task<Answer> AskAsync(HostGate gate, Journey journey, FetchRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var started = _clock.GetTimestamp();
            var answer = await _wire.AskAsync(journey.Address, request, journey.Left, cancellationToken);
            journey.Spend(_clock.GetElapsedTime(started));
            // Before the gate opens for anybody else.
            if (answer.Failure is null && answer.Status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            {
                var wait = answer.RetryAfter ?? (answer.Status == HttpStatusCode.TooManyRequests ? _gates.DefaultHold : TimeSpan.Zero);
                if (wait > TimeSpan.Zero)
                {
                    gate.Hold(wait);
                }
            }

            return answer;
        }
        finally
        {
            gate.Leave();
        }
    }

    private async Task<FetchResult?> ObjectionOfRobotsAsync(Journey journey, FetchKind kind, CancellationToken cancellationToken)
    {
        if (kind is FetchKind.Robots or FetchKind.Image)
        {
            return null;
        }

        var robots = await _robots.OfAsync(journey.Address, url => GetAsync(new FetchRequest(url, FetchKind.Robots), cancellationToken), cancellationToken);
        if (robots.Rules is not { } rules)
        {
            // A host that cannot be reached is the news, not that its robots.txt cannot.
            return robots.Failure is FetchOutcome.ServerError or FetchOutcome.TooLarge or FetchOutcome.BadAnswer
                ? journey.End(FetchOutcome.RobotsUnknown, $"robots.txt of {journey.Address.IdnHost} cannot be had: {robots.Reason}")
                : journey.End(robots.Failure, robots.Reason) with { RetryAt = robots.Failure == FetchOutcome.Throttled ? _gates.Of(WebAddress.Authority(journey.Address)).HeldUntil : null };
        }

        if (rules.CrawlDelay is { } delay)
        {
            _gates.Of(WebAddress.Authority(journey.Address)).SlowDown(delay);
        }

        return rules.IsAllowed(journey.Address.PathAndQuery)
            ? null
            : journey.End(FetchOutcome.DisallowedByRobots, $"robots.txt of {journey.Address.IdnHost} disallows it");
    }

    private static bool IsRedirect(Answer answer)
        => answer.Failure is null && answer.Status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static FetchResult Conclude(Journey journey, FetchRequest request, Answer answer, HostGate gate)
    {
        if (answer.Failure is { } failure)
        {
            return journey.End(failure, answer.Reason);
        }

        var status = (int)answer.Status;
        return answer.Status switch
        {
            HttpStatusCode.OK => WithBody(journey, answer),
            HttpStatusCode.NotModified when request.Validators?.Authority == WebAddress.Authority(journey.Address)
                => journey.End(FetchOutcome.NotModified, "", answer.Status) with { FreshFor = answer.FreshFor, MovedTo = journey.MovedTo },
            HttpStatusCode.NotModified => journey.End(FetchOutcome.BadAnswer, "error: 304 although nothing was asked about", answer.Status),
            HttpStatusCode.Gone => journey.End(FetchOutcome.Gone, "gone for good (410)", answer.Status),
            HttpStatusCode.NotFound => journey.End(FetchOutcome.NotFound, "not found (404)", answer.Status),
            HttpStatusCode.TooManyRequests => Throttled(journey, answer, gate),
            HttpStatusCode.ServiceUnavailable when answer.RetryAfter is not null => Throttled(journey, answer, gate),
            _ when status is >= 400 and < 500 => journey.End(FetchOutcome.Denied, $"the server refuses it ({status})", answer.Status),
            _ when status >= 500 => journey.End(FetchOutcome.ServerError, $"error of the server ({status})", answer.Status),
            _ => journey.End(FetchOutcome.BadAnswer, $"an answer that makes no sense here ({status})", answer.Status),
        };
    }

    private static FetchResult Throttled(Journey journey, Answer answer, HostGate gate)
        => journey.End(FetchOutcome.Throttled, $"the host asked to be left alone for a while ({(int)answer.Status})", answer.Status) with { RetryAt = gate.HeldUntil };

    private static FetchResult WithBody(Journey journey, Answer answer)
    {
        var result = journey.End(answer.IsWhole ? FetchOutcome.Ok : FetchOutcome.Damaged, answer.IsWhole ? "" : "the answer is cut short or its compression is invalid", answer.Status);
        var hasValidators = answer.IsWhole && (answer.ETag ?? answer.LastModified) is not null;
        return result with
        {
            Body = answer.Body,
            ContentType = answer.ContentType,
            FreshFor = answer.FreshFor,
            Room = answer.Room,
            MovedTo = answer.IsWhole ? journey.MovedTo : null,
            Validators = hasValidators ? new Validators(WebAddress.Authority(journey.Address), answer.ETag, answer.LastModified) : null,
        };
    }
}
