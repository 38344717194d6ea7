using System.Collections.Concurrent;

namespace Annals.Capture.Rounds;

/// <summary>What the owner wants done before the schedule would: feeds to be asked now, and changes to be looked at now. Safe to use from many threads.</summary>
public sealed class PollWishes
{
    private readonly ConcurrentDictionary<string, byte> _feeds = new();
    private volatile TaskCompletionSource _bell = NewBell();

    /// <summary>Asks for a feed as soon as the round under way is over; not against politeness.</summary>
    public void Ask(string feed)
    {
        _feeds[feed] = 0;
        Wake();
    }

    /// <summary>Ends the loop's pause: subscriptions or rules have changed.</summary>
    public void Wake() => _bell.TrySetResult();

    /// <summary>True while a feed waits to be asked.</summary>
    public bool IsAsked(string feed) => _feeds.ContainsKey(feed);

    /// <summary>The feeds asked for, which are then no longer.</summary>
    internal IReadOnlyList<string> Take() => [.. _feeds.Keys.Where(feed => _feeds.TryRemove(feed, out _)).Order(StringComparer.Ordinal)];

    /// <summary>Returns when the time is over, or at once when somebody wishes something.</summary>
    internal async Task PauseAsync(TimeSpan pause, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var bell = _bell;
        var time = Task.Delay(pause, clock, over.Token);
        if (await Task.WhenAny(bell.Task, time) == bell.Task)
        {
            // Replaced before what was wished is looked at, so that a wish made meanwhile rings again.
            _bell = NewBell();
            await over.CancelAsync();
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource NewBell() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
