using System.Net;

namespace Annals.Capture.Fetching;

/// <summary>What one server answered to one request: a hop of a fetch.</summary>
internal sealed record Answer
{
    /// <summary>Set when there was no usable answer; then <see cref="Reason"/> says why.</summary>
    public FetchOutcome? Failure { get; init; }

    public string Reason { get; init; } = "";

    public HttpStatusCode Status { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>False when fewer bytes came than were promised, or the compression is broken.</summary>
    public bool IsWhole { get; init; } = true;

    public string? ContentType { get; init; }

    public string? Location { get; init; }

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    /// <summary>How long to stay away: Retry-After, whichever of its two forms was used.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public TimeSpan? FreshFor { get; init; }

    public IDisposable? Room { get; init; }
}
