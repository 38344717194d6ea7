using System.Net;

namespace Annals.Web.Accounts;

/// <summary>
/// Slows guessing down (OWASP, Authentication Cheat Sheet): after a few failures an address waits, each time twice as
/// long. It is counted by address and not by account, so that nobody can lock another out; a name has a bound of its own, far
/// above what a person mistypes, against guesses from many addresses. Safe for several threads.
/// </summary>
internal sealed class SignInLimit(TimeProvider time)
{
    private const int FreeFailures = 5;
    private const int FreeFailuresOfName = 100;
    private const int MostRemembered = 10_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int Failures, long At)> _failures = new(StringComparer.Ordinal);

    /// <summary>How long this caller must still wait before the next try; zero for not at all.</summary>
    public TimeSpan WaitOf(IPAddress? address, string name)
    {
        lock (_lock)
        {
            var byAddress = Wait(KeyOf(address), FreeFailures);
            var byName = Wait(KeyOf(name), FreeFailuresOfName);
            return byAddress > byName ? byAddress : byName;
        }
    }

    public void Failed(IPAddress? address, string name)
    {
        lock (_lock)
        {
            Forget();
            Count(KeyOf(address));
            Count(KeyOf(name));
        }
    }

    public void Succeeded(IPAddress? address)
    {
        lock (_lock)
        {
            _failures.Remove(KeyOf(address));
        }
    }

    private TimeSpan Wait(string key, int free)
    {
        if (!_failures.TryGetValue(key, out var failed) || failed.Failures < free)
        {
            return TimeSpan.Zero;
        }

        var wait = TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, failed.Failures - free)));
        var rest = wait - time.GetElapsedTime(failed.At);
        return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }

    private void Count(string key)
        => _failures[key] = (_failures.TryGetValue(key, out var failed) && time.GetElapsedTime(failed.At) < Memory ? failed.Failures + 1 : 1, time.GetTimestamp());

    // A flood of addresses must not fill the memory.
    private void Forget()
    {
        if (_failures.Count < MostRemembered)
        {
            return;
        }

        foreach (var key in _failures.OrderBy(static pair => pair.Value.At).Take(MostRemembered / 2).Select(static pair => pair.Key).ToList())
        {
            _failures.Remove(key);
        }
    }

    private static string KeyOf(string name) => "name " + name;

    private static string KeyOf(IPAddress? address) => "from " + Household.Of(address);
}
