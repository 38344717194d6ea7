using Annals.Archive;
using Annals.Capture;
using Annals.Capture.Subscriptions;
using Annals.Web.Managing;

namespace Annals.Web.Apps.Shelves;

/// <summary>Changes of the subscriptions that apps ask for, as the pages of management make them.</summary>
internal sealed class ShelfChanges(ManagingDesk managing, ChangeCount count, FeedShelves shelves)
{
    // An app gives up waiting soon after.
    private static readonly TimeSpan LookDeadline = TimeSpan.FromSeconds(25);

    /// <summary>True where capture runs in this process and the visitor may change what everybody sees.</summary>
    public bool Allows(AppRequest request) => managing.Session is not null && request.Visitor.MayManage;

    private CaptureSession Session => managing.Session ?? throw new ArchiveException("feeds are not changed here: capture runs elsewhere");

    public IReadOnlyList<Subscription> All => Session.Subscriptions.All;

    /// <summary>The feeds at an address, the best one first.</summary>
    /// <exception cref="ArchiveException">There is none, or it cannot be fetched.</exception>
    public async Task<FeedFinding> LookAsync(string typed, CancellationToken aborted)
    {
        var address = TypedAddress.Read(typed) ?? throw new ArchiveException($"'{typed}' is no web address");
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        deadline.CancelAfter(LookDeadline);
        try
        {
            return await new SubscriptionDesk(Session).LookAsync(address, bridge: null, deadline.Token);
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            throw new ArchiveException($"{address} did not answer in time");
        }
    }

    /// <summary>Subscribes to the feed at an address, or to the best of a site; one that is subscribed to already stays as it is.</summary>
    /// <exception cref="ArchiveException">There is no feed, or the disk refused.</exception>
    public async Task<Subscription> AddAsync(string typed, string? title, string? folder, CancellationToken aborted)
    {
        if (All.FirstOrDefault(known => known.FeedUrl == typed) is { } subscribed)
        {
            return subscribed;
        }

        var found = (await LookAsync(typed, aborted)).Chosen;
        var wished = found with { Title = string.IsNullOrWhiteSpace(title) ? found.Title : title.Trim(), Folder = SubscriptionDesk.Folder(folder) };
        new SubscriptionDesk(Session).Add([wished]);
        Changed();
        return All.First(known => known.FeedUrl == wished.FeedUrl);
    }

    public int Import(ReadOnlyMemory<byte> opml, string source)
    {
        var added = new SubscriptionDesk(Session).Add(SubscriptionList.Read(opml, source));
        Changed();
        return added;
    }

    public void Remove(string feed)
    {
        new SubscriptionDesk(Session).Remove(feed);
        Changed();
    }

    /// <param name="change">Null leaves a title as it is; the folder is what it gives.</param>
    public void Edit(string feed, Func<Subscription, (string? Title, string? Folder)> change)
    {
        if (All.FirstOrDefault(known => known.FeedUrl == feed) is { } known)
        {
            var (title, folder) = change(known);
            new SubscriptionDesk(Session).Edit(feed, title, folder);
            Changed();
        }
    }

    public void Pause(string feed, bool isPaused)
    {
        _ = isPaused ? new SubscriptionDesk(Session).Pause(feed) : new SubscriptionDesk(Session).Resume(feed);
        Changed();
    }

    /// <summary>Asks a feed as soon as politeness allows.</summary>
    public void Ask(string feed) => Session.Wishes.Ask(feed);

    public void AddFolder(string name) => shelves.AddFolder(name);

    /// <summary>Moves what is in a folder.</summary>
    /// <param name="to">Null for the top: no feed is ever removed with its folder.</param>
    public void MoveFolder(string from, string? to)
    {
        foreach (var feed in All.Where(feed => feed.Folder == from).ToList())
        {
            Edit(feed.FeedUrl, known => (known.Title, to));
        }

        shelves.RemoveFolder(from);
        if (to is not null)
        {
            shelves.AddFolder(to);
        }
    }

    private void Changed()
    {
        count.Add();
        shelves.Forget();
    }
}
