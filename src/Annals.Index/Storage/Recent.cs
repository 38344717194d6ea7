using System.Diagnostics;

namespace Annals.Index.Storage;

/// <summary>What a reading gave a moment ago (50 ms), for whoever asks thousands of times a second. Safe to use from many threads.</summary>
internal sealed class Recent<T>(Func<T> read)
{
    private static readonly TimeSpan Recency = TimeSpan.FromMilliseconds(50);

    private volatile Reading? _last;

    public T Value
    {
        get
        {
            var last = _last;
            if (last is null || Stopwatch.GetElapsedTime(last.At) > Recency)
            {
                // The time before it is read: a change meanwhile must not be missed for longer than said.
                var at = Stopwatch.GetTimestamp();
                _last = last = new Reading(read(), at);
            }

            return last.Value;
        }
    }

    /// <summary>The next one who asks reads.</summary>
    public void Forget() => _last = null;

    private sealed record Reading(T Value, long At);
}
