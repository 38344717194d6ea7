using Annals.Archive;

namespace Annals.Web.Hooks;

/// <summary>Tells others of news while the server runs: in the background, whatever becomes of it.</summary>
internal sealed class Announcing(ReaderOptions options, IReadOnlyList<Func<CancellationToken, Task>> works)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromSeconds(3);

    private Task _running = Task.CompletedTask;

    public void Start(CancellationToken stopping) => _running = Task.Run(() => RunAsync(stopping), CancellationToken.None);

    /// <summary>Waits for what is under way, which was told to stop.</summary>
    public void Finish() => _running.Wait(PatienceAtTheEnd);

    private async Task RunAsync(CancellationToken cancellation)
    {
        var troubles = new string[works.Count];
        while (!cancellation.IsCancellationRequested)
        {
            for (var i = 0; i < works.Count; i++)
            {
                troubles[i] = await TryAsync(works[i], troubles[i], cancellation);
            }

            await Task.Delay(Pause, TimeProvider.System, cancellation).ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }

    // Said once as long as it stays the same.
    private async Task<string> TryAsync(Func<CancellationToken, Task> work, string trouble, CancellationToken cancellation)
    {
        try
        {
            await work(cancellation);
            return "";
        }
        catch (OperationCanceledException)
        {
            return trouble;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArchiveException)
        {
            if (exception.Message != trouble)
            {
                options.Report($"others are not told of news: {exception.Message}");
            }

            return exception.Message;
        }
    }
}
