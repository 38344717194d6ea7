namespace Annals.Capture.Politeness;

/// <summary>
/// The one door to one host: at most so many requests at a time, at least so long between two beginnings, and none at
/// all while the host wants to be left alone. Real time, whatever the archive's clock says.
/// </summary>
internal sealed class HostGate(PolitenessSettings settings, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private int _active;
    private DateTimeOffset _nextStart;
    private DateTimeOffset _heldUntil;
    private TimeSpan _gap = settings.Gap;
    private int _connections = settings.MostConnections;

    public DateTimeOffset HeldUntil
    {
        get
        {
            lock (_lock)
            {
                return _heldUntil;
            }
        }
    }

    /// <summary>Waits for a turn. False when the host holds longer than our patience.</summary>
    public async Task<bool> EnterAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task turn;
            var delay = TimeSpan.Zero;
            lock (_lock)
            {
                var now = clock.GetUtcNow();
                if (_heldUntil - now > settings.Patience)
                {
                    return false;
                }

                var start = _heldUntil > _nextStart ? _heldUntil : _nextStart;
                if (_active >= _connections)
                {
                    var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    _waiting.Enqueue(source);
                    turn = source.Task;
                }
                else if (start > now)
                {
                    turn = Task.CompletedTask;
                    delay = start - now;
                }
                else
                {
                    _active++;
                    _nextStart = now + _gap;
                    return true;
                }
            }

            await turn.WaitAsync(cancellationToken);
            if (delay > TimeSpan.Zero)
            {
                await Task.Delay(delay, clock, cancellationToken);
            }
        }
    }

    public void Leave()
    {
        lock (_lock)
        {
            _active--;
            // All of them look again: one that has given up meanwhile must not swallow the only call.
            while (_waiting.TryDequeue(out var next))
            {
                next.SetResult();
            }
        }
    }

    /// <summary>The host wants to be left alone. A host that ever said so gets one connection at a time, so that nothing is on its way when it says so again.</summary>
    public DateTimeOffset Hold(TimeSpan wait)
    {
        lock (_lock)
        {
            var until = clock.GetUtcNow() + (wait < settings.MostHold ? wait : settings.MostHold);
            _heldUntil = until > _heldUntil ? until : _heldUntil;
            _connections = 1;
            return _heldUntil;
        }
    }

    public void HoldUntil(DateTimeOffset until) => Hold(until - clock.GetUtcNow());

    public void SlowDown(TimeSpan crawlDelay)
    {
        lock (_lock)
        {
            var wanted = crawlDelay < settings.MostCrawlDelay ? crawlDelay : settings.MostCrawlDelay;
            if (wanted > _gap)
            {
                _nextStart += wanted - _gap;
            }

            _gap = wanted > settings.Gap ? wanted : settings.Gap;
        }
    }
}
