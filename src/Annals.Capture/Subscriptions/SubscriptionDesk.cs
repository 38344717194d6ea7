using Annals.Archive;
using Annals.Capture.Fetching;

namespace Annals.Capture.Subscriptions;

/// <summary>What every door does with subscriptions, so that the command and the reader do the same. The schedule hears of every change at once.</summary>
public sealed class SubscriptionDesk(CaptureSession session)
{
    /// <summary>The feed meant by an address; see <see cref="FeedFinder"/>.</summary>
    /// <param name="bridge">The RSSHub instance to use; null for the archive's own, if it names one.</param>
    /// <exception cref="ArchiveException">The address cannot be fetched, or no feed is to be found from it.</exception>
    public Task<FeedFinding> LookAsync(Uri address, Uri? bridge, CancellationToken cancellationToken)
        => new FeedFinder(session, bridge ?? session.Writer.Folder.RssHub).LookAsync(address.AbsoluteUri, cancellationToken);

    /// <returns>How many were not subscribed to before.</returns>
    /// <exception cref="ArchiveException">The disk refused; the list is as before.</exception>
    public int Add(IEnumerable<Subscription> subscriptions) => Heard(session.Subscriptions.Add(subscriptions));

    /// <summary>The feeds of somebody's list, by its address.</summary>
    /// <exception cref="ArchiveException">It cannot be fetched, or is no OPML.</exception>
    public async Task<IReadOnlyList<Subscription>> FetchListAsync(Uri address, CancellationToken cancellationToken)
    {
        using var answer = await session.Fetcher.GetAsync(new FetchRequest(address.AbsoluteUri, FetchKind.Feed), cancellationToken);
        return answer.Outcome == FetchOutcome.Ok ? SubscriptionList.Read(answer.Body, address.AbsoluteUri) : throw new ArchiveException($"{address} could not be fetched: {answer.Reason}");
    }

    /// <returns>False when there is no such subscription.</returns>
    /// <exception cref="ArchiveException">The disk refused; the list is as before.</exception>
    public bool Remove(string feed) => Heard(session.Subscriptions.Remove(feed));

    /// <inheritdoc cref="SubscriptionFile.Edit"/>
    public bool Edit(string feed, string? title, string? folder) => Heard(session.Subscriptions.Edit(feed, title, Folder(folder)));

    /// <inheritdoc cref="SubscriptionFile.Pause"/>
    public bool Pause(string feed) => Heard(session.Subscriptions.Pause(feed));

    /// <inheritdoc cref="SubscriptionFile.Resume"/>
    public bool Resume(string feed) => Heard(session.Subscriptions.Resume(feed));

    /// <summary>The one subscription that an address or a title names.</summary>
    /// <exception cref="ArchiveException">There is none, or several have the title.</exception>
    public Subscription Find(string named)
    {
        var found = session.Subscriptions.All.Where(subscription => subscription.FeedUrl == named || subscription.Title == named).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new ArchiveException($"nothing is subscribed to as '{named}': 'annals feeds' lists addresses and titles"),
            _ => throw new ArchiveException($"{found.Count} subscriptions are called '{named}': give the address of the one that is meant"),
        };
    }

    /// <summary>A folder as somebody typed it: names joined by '/', without blanks around them and without empty ones; null for the top.</summary>
    public static string? Folder(string? typed)
        => string.Join('/', (typed ?? "").Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } folder ? folder : null;

    private T Heard<T>(T outcome)
    {
        session.Wishes.Wake();
        return outcome;
    }
}
