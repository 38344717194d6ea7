using System.Collections.Concurrent;

namespace Annals.Capture.Politeness;

/// <summary>The gates of all hosts, by authority (<c>host:port</c>). Everything that goes out goes through here.</summary>
public sealed class HostGates(PolitenessSettings settings, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, HostGate> _gates = new();

    /// <summary>How long to stay away after a 429 that does not say.</summary>
    public TimeSpan DefaultHold => settings.DefaultHold;

    /// <summary>Until when hosts want to be left alone (UTC): what has to survive the process.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Holds
    {
        get
        {
            var now = clock.GetUtcNow();
            return _gates.Where(gate => gate.Value.HeldUntil > now).ToDictionary(gate => gate.Key, gate => gate.Value.HeldUntil);
        }
    }

    /// <summary>Takes up the holds of an earlier process. What is longer than a hold may be is cut: the clock was wrong.</summary>
    public void Restore(IReadOnlyDictionary<string, DateTimeOffset> holds)
    {
        foreach (var (authority, until) in holds)
        {
            if (until > clock.GetUtcNow())
            {
                Of(authority).HoldUntil(until);
            }
        }
    }

    internal HostGate Of(string authority) => _gates.GetOrAdd(authority, _ => new HostGate(settings, clock));
}
