namespace Annals.Capture.Rounds;

/// <summary>How long a round may go on. When its time is up nothing further is begun; what is known by then is kept.</summary>
internal sealed class RoundTime(TimeSpan? within, TimeProvider wireClock) : IDisposable
{
    private readonly CancellationTokenSource _end = within is { } limit ? new CancellationTokenSource(limit, wireClock) : new CancellationTokenSource();

    /// <summary>A document that came in time is taken in, for so long after it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(4);

    private readonly CancellationTokenSource _last = within is { } most ? new CancellationTokenSource(most + Grace, wireClock) : new CancellationTokenSource();

    /// <summary>Nothing more is kept either.</summary>
    public bool IsOver => _last.IsCancellationRequested;

    public bool IsUp => _end.IsCancellationRequested;

    /// <summary>Cancelled when the time is up, or by the caller.</summary>
    public CancellationTokenSource Link(CancellationToken cancellationToken) => CancellationTokenSource.CreateLinkedTokenSource(_end.Token, cancellationToken);

    public void Dispose()
    {
        _end.Dispose();
        _last.Dispose();
    }
}
