using Annals.Archive.Writing;
using Annals.Index;
using Annals.Index.Following;

namespace Annals.Cli.Running;

/// <summary>Keeps the index up with a writer of the same process, on a thread of its own: the writer never waits for it.</summary>
internal sealed class IndexFollower : IDisposable
{
    // So long may a damage that a reader met wait until it is mended.
    private static readonly TimeSpan LookAfter = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(30);

    private readonly ArchiveIndex _index;
    private readonly ArchiveWriter _writer;
    private readonly AutoResetEvent _grown = new(initialState: true);
    private readonly Thread _thread;
    private readonly CancellationTokenSource _abandon = new();
    private readonly Action<CatchUpResult> _report;
    private readonly Action<string> _trouble;
    private volatile bool _stopping;
    private Exception? _failure;

    /// <param name="report">Called after every catching up that did something, on the follower's thread.</param>
    /// <param name="trouble">Told, once as long as it stays the same, why the index cannot follow just now.</param>
    public IndexFollower(ArchiveIndex index, ArchiveWriter writer, Action<CatchUpResult> report, Action<string> trouble)
    {
        _index = index;
        _writer = writer;
        _report = report;
        _trouble = trouble;
        _writer.Appended += OnAppended;
        _thread = new Thread(Follow) { IsBackground = true, Name = "index" };
        _thread.Start();
    }

    /// <summary>Indexes what is left, then returns.</summary>
    /// <exception cref="Annals.Archive.ArchiveException">The index could not be written; the archive itself is not harmed.</exception>
    public void Finish()
    {
        _stopping = true;
        _grown.Set();
        _thread.Join();
        if (_failure is { } failure)
        {
            throw new Archive.ArchiveException($"the articles are kept, but the index could not follow: {failure.Message.TrimEnd('.')}; the next command catches up when that is mended", failure);
        }
    }

    public void Dispose()
    {
        _writer.Appended -= OnAppended;
        _abandon.Cancel();
        _stopping = true;
        _grown.Set();
        _thread.Join();
        _grown.Dispose();
        _abandon.Dispose();
    }

    private void OnAppended(object? sender, EventArgs arguments) => _grown.Set();

    private void Follow()
    {
        try
        {
            bool last;
            do
            {
                // What failed is tried again, whether or not anything new comes: room may have been made meanwhile.
                var isCalled = _grown.WaitOne(_failure is null ? LookAfter : TryAgainAfter);
                last = _stopping;
                if (isCalled || _failure is not null || _index.IsDamaged)
                {
                    CatchUp();
                }
            }
            while (!last);

            // With nothing new the index settles.
            CatchUp();
        }
        catch (OperationCanceledException) when (_abandon.IsCancellationRequested)
        {
            // Abandoned on the way out: the next run goes on from the index's own position.
        }
    }

    private void CatchUp()
    {
        try
        {
            var result = _index.CatchUp(progress: null, _abandon.Token);
            _failure = null;
            if (result.Lines > 0 || result.Rebuilt is not null)
            {
                _report(result);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Archive.ArchiveException)
        {
            if (_failure?.Message != exception.Message)
            {
                _trouble(exception.Message);
            }

            _failure = exception;
        }
    }
}
