using System.Collections.Concurrent;
using Annals.Capture.Fetching;

namespace Annals.Capture.Politeness;

/// <summary>robots.txt of every host, asked for once a day.</summary>
public sealed class RobotsCache(TimeProvider clock)
{
    /// <summary>What we call ourselves in robots.txt.</summary>
    public const string Product = "annals";

    private readonly ConcurrentDictionary<string, KnownRobots> _known = new();
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _asking = new();

    /// <summary>What has been read, by scheme and authority: what may survive the process.</summary>
    public IReadOnlyDictionary<string, KnownRobots> Known => _known;

    public void Restore(IReadOnlyDictionary<string, KnownRobots> known)
    {
        foreach (var (host, robots) in known)
        {
            if (robots.Rules is not null && robots.IsFresh(clock.GetUtcNow()))
            {
                _known[host] = robots;
            }
        }
    }

    /// <param name="fetch">Fetches a robots.txt politely, without asking for another.</param>
    internal async Task<KnownRobots> OfAsync(Uri address, Func<string, Task<FetchResult>> fetch, CancellationToken cancellationToken)
    {
        var host = $"{address.Scheme}://{WebAddress.Authority(address)}";
        if (_known.TryGetValue(host, out var known) && known.IsFresh(clock.GetUtcNow()))
        {
            return known;
        }

        var asking = _asking.GetOrAdd(host, _ => new SemaphoreSlim(1));
        await asking.WaitAsync(cancellationToken);
        try
        {
            if (_known.TryGetValue(host, out known) && known.IsFresh(clock.GetUtcNow()))
            {
                return known;
            }

            using var result = await fetch(host + "/robots.txt");
            return _known[host] = Read(result, known);
        }
        finally
        {
            asking.Release();
        }
    }

    private KnownRobots Read(FetchResult result, KnownRobots? before)
    {
        var now = clock.GetUtcNow();
        return result.Outcome switch
        {
            FetchOutcome.Ok or FetchOutcome.Damaged => new KnownRobots(now, RobotsRules.Parse(result.Body.Span, Product)),
            // Section 2.3.1.3: there is none, so everything may be fetched.
            FetchOutcome.NotFound or FetchOutcome.Gone or FetchOutcome.Denied or FetchOutcome.BadRedirect => new KnownRobots(now, RobotsRules.AllowAll),
            // Section 2.3.1.4: a copy that is known may serve a while longer.
            _ => before?.Rules is not null ? before with { FetchedAt = now - TimeSpan.FromHours(23) } : new KnownRobots(now, null) { Failure = result.Outcome, Reason = result.Reason },
        };
    }
}
