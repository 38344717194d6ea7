using Annals.Archive.Readers;

namespace Annals.Web.Marks;

/// <summary>Takes in, every second, what another process or a person with an editor wrote into the reader's files; and says which lines cannot be read.</summary>
internal sealed class Following : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ReaderState _state;
    private readonly Action<string> _report;
    private readonly Timer _timer;
    private int _looking;
    private int _troubles;

    public Following(ReaderState state, Action<string> report)
    {
        (_state, _report) = (state, report);
        _timer = new Timer(_ => Look(), state: null, TimeSpan.Zero, Interval);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        if (Interlocked.Exchange(ref _looking, 1) == 1)
        {
            return;
        }

        try
        {
            _state.Refresh();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What was known stays, and the next look may succeed; a disk that is gone is said by whoever writes to it.
        }

        Report();
        Volatile.Write(ref _looking, 0);
    }

    private void Report()
    {
        var troubles = _state.Troubles;
        foreach (var trouble in troubles.Skip(troubles.Count >= _troubles ? _troubles : 0))
        {
            _report($"{trouble.File}, line {trouble.Line} cannot be read and is left out: {trouble.Message}");
        }

        _troubles = troubles.Count;
    }
}
