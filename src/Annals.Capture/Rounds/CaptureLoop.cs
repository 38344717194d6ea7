using Annals.Archive;
using Annals.Capture.Filtering;

namespace Annals.Capture.Rounds;

/// <summary>Goes on for ever: a round whenever feeds are due. What <c>annals up</c> runs.</summary>
public sealed class CaptureLoop(CaptureSession session)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(5);

    // So that an edited list of subscriptions is noticed.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPauseWithoutNetwork = TimeSpan.FromMinutes(15);

    private int _roundsWithoutNetwork;
    private FilterSet _filters = session.Filters.Current;

    /// <param name="onRound">Told about each round that asked anybody.</param>
    /// <param name="onTrouble">Told about trouble that does not end the loop (a full disk, a broken list of subscriptions), once as long as it stays the same.</param>
    /// <returns>When cancelled.</returns>
    public async Task RunAsync(FetchOptions options, IProgress<FetchProgress>? progress, Action<RoundSummary> onRound, Action<string> onTrouble, CancellationToken cancellationToken)
    {
        var trouble = "";
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await AskForWishedAsync(options, progress, onRound, cancellationToken);
                var summary = await new FetchRound(session).RunAsync(options, progress, cancellationToken);
                if (summary.Polled + summary.Rechecks.Asked > 0)
                {
                    onRound(summary);
                }

                SayWhatIsOff(onTrouble);
                trouble = "";
                _roundsWithoutNetwork = summary.NetworkIsDown ? _roundsWithoutNetwork + 1 : 0;
            }
            catch (ArchiveException exception)
            {
                if (exception.Message != trouble)
                {
                    onTrouble(exception.Message);
                }

                trouble = exception.Message;
                _roundsWithoutNetwork++;
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await PauseAsync(cancellationToken);
        }
    }

    private async Task AskForWishedAsync(FetchOptions options, IProgress<FetchProgress>? progress, Action<RoundSummary> onRound, CancellationToken cancellationToken)
    {
        if (session.Wishes.Take() is { Count: > 0 } wished)
        {
            onRound(await new FetchRound(session).RunAsync(options with { Feeds = wished, Force = true, Recheck = false }, progress, cancellationToken));
        }
    }

    // Said at the start by whoever opened the session, and again when the file was edited.
    private void SayWhatIsOff(Action<string> say)
    {
        var filters = session.Filters.Current;
        if (filters != _filters)
        {
            _filters = filters;
            foreach (var problem in filters.Problems)
            {
                say(problem.ToString());
            }
        }
    }

    private async Task PauseAsync(CancellationToken cancellationToken)
    {
        var pause = _roundsWithoutNetwork > 0
            ? TimeSpan.FromMinutes(Math.Min(Math.Pow(2, _roundsWithoutNetwork - 1), LongestPauseWithoutNetwork.TotalMinutes))
            : UntilNextPoll();
        try
        {
            await session.Wishes.PauseAsync(pause, session.WireClock, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The loop ends at its condition.
        }
    }

    private TimeSpan UntilNextPoll()
    {
        var now = session.Clock.GetUtcNow();
        var next = session.Subscriptions.All.Where(subscription => subscription.IsActive)
            .Select(subscription => (session.States.Of(subscription.FeedUrl).NextPollAt ?? now) - now)
            .DefaultIfEmpty(LongestPause).Min();
        return next < ShortestPause ? ShortestPause : next > LongestPause ? LongestPause : next;
    }
}
