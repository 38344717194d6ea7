using System.Globalization;
using Annals.Archive;
using Annals.Archive.Reading;
using Annals.Capture.Health.Watching;
using Annals.Capture.State;
using Annals.Capture.Subscriptions;
using Annals.Feeds.Dates;

namespace Annals.Capture.Health;

/// <summary>Puts a feed's health together from the owner's list, the local memory and the journal. Reads only, and may do so while another process fetches.</summary>
public static class FeedHealthReport
{
    /// <summary>How many days <see cref="FeedHealth.PerDay"/> has.</summary>
    public const int Days = 30;

    /// <param name="now">The last of the days that are counted; null counts none.</param>
    /// <exception cref="ArchiveException">The subscriptions cannot be read.</exception>
    public static IReadOnlyList<FeedHealth> Of(ArchiveFolder folder, Catalog catalog, DateTimeOffset? now = null)
    {
        var states = FeedStates.Read(folder);
        var days = now is { } until ? catalog.CountPerDay(until, Days) : null;
        return [.. SubscriptionFile.Open(folder).All.Select(subscription => Of(subscription, states.GetValueOrDefault(subscription.FeedUrl) ?? FeedState.Empty, catalog.HistoryOf(subscription.FeedUrl)) with { PerDay = PerDay(days, subscription) })];
    }

    /// <summary>As <see cref="Of(ArchiveFolder, Catalog, DateTimeOffset?)"/>, from a session's own memory.</summary>
    public static IReadOnlyList<FeedHealth> Of(CaptureSession session)
    {
        var days = session.Writer.Catalog.CountPerDay(session.Clock.GetUtcNow(), Days);
        return [.. session.Subscriptions.All.Select(subscription => Of(subscription, session.States.Of(subscription.FeedUrl), session.Writer.Catalog.HistoryOf(subscription.FeedUrl)) with { PerDay = PerDay(days, subscription) })];
    }

    /// <summary>The pure part: one feed's health from what is known of it.</summary>
    public static FeedHealth Of(Subscription subscription, FeedState state, FeedHistory history)
    {
        var zone = state.ZoneHistory.Count > 0 ? ZoneHistory.Conclude(state.ZoneHistory) : null;
        var warnings = FeedWarning.Of(state.FeedWatch, state.PageWatch);
        var status = Status(subscription, state, warnings);
        return new FeedHealth
        {
            Feed = subscription.FeedUrl,
            Title = subscription.Title ?? state.Title ?? subscription.FeedUrl,
            GivenTitle = subscription.Title,
            Site = subscription.Site ?? state.Site,
            Folder = subscription.Folder,
            Status = status,
            Words = Words(status, state, warnings),
            LastPollAt = state.PolledAt ?? history.LastPoll?.At,
            LastSuccessAt = state.SucceededAt ?? history.LastPoll?.At,
            NextPollAt = subscription.IsActive ? state.NextPollAt : null,
            Interval = state.Interval,
            Error = state.Error,
            Trouble = state.Trouble,
            FailingSince = state.FailingSince,
            Failures = state.Failures,
            Offered = history.Offered,
            Kept = history.New,
            Revised = history.Revised,
            Skipped = history.Skipped,
            LastSkipped = history.LastPoll?.Skipped ?? [],
            LastWithoutPage = history.LastPoll?.WithoutPage ?? [],
            Gaps = history.Gaps,
            LastGap = history.LastGap,
            NewestAt = state.NewestAt > history.Newest ? state.NewestAt : history.Newest ?? state.NewestAt,
            Damage = state.Damage,
            ReadsPages = state.ReadsPages,
            Zone = zone?.Zone,
            ZoneReason = zone is null ? null : zone.Zone is null ? $"not proved, dates without a zone are read as UTC: {zone.Reason}" : zone.Reason,
            Warnings = warnings,
        };
    }

    private static int[] PerDay(IReadOnlyDictionary<string, int[]>? days, Subscription subscription)
        => days is null ? [] : days.GetValueOrDefault(subscription.FeedUrl) ?? new int[Days];

    private static FeedStatus Status(Subscription subscription, FeedState state, IReadOnlyList<FeedWarning> warnings) => state switch
    {
        _ when subscription.IsRetired => FeedStatus.Retired,
        _ when subscription.IsPaused => FeedStatus.Paused,
        { PolledAt: null } => FeedStatus.New,
        { IsDisallowed: true } => FeedStatus.Disallowed,
        { Error: not null } => FeedStatus.Failing,
        _ when warnings.Count > 0 => FeedStatus.Odd,
        { Damage.Count: > 0 } => FeedStatus.Damaged,
        _ => FeedStatus.Well,
    };

    private static string Words(FeedStatus status, FeedState state, IReadOnlyList<FeedWarning> warnings) => status switch
    {
        FeedStatus.New => "not asked yet",
        FeedStatus.Retired => "gone for good (410): not asked any more",
        FeedStatus.Paused => "paused: not asked until 'annals resume' or the reader's page of feeds wants it",
        FeedStatus.Disallowed => $"{state.Error}: not asked until that changes",
        FeedStatus.Failing => $"{state.Error}{Since(state)}",
        FeedStatus.Odd => $"read, but {warnings[0].Words}",
        FeedStatus.Damaged => $"read, but its document is damaged: {state.Damage[0]}",
        FeedStatus.Well => state.QuietPolls > 0 ? $"well; nothing new at the last {state.QuietPolls.ToString(CultureInfo.InvariantCulture)} polls" : "well",
        _ => "",
    };

    private static string Since(FeedState state)
        => state.FailingSince is { } since && state.Failures > 1 ? $" ({state.Failures} times since {since:yyyy-MM-dd HH:mm} UTC)" : "";
}
