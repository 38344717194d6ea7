namespace Annals.Capture.Fetching;

/// <summary>One thing to fetch.</summary>
/// <param name="Url">Absolute; anything but http and https is refused.</param>
public sealed record FetchRequest(string Url, FetchKind Kind)
{
    /// <summary>What the last answer was known by; null asks without a condition.</summary>
    public Validators? Validators { get; init; }

    /// <summary>The page a picture stands on, for outlets that refuse to send it otherwise.</summary>
    public string? Referer { get; init; }
}

/// <summary>How an earlier answer is known to its server (RFC 9110, section 8.8).</summary>
/// <param name="Authority">Host and port that gave them: nobody else is shown them, and nobody else's "not modified" is believed.</param>
/// <param name="ETag">As received, quotes and <c>W/</c> included.</param>
/// <param name="LastModified">As received.</param>
public sealed record Validators(string Authority, string? ETag, string? LastModified);
