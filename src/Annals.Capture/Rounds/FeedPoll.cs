using System.Text.Json;
using Annals.Archive.Journal;
using Annals.Capture.Entries;
using Annals.Capture.Fetching;
using Annals.Capture.Health.Watching;
using Annals.Capture.Schedule;
using Annals.Capture.State;
using Annals.Capture.Subscriptions;
using Annals.Feeds;

namespace Annals.Capture.Rounds;

/// <summary>Polls one feed: fetches it, takes its entries in, and remembers when to come back.</summary>
internal sealed class FeedPoll(CaptureSession session, Subscription subscription, RoundTime time, Action<FetchStage> progress)
{
    private const int MostDamageListed = 3;

    private readonly DateTimeOffset _now = session.Clock.GetUtcNow();
    private string _address = subscription.FeedUrl;

    /// <summary>Set when the poll failed: applied at the end of the round, when it is known whether the network was down.</summary>
    public FeedFailure? Failure { get; private set; }

    private string Title => subscription.Title ?? session.States.Of(_address).Title ?? _address;

    /// <exception cref="Archive.ArchiveException">The disk refused.</exception>
    public async Task<FeedReport> RunAsync(CancellationToken cancellationToken)
    {
        progress(FetchStage.Fetching);
        var (result, feed) = await FetchAsync(cancellationToken);
        using (result)
        {
            return result.Outcome switch
            {
                FetchOutcome.NotModified => await QuietAsync(result, cancellationToken),
                FetchOutcome.Gone => Retire(),
                _ when feed is not null => await ReadAsync(result, feed, cancellationToken),
                _ when result.HasBody && IsKnownDocument(result) => await QuietAsync(result, cancellationToken),
                _ => Fail(result),
            };
        }
    }

    // Many errors are over a moment later, and an hour is long for a feed that changes twice in it.
    private async Task<(FetchResult Result, Feed? Feed)> FetchAsync(CancellationToken cancellationToken)
    {
        var first = await FetchOnceAsync(cancellationToken);
        if (!IsWorthASecondTry(first.Result, first.Feed))
        {
            return first;
        }

        if (await FetchAgainAsync(cancellationToken) is not { } second)
        {
            return first;
        }

        var isBetter = second.Feed is not null && second.Result.Outcome == FetchOutcome.Ok || second.Result.Outcome == FetchOutcome.NotModified || first.Feed is null;
        (isBetter ? first : second).Result.Dispose();
        return isBetter ? second : first;
    }

    // Null when the time of the round was up first: what the first try brought is not given up for that.
    private async Task<(FetchResult Result, Feed? Feed)?> FetchAgainAsync(CancellationToken cancellationToken)
    {
        using var either = time.Link(cancellationToken);
        try
        {
            await Task.Delay(session.Settings.Politeness.PauseBeforeSecondTry, session.WireClock, either.Token);
            return await FetchOnceAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (time.IsUp && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<(FetchResult Result, Feed? Feed)> FetchOnceAsync(CancellationToken cancellationToken)
    {
        using var either = time.Link(cancellationToken);
        var request = new FetchRequest(_address, FetchKind.Feed) { Validators = HasOtherFilters ? null : session.States.Of(_address).Validators };
        var result = await session.Fetcher.GetAsync(request, either.Token);
        if (!result.HasBody || IsKnownDocument(result))
        {
            return (result, null);
        }

        var feed = FeedParser.Parse(result.Body, new Uri(result.Url), result.ContentType);
        var isFeed = feed.Format != FeedFormat.Unknown || feed.Entries.Count > 0;
        return isFeed
            ? (result.WithoutBody(), feed)
            : (result with { Outcome = FetchOutcome.BadAnswer, Reason = NoFeed(result, feed) }, null);
    }

    // A large body holds the one place for such; asking again would wait for itself.
    private bool IsWorthASecondTry(FetchResult result, Feed? feed)
        => !time.IsUp && result.Room is null && (result.Outcome is FetchOutcome.ServerError or FetchOutcome.Damaged or FetchOutcome.BadAnswer
            || result.Outcome == FetchOutcome.Throttled && result.Status is not null && result.RetryAt - session.WireClock.GetUtcNow() < TimeSpan.FromSeconds(10)
            || feed is { IsTruncated: true });

    private static string NoFeed(FetchResult result, Feed feed)
        => result.Body.Length == 0
            ? "error: an empty answer instead of a feed"
            : $"invalid: no feed but something else{(feed.Diagnostics is [var first, ..] ? $" ({first.Message})" : "")}";

    // What other filters skipped must be read again, although the outlet has changed nothing.
    private bool HasOtherFilters => FilteredEntries.AreOther(session.States.Of(_address), session.Filters.Current);

    private bool IsKnownDocument(FetchResult result) => !HasOtherFilters && session.States.Of(_address).Document == result.BodyHash;

    private async Task<FeedReport> QuietAsync(FetchResult result, CancellationToken cancellationToken)
    {
        Follow(result);
        var state = session.States.Of(_address);
        var tally = new PollTally();
        var desk = Desk(state, result);
        var owed = await new OwedPages(session, _address, desk, tally).SettleAsync(state.OwedPages, _now, cancellationToken);
        Succeed(state with
        {
            // The same damaged bytes again are no better than before.
            Validators = state.Damage.Count == 0 ? result.Validators ?? state.Validators : state.Validators,
            QuietPolls = state.QuietPolls + 1,
            OwedPages = owed,
            GonePages = desk.GonePages,
        }, result);
        return new FeedReport
        {
            Feed = _address,
            Title = Title,
            Outcome = PollOutcome.NotModified,
            Revised = tally.Revised,
            MovedFrom = MovedFrom,
        };
    }

    private async Task<FeedReport> ReadAsync(FetchResult result, Feed feed, CancellationToken cancellationToken)
    {
        Follow(result);
        session.Hubs.Offer(_address, feed.Hub, feed.Self);
        var state = session.States.Of(_address);
        var tally = new PollTally();
        var desk = Desk(state, result);
        var asUtc = feed;
        feed = OutletZone.Apply(feed, state);
        var intake = new EntryIntake(session, new DraftSource(_address, Outlet(feed), _now), state, desk, tally, time);
        await intake.TakeAsync(feed, cancellationToken);
        var owed = await new OwedPages(session, _address, desk, tally).SettleAsync(intake.Owed, _now, cancellationToken);

        var dates = feed.Entries.Select(entry => PublicationTime.Believe(entry.Published ?? entry.Created ?? entry.Updated, _now)).OfType<DateTimeOffset>().ToList();
        var gap = Gap(dates, tally, feed.Entries.Count);
        var damage = Damage(result, feed, intake.Left);
        var warnings = FeedWarning.Of(intake.Watch.Feed, intake.Watch.Page);
        Journal(FeedWarning.Of(state.FeedWatch, state.PageWatch), warnings);
        Journal(feed, tally, dates, gap, damage);
        var rhythm = EntryRhythm.Of(dates);
        var isWhole = result.Outcome == FetchOutcome.Ok && !feed.IsTruncated && intake.Left == 0;
        Succeed(state with
        {
            Title = feed.Title?.Value ?? state.Title,
            Site = feed.Link ?? state.Site,
            // What came cut short must not be answered with "not modified" next time; a whole answer without validators
            // (one of several servers behind a name, mostly) makes the older ones no less true.
            Validators = isWhole ? result.Validators ?? state.Validators : state.Validators,
            // The same bytes must be read again while entries of them are left.
            Document = intake.Left == 0 ? result.BodyHash : null,
            Seen = intake.Seen.ToBytes(),
            Filtered = intake.Filtered.ToBytes(),
            FilteredBy = intake.Filtered.By,
            QuietPolls = tally.New + tally.Revised == 0 ? state.QuietPolls + 1 : 0,
            NewestAt = dates.Count > 0 && !(state.NewestAt > dates.Max()) ? dates.Max() : state.NewestAt,
            TypicalGap = rhythm.TypicalGap ?? state.TypicalGap,
            Span = isWhole ? rhythm.Span ?? state.Span : state.Span,
            Ttl = feed.Ttl,
            UpdateInterval = feed.UpdateInterval,
            SkipHours = feed.SkipHours,
            SkipDays = feed.SkipDays,
            LastOffered = feed.Entries.Count,
            Damage = damage,
            ZoneHistory = OutletZone.Observe(state, asUtc, intake.Fresh, _now),
            ReadsPages = intake.TookPage ?? state.ReadsPages,
            PagesInVain = desk.PagesInVain,
            PagesSpared = desk.PagesSpared,
            DatesInVain = desk.DatesInVain,
            OwedPages = owed,
            GonePages = desk.GonePages,
            Waiting = intake.Waiting,
            FeedWatch = intake.Watch.Feed,
            PageWatch = intake.Watch.Page,
        }, result);
        return Report(feed, tally, gap, damage) with { Warnings = warnings };
    }

    private FeedReport Report(Feed feed, PollTally tally, AssumedGap? gap, IReadOnlyList<string> damage) => new()
    {
        Feed = _address,
        Title = Title,
        Outcome = PollOutcome.Read,
        Offered = feed.Entries.Count,
        New = tally.New,
        Revised = tally.Revised,
        Unchanged = tally.Unchanged,
        Skipped = tally.Skipped,
        WithoutPage = tally.WithoutPage,
        Gap = gap,
        Damage = damage,
        MovedFrom = MovedFrom,
    };

    private string? MovedFrom => _address == subscription.FeedUrl ? null : subscription.FeedUrl;

    private string Outlet(Feed feed)
        => subscription.Title ?? (feed.Title is { Value.Length: > 0 } title ? EntryText.OneLineTitle(title) : new Uri(_address).Host);

    private PageDesk Desk(FeedState state, FetchResult result) => new(session, time, state, result.Room is not null, () => progress(FetchStage.Pages));

    // Only an address that gave a feed is moved to: a hotel's login page also answers everything with a redirect.
    private void Follow(FetchResult result)
    {
        if (result.MovedTo is not { } to || to == _address)
        {
            return;
        }

        session.Writer.Record([new FeedMoved { Feed = _address, To = to }]);
        session.States.Move(_address, to);
        session.Subscriptions.Move(_address, to);
        _address = to;
    }

    private FeedReport Retire()
    {
        session.Writer.Record([new FeedRetired { Feed = _address }]);
        session.Subscriptions.Retire(_address);
        session.States.Set(_address, session.States.Of(_address) with { PolledAt = _now, Error = "gone for good (410)", Trouble = FetchOutcome.Gone, NextPollAt = null });
        return new FeedReport { Feed = _address, Title = Title, Outcome = PollOutcome.Retired, Error = "gone for good (410): it will not be asked again" };
    }

    private FeedReport Fail(FetchResult result)
    {
        var outcome = result.Outcome switch
        {
            FetchOutcome.Throttled => PollOutcome.Held,
            FetchOutcome.DisallowedByRobots => PollOutcome.Disallowed,
            _ => PollOutcome.Failed,
        };
        var retryIn = result.RetryAt - session.WireClock.GetUtcNow();
        Failure = new FeedFailure(_address, result.Reason, _now, retryIn, outcome == PollOutcome.Held, result.Outcome == FetchOutcome.Unreachable, outcome == PollOutcome.Disallowed, result.Outcome);
        return new FeedReport { Feed = _address, Title = Title, Outcome = outcome, Error = result.Reason };
    }

    private void Succeed(FeedState state, FetchResult result)
    {
        var facts = new PollFacts
        {
            TypicalGap = state.TypicalGap,
            Span = state.Span,
            QuietPolls = state.QuietPolls,
            Ttl = state.Ttl,
            UpdateInterval = state.UpdateInterval,
            FreshFor = result.FreshFor,
            SkipHours = state.SkipHours,
            SkipDays = state.SkipDays,
        };
        session.States.Set(_address, state with
        {
            PolledAt = _now,
            SucceededAt = _now,
            Error = null,
            Trouble = null,
            IsDisallowed = false,
            FailingSince = null,
            Failures = 0,
            Interval = PollSchedule.Interval(facts),
            NextPollAt = _now + PollSchedule.Wait(facts, _now, session.NextChance()),
        });
    }

    private AssumedGap? Gap(List<DateTimeOffset> dates, PollTally tally, int offered)
    {
        var before = session.States.Of(_address).NewestAt ?? session.Writer.Catalog.HistoryOf(_address).Newest;
        var isAllNew = tally.New + tally.Filtered > 0 && tally.New + tally.Skipped.Count == offered;
        return isAllNew && before is { } newest && dates.Count > 0 && dates.Min() > newest ? new AssumedGap(newest, dates.Min()) : null;
    }

    private void Journal(Feed feed, PollTally tally, List<DateTimeOffset> dates, AssumedGap? gap, IReadOnlyList<string> damage)
    {
        if (tally.New + tally.Revised + tally.Filtered == 0 && gap is null)
        {
            return;
        }

        session.Writer.Record([new FeedPolled
        {
            Feed = _address,
            Offered = feed.Entries.Count,
            New = tally.New,
            Revised = tally.Revised,
            Unchanged = tally.Unchanged,
            Skipped = tally.Skipped,
            Newest = dates.Count > 0 ? dates.Max() : null,
            Oldest = dates.Count > 0 ? dates.Min() : null,
            Gap = gap,
            WithoutPage = tally.WithoutPage.Count > 0 ? tally.WithoutPage : null,
            Damage = damage,
        }]);
    }

    // Once when it begins and once when it is over: since when an outlet's articles were broken is part of their history.
    private void Journal(IReadOnlyList<FeedWarning> before, IReadOnlyList<FeedWarning> now)
    {
        var changes = now.Where(warning => !before.Any(warning.IsSame)).Select(warning => Watched(warning, isOver: false))
            .Concat(before.Where(warning => !now.Any(warning.IsSame)).Select(warning => Watched(warning, isOver: true))).ToList();
        if (changes.Count > 0)
        {
            session.Writer.Record(changes);
        }
    }

    private FeedWatched Watched(FeedWarning warning, bool isOver) => new()
    {
        Feed = _address,
        What = JsonNamingPolicy.CamelCase.ConvertName(warning.What.ToString()),
        Via = warning.Via,
        Since = warning.Since,
        Articles = warning.Articles,
        Example = warning.Example,
        Over = isOver ? true : null,
    };

    private static List<string> Damage(FetchResult result, Feed feed, int left)
    {
        var damage = new List<string>();
        if (left > 0)
        {
            damage.Add($"the time of the round was up: {left} entries are left for the next");
        }

        if (result.Outcome == FetchOutcome.Damaged)
        {
            damage.Add(result.Reason);
        }

        if (feed.IsTruncated)
        {
            damage.Add("the document breaks off before its end");
        }

        damage.AddRange(feed.Diagnostics.Take(MostDamageListed).Select(diagnostic => diagnostic.ToString()));
        if (feed.DiagnosticCount > MostDamageListed)
        {
            damage.Add($"and {feed.DiagnosticCount - MostDamageListed} more");
        }

        return damage;
    }
}
