using System.Collections.Concurrent;
using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Capture.Rechecks;
using Annals.Capture.Schedule;
using Annals.Capture.Subscriptions;

namespace Annals.Capture.Rounds;

/// <summary>One round over the feeds that are due. A bad feed costs its own place and nothing else.</summary>
public sealed class FetchRound(CaptureSession session)
{
    // A cron job comes a little early as often as a little late.
    private const double DueTolerance = 0.1;

    private int _done;
    private int _new;
    private int _revised;

    /// <exception cref="ArchiveException">The disk refused; everything kept before that is safe.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up; everything kept before that is safe.</exception>
    public async Task<RoundSummary> RunAsync(FetchOptions options, IProgress<FetchProgress>? progress, CancellationToken cancellationToken)
    {
        session.Subscriptions.Refresh();
        session.Evidence.Rules.Refresh();
        session.Filters.Refresh();
        var chosen = Chosen(options.Feeds);
        var due = chosen.Where(subscription => options.Force || IsDue(subscription.FeedUrl)).ToList();
        var reports = new ConcurrentDictionary<string, FeedReport>();
        var failures = new ConcurrentQueue<FeedFailure>();
        using var time = new RoundTime(options.Within, session.WireClock);
        try
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Jobs), CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(due, parallel, async (subscription, cancel) =>
            {
                void Tell(FetchStage stage) => progress?.Report(new FetchProgress(subscription.FeedUrl, Name(subscription), stage, _done, due.Count, _new, _revised));
                var poll = new FeedPoll(session, subscription, time, Tell);
                var report = time.IsUp ? OutOfTime(subscription) : await PollAsync(poll, subscription, time, cancel);
                reports[subscription.FeedUrl] = report;
                var fault = report is { Outcome: PollOutcome.Failed, Error: { } error } ? new FeedFailure(report.Feed, error, session.Clock.GetUtcNow(), null, IsHeld: false, IsUnreachable: false, IsDisallowed: false, Outcome: null) : null;
                if ((poll.Failure ?? fault) is { } failure)
                {
                    failures.Enqueue(failure);
                }

                Interlocked.Increment(ref _done);
                Interlocked.Add(ref _new, report.New);
                Interlocked.Add(ref _revised, report.Revised);
                Tell(FetchStage.Done);
                session.SaveStateNowAndThen();
            });
        }
        catch
        {
            session.SaveState();
            throw;
        }

        var isDown = IsNetworkDown(reports, failures);
        if (!isDown)
        {
            Apply(failures);
        }

        var rechecks = options.Recheck && !isDown ? await RecheckAsync(options, chosen, time, cancellationToken) : RecheckSummary.None;
        if (due.Count > 0 || rechecks.Asked > 0)
        {
            session.SaveState();
        }

        return new RoundSummary
        {
            Feeds = [.. chosen.Select(subscription => reports.GetValueOrDefault(subscription.FeedUrl) ?? NotDue(subscription))],
            NetworkIsDown = isDown,
            Rechecks = rechecks,
        };
    }

    // After the feeds, which tell of most changes themselves.
    private async Task<RecheckSummary> RecheckAsync(FetchOptions options, IReadOnlyList<Subscription> chosen, RoundTime time, CancellationToken cancellationToken)
    {
        try
        {
            return await new RecheckRound(session, time).RunAsync(options.Feeds is null ? null : [.. chosen.Select(subscription => subscription.FeedUrl)], options.Jobs, cancellationToken);
        }
        catch
        {
            session.SaveState();
            throw;
        }
    }

    private async Task<FeedReport> PollAsync(FeedPoll poll, Subscription subscription, RoundTime time, CancellationToken cancellationToken)
    {
        try
        {
            return await poll.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (time.IsUp && !cancellationToken.IsCancellationRequested)
        {
            return OutOfTime(subscription);
        }
#pragma warning disable CA1031 // One feed, whatever it made us stumble over, must not end the round for all others; it is reported as our fault.
        catch (Exception exception) when (exception is not (OperationCanceledException or ArchiveException))
#pragma warning restore CA1031
        {
            return new FeedReport
            {
                Feed = subscription.FeedUrl,
                Title = Name(subscription),
                Outcome = PollOutcome.Failed,
                Error = $"error in Annals itself, please report it: {exception.GetType().Name}: {exception.Message}",
            };
        }
    }

    private IReadOnlyList<Subscription> Chosen(IReadOnlyList<string>? wanted)
    {
        var active = session.Subscriptions.All.Where(subscription => !subscription.IsRetired);
        // Whoever names a paused feed wants it asked.
        return [.. wanted is null ? active.Where(subscription => !subscription.IsPaused) : active.Where(subscription => wanted.Contains(subscription.FeedUrl) || wanted.Contains(subscription.Title ?? ""))];
    }

    private bool IsDue(string feed)
    {
        var state = session.States.Of(feed);
        return state.NextPollAt is not { } next || session.Clock.GetUtcNow() >= next - ((state.Failures == 0 ? state.Interval ?? TimeSpan.Zero : TimeSpan.Zero) * DueTolerance);
    }

    // One feed alone may be wrong about itself; two hosts that cannot be reached, and none that can, are the network.
    private static bool IsNetworkDown(ConcurrentDictionary<string, FeedReport> reports, ConcurrentQueue<FeedFailure> failures)
        => failures.Count == reports.Count && failures.All(failure => failure.IsUnreachable)
            && failures.Select(failure => new Uri(failure.Feed).Authority).Distinct().Count() > 1;

    private void Apply(IEnumerable<FeedFailure> failures)
    {
        foreach (var failure in failures.OrderBy(failure => failure.Feed, StringComparer.Ordinal))
        {
            var state = session.States.Of(failure.Feed);
            var facts = new PollFacts { Failures = failure.IsHeld ? Math.Max(1, state.Failures) : state.Failures + 1, RetryIn = failure.RetryIn };
            if (state.Error != failure.Reason)
            {
                session.Writer.Record([new FeedFailed { Feed = failure.Feed, Error = failure.Reason }]);
            }

            session.States.Set(failure.Feed, state with
            {
                PolledAt = failure.At,
                Error = failure.Reason,
                Trouble = failure.Outcome,
                IsDisallowed = failure.IsDisallowed,
                FailingSince = state.FailingSince ?? failure.At,
                Failures = facts.Failures,
                NextPollAt = failure.At + PollSchedule.Wait(facts, failure.At, session.NextChance()),
            });
        }
    }

    private string Name(Subscription subscription) => subscription.Title ?? session.States.Of(subscription.FeedUrl).Title ?? subscription.FeedUrl;

    private FeedReport NotDue(Subscription subscription)
        => new() { Feed = subscription.FeedUrl, Title = Name(subscription), Outcome = PollOutcome.NotDue };

    private FeedReport OutOfTime(Subscription subscription)
        => new() { Feed = subscription.FeedUrl, Title = Name(subscription), Outcome = PollOutcome.OutOfTime, Error = "timeout: the time of the round was up" };
}
