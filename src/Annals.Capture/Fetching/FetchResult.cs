using System.Net;
using System.Security.Cryptography;

namespace Annals.Capture.Fetching;

/// <summary>What came of a fetch. The network's failures are values here, with a reason in plain words.</summary>
public sealed record FetchResult : IDisposable
{
    private string? _bodyHash;

    public required FetchOutcome Outcome { get; init; }

    /// <summary>Why there is nothing (or not all), for people; empty for a whole answer. Contains no text of the server's.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Null when there was no answer.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>Decoded; empty unless <see cref="Outcome"/> is Ok or Damaged.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    public string? ContentType { get; init; }

    /// <summary>The address that answered, after all redirects.</summary>
    public required string Url { get; init; }

    /// <summary>Where the requested address has moved for good: set when there was a redirect and every one was 301 or 308.</summary>
    public string? MovedTo { get; init; }

    /// <summary>What to ask with next time; null when the server gives nothing, and for a damaged answer.</summary>
    public Validators? Validators { get; init; }

    /// <summary>For how long the server calls the answer fresh (RFC 9111, section 4.2.1); null when it does not say.</summary>
    public TimeSpan? FreshFor { get; init; }

    /// <summary>When this host may be asked again (UTC, wire clock); only for <see cref="FetchOutcome.Throttled"/>.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>SHA-256 of <see cref="Body"/>, in hexadecimal.</summary>
    internal string BodyHash => _bodyHash ??= Convert.ToHexStringLower(SHA256.HashData(Body.Span));

    /// <summary>The same without the bytes, which need not be kept when they have been read; their hash is.</summary>
    internal FetchResult WithoutBody()
    {
        var hash = BodyHash;
        return this with { Body = default, _bodyHash = hash };
    }

    public bool HasBody => Outcome is FetchOutcome.Ok or FetchOutcome.Damaged;

    /// <summary>Worth another try before long: the fault may be over by then.</summary>
    public bool IsTransient => Outcome is FetchOutcome.ServerError or FetchOutcome.Damaged or FetchOutcome.TimedOut or FetchOutcome.Unreachable
        or FetchOutcome.Throttled or FetchOutcome.RobotsUnknown or FetchOutcome.BadAnswer;

    /// <summary>The place a large body takes in memory, given back when it has been dealt with.</summary>
    internal IDisposable? Room { get; init; }

    public void Dispose() => Room?.Dispose();
}
