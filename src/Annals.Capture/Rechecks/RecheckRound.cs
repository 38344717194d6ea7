using System.Collections.Concurrent;
using Annals.Archive;
using Annals.Archive.Reading;
using Annals.Capture.Fetching;
using Annals.Capture.Rounds;

namespace Annals.Capture.Rechecks;

/// <summary>
/// Asks the pages of young articles again, host by host: those that the text was taken from, and of articles with the feed's own
/// text those that the feed offers no more, for as long as it does it tells of changes itself.
/// </summary>
internal sealed class RecheckRound(CaptureSession session, RoundTime time)
{
    private const int MostFailuresInARow = 3;

    private readonly ConcurrentDictionary<RecheckOutcome, int> _outcomes = new();
    private int _asked;
    private int _left;

    /// <param name="feeds">Only articles of these feeds; null for all.</param>
    /// <param name="jobs">Hosts at a time.</param>
    /// <exception cref="ArchiveException">The disk refused; everything recorded before that is safe.</exception>
    public async Task<RecheckSummary> RunAsync(IReadOnlyCollection<string>? feeds, int jobs, CancellationToken cancellationToken)
    {
        var now = session.Clock.GetUtcNow();
        var hosts = Due(feeds, now).GroupBy(article => WebAddress.Authority(WebAddress.Parse(article.Url)!)).OrderBy(host => host.Key, StringComparer.Ordinal).ToList();
        if (hosts.Count == 0)
        {
            return RecheckSummary.None;
        }

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, jobs), CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(hosts, parallel, async (host, cancel) => await AskHostAsync(host.Key, [.. host], now, cancel));
        session.Rechecks.Prune(session.Writer.Catalog, session.RecheckPlan, now);
        return new RecheckSummary(_asked, Count(RecheckOutcome.Revised), Count(RecheckOutcome.Gone), Count(RecheckOutcome.Back), _left);
    }

    private int Count(RecheckOutcome outcome) => _outcomes.GetValueOrDefault(outcome);

    private IEnumerable<ArticleState> Due(IReadOnlyCollection<string>? feeds, DateTimeOffset now)
    {
        var young = session.Writer.Catalog.Where(article => article.Via != "import" && session.RecheckPlan.IsDue(article, session.Rechecks.Of(article.Id), now));
        var offers = new Dictionary<string, HashSet<ulong>?>();
        return young.Where(article => WebAddress.Parse(article.Url) is not null
                && (feeds is null || article.Feed is { } feed && feeds.Contains(session.Writer.Catalog.CurrentAddress(feed)))
                && (article.Via == "page" || HasLeftItsFeed(article, offers)))
            // What was only half found out first, then the youngest: they change most.
            .OrderByDescending(article => session.Rechecks.Of(article.Id) is { AbsentSince: not null } or { Doubt: not null })
            .ThenByDescending(article => article.FirstCapturedAt)
            .ThenBy(article => article.Id.Value, StringComparer.Ordinal);
    }

    private bool HasLeftItsFeed(ArticleState article, Dictionary<string, HashSet<ulong>?> offers)
    {
        if (article.Feed is null)
        {
            return true;
        }

        var feed = session.Writer.Catalog.CurrentAddress(article.Feed);
        if (!offers.TryGetValue(feed, out var articles))
        {
            // A feed that this machine has not read yet may offer anything.
            var memory = session.States.Of(feed);
            offers[feed] = articles = memory.SucceededAt is null ? null : SeenEntries.From(memory.Seen).Articles();
        }

        return articles is not null && !articles.Contains(ShortHash.Of(article.Id.Value));
    }

    private async Task AskHostAsync(string host, IReadOnlyList<ArticleState> articles, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var room = session.Rechecks.RoomAt(host, session.RecheckPlan, now);
        var (asked, failures) = (0, 0);
        foreach (var article in articles.Take(room))
        {
            if (time.IsUp || failures >= MostFailuresInARow)
            {
                break;
            }

            session.Rechecks.Ask(host, session.RecheckPlan, now);
            if (await AskAsync(article, cancellationToken) is not { } outcome)
            {
                break;
            }

            asked++;
            failures = outcome == RecheckOutcome.Unreachable ? MostFailuresInARow : outcome == RecheckOutcome.Failed ? failures + 1 : 0;
            _outcomes.AddOrUpdate(outcome, 1, (_, count) => count + 1);
            session.SaveStateNowAndThen();
        }

        Interlocked.Add(ref _asked, asked);
        Interlocked.Add(ref _left, articles.Count - asked);
    }

    // Null when the time of the round was up first.
    private async Task<RecheckOutcome?> AskAsync(ArticleState article, CancellationToken cancellationToken)
    {
        using var either = time.Link(cancellationToken);
        try
        {
            return await new Recheck(session).RunAsync(article, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
#pragma warning disable CA1031 // One page, whatever it made us stumble over, must not end the round for all others; it is left alone for a day.
        catch (Exception exception) when (exception is not (OperationCanceledException or ArchiveException))
#pragma warning restore CA1031
        {
            session.Rechecks.Set(article.Id, session.Rechecks.Of(article.Id) with { NotBefore = session.Clock.GetUtcNow().AddDays(1) });
            return RecheckOutcome.Failed;
        }
    }
}
