using System.Collections.Concurrent;

namespace Annals.Capture.Images;

/// <summary>What a session remembers of pictures: which are being fetched, and which could not be had.</summary>
internal sealed class ImageMemory
{
    private const int MostFailures = 10_000;
    private readonly ConcurrentDictionary<string, (string Reason, DateTimeOffset Until)> _failures = new();

    public ConcurrentDictionary<string, Lazy<Task<KeptImage>>> Running { get; } = new();

    /// <summary>Why a picture is not asked for again yet; null when it may be.</summary>
    public string? Failure(string url, DateTimeOffset now) => _failures.TryGetValue(url, out var failure) && failure.Until > now ? failure.Reason : null;

    public void Remember(string url, string reason, DateTimeOffset until)
    {
        if (_failures.Count >= MostFailures)
        {
            _failures.Clear();
        }

        _failures[url] = (reason, until);
    }
}
