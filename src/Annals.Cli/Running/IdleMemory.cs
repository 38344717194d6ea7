using System.Runtime;

namespace Annals.Cli.Running;

/// <summary>
/// Gives memory back to the system when a long-running program has come to rest: the collector runs when there is much to
/// make room for, and after the last burst of work nobody asks it any more.
/// </summary>
internal static class IdleMemory
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    // So little was made in an interval that nothing much is going on.
    private const long Quiet = 4 << 20;

    // So much was made since the last time that it is worth stopping for some milliseconds.
    private const long Worthwhile = 16 << 20;

    /// <summary>Watches until it is cancelled.</summary>
    public static async Task WatchAsync(CancellationToken cancellation)
    {
        var (before, settled) = (0L, 0L);
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                var made = GC.GetTotalAllocatedBytes();
                if (made - before < Quiet && made - settled > Worthwhile)
                {
                    GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
                    GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                    settled = made;
                }

                before = made;
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The program ends.
        }
    }
}
