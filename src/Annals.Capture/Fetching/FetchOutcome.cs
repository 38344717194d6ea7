namespace Annals.Capture.Fetching;

/// <summary>How a fetch ended.</summary>
public enum FetchOutcome
{
    /// <summary>A whole answer.</summary>
    Ok,

    /// <summary>304: nothing has changed.</summary>
    NotModified,

    /// <summary>The answer is incomplete or its compression broken; what could be read is there.</summary>
    Damaged,

    /// <summary>410: gone for good.</summary>
    Gone,

    /// <summary>404.</summary>
    NotFound,

    /// <summary>Any other 4xx: the server will not give it to us.</summary>
    Denied,

    /// <summary>429, or 503 with a Retry-After; or such an answer still holds for this host.</summary>
    Throttled,

    /// <summary>5xx.</summary>
    ServerError,

    /// <summary>robots.txt disallows it.</summary>
    DisallowedByRobots,

    /// <summary>robots.txt could not be had, so that nothing may be fetched for now (RFC 9309, section 2.3.1.4).</summary>
    RobotsUnknown,

    /// <summary>Not http or https, or an address inside a private network.</summary>
    Refused,

    /// <summary>Too many redirects, a loop, or one that leads nowhere.</summary>
    BadRedirect,

    /// <summary>More than the limit.</summary>
    TooLarge,

    TimedOut,

    /// <summary>No such name, no connection, no TLS.</summary>
    Unreachable,

    /// <summary>The answer is not HTTP as RFC 9112 has it.</summary>
    BadAnswer,
}
