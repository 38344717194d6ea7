using System.Diagnostics;
using Annals.Archive;
using Annals.Archive.Writing;
using Annals.Index.Knowledge;
using Annals.Stories.Keeping;

namespace Annals.Cli.Running;

/// <summary>
/// Reads new articles for who, where, when and who says so, and groups them into events, in the background of a running reader: one at a time, on a thread that gives way
/// to all others, some seconds after they came, so that whoever reads does not notice.
/// </summary>
internal sealed class KnowledgeFollowing : IDisposable
{
    // A round of fetching brings many; they are read together.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMinutes(5);

    private const int RestAfterGrouping = 20;

    private readonly ArchiveWriter _writer;
    private readonly Action<string> _trouble;
    private readonly AutoResetEvent _grown = new(initialState: true);
    private readonly CancellationTokenSource _end = new();
    private readonly Thread _thread;
    private string? _told;
    private (long At, TimeSpan Cost)? _grouped;

    /// <param name="trouble">Told, once as long as it stays the same, why nothing can be analysed just now.</param>
    public KnowledgeFollowing(ArchiveWriter writer, Action<string> trouble)
    {
        (_writer, _trouble) = (writer, trouble);
        _writer.Appended += OnAppended;
        _thread = new Thread(Follow) { IsBackground = true, Name = "knowledge", Priority = ThreadPriority.Lowest };
        _thread.Start();
    }

    /// <summary>Stops at the next article; the next run goes on from there.</summary>
    public void Dispose()
    {
        _writer.Appended -= OnAppended;
        _end.Cancel();
        _thread.Join();
        _grown.Dispose();
        _end.Dispose();
    }

    // The more that costs, the more articles wait for it together.
    private void Group(KnowledgeStore store)
    {
        if (_grouped is { } last && Stopwatch.GetElapsedTime(last.At) < last.Cost * RestAfterGrouping)
        {
            return;
        }

        var start = Stopwatch.GetTimestamp();
        using var stories = StoryStore.Open(_writer.Folder);
        stories.CatchUp(store, progress: null, _end.Token);
        _grouped = (Stopwatch.GetTimestamp(), Stopwatch.GetElapsedTime(start));
    }

    private void OnAppended(object? sender, EventArgs arguments) => _grown.Set();

    private void Follow()
    {
        WaitHandle[] either = [_grown, _end.Token.WaitHandle];
        while (WaitHandle.WaitAny(either, TryAgainAfter) != 1 && !_end.Token.WaitHandle.WaitOne(Patience))
        {
            try
            {
                using var store = KnowledgeStore.Open(_writer.Folder);
                store.CatchUp(progress: null, threads: 1, _end.Token);
                Group(store);
                _told = null;
            }
            catch (OperationCanceledException) when (_end.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is ArchiveException or IOException or UnauthorizedAccessException)
            {
                if (_told != exception.Message)
                {
                    _trouble(_told = exception.Message);
                }
            }
        }
    }
}
