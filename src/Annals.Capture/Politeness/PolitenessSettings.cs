namespace Annals.Capture.Politeness;

/// <summary>How much one host is asked of us, feeds, pages and pictures together.</summary>
public sealed record PolitenessSettings
{
    /// <summary>Connections to one host at a time.</summary>
    public int MostConnections { get; init; } = 2;

    /// <summary>Between the beginnings of two requests to one host; a longer Crawl-delay goes before it.</summary>
    public TimeSpan Gap { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How long a request waits for a host that asked to be left alone; beyond that it is given up for now.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The most that a Crawl-delay is honoured for.</summary>
    public TimeSpan MostCrawlDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most that a server's Retry-After can keep us away.</summary>
    public TimeSpan MostHold { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long to stay away after a 429 that does not say.</summary>
    public TimeSpan DefaultHold { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long after an error a feed is asked for the second and last time of a round.</summary>
    public TimeSpan PauseBeforeSecondTry { get; init; } = TimeSpan.FromSeconds(2);
}
