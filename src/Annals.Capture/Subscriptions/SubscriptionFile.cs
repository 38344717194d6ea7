using Annals.Archive;
using Annals.Feeds;
using Annals.Feeds.Opml;

namespace Annals.Capture.Subscriptions;

/// <summary>
/// The owner's list of feeds: <c>subscriptions.opml</c> (OPML 2.0), which other readers can import and the owner may edit.
/// Folders, order and attributes that mean nothing to us stay as they are. Safe to use from many threads.
/// </summary>
public sealed class SubscriptionFile
{
    private static readonly OpmlDocument Empty = new() { Head = [new("title", "Annals")] };

    private readonly Lock _gate = new();
    private readonly string _path;
    private OpmlDocument _document = Empty;
    private IReadOnlyList<Subscription> _all = [];
    private DateTime _readAt;

    private SubscriptionFile(string path)
    {
        _path = path;
        Read();
    }

    /// <summary>All subscriptions, the retired ones included, in the order of the file; each address once.</summary>
    public IReadOnlyList<Subscription> All
    {
        get
        {
            lock (_gate)
            {
                return _all;
            }
        }
    }

    /// <summary>A missing file is an empty list.</summary>
    /// <exception cref="ArchiveException">The file cannot be read, is no OPML or breaks off.</exception>
    public static SubscriptionFile Open(ArchiveFolder folder) => new(folder.SubscriptionsFile);

    /// <summary>Reads the file again when somebody has changed it.</summary>
    /// <returns>True when it had changed.</returns>
    /// <exception cref="ArchiveException">The file cannot be read, is no OPML or breaks off; the list stays as it was.</exception>
    public bool Refresh()
    {
        lock (_gate)
        {
            if (LastWrite() == _readAt)
            {
                return false;
            }

            Read();
            return true;
        }
    }

    /// <returns>How many were not subscribed to before.</returns>
    /// <exception cref="ArchiveException">The disk refused; the list is as before.</exception>
    public int Add(IEnumerable<Subscription> subscriptions)
    {
        lock (_gate)
        {
            Refresh();
            var known = _all.Select(subscription => subscription.FeedUrl).ToHashSet();
            var added = subscriptions.Where(subscription => known.Add(subscription.FeedUrl)).ToList();
            if (added.Count > 0)
            {
                Save(added.Aggregate(_document.Outlines, (outlines, subscription) => OutlineTree.Insert(outlines, subscription.Folder, Outline(subscription))));
            }

            return added.Count;
        }
    }

    /// <returns>False when there is no such subscription.</returns>
    /// <exception cref="ArchiveException">The disk refused; the list is as before.</exception>
    public bool Remove(string feedUrl) => Change(feedUrl, _ => null);

    /// <summary>The feed has a new address. If that is subscribed to already, the old one goes.</summary>
    /// <exception cref="ArchiveException">The disk refused; the list is as before.</exception>
    public void Move(string from, string to)
        => Change(from, outline => All.Any(subscription => subscription.FeedUrl == to) ? null : outline.With("xmlUrl", to));

    /// <summary>The feed is gone for good: kept in the list, marked as a comment (OPML 2.0, <c>isComment</c>), not asked again.</summary>
    /// <exception cref="ArchiveException">The disk refused; the list is as before.</exception>
    public void Retire(string feedUrl) => Change(feedUrl, outline => outline.With("isComment", "true"));

    /// <summary>The feed stays in the list and is not asked by the schedule.</summary>
    /// <returns>False when there is no such subscription.</returns>
    /// <exception cref="ArchiveException">The disk refused; the list is as before.</exception>
    public bool Pause(string feedUrl) => Change(feedUrl, outline => outline.With(SubscriptionList.PausedAttribute, "true"));

    /// <summary>The feed is asked again, also one that was retired: outlets have been known to change their minds.</summary>
    /// <returns>False when there is no such subscription.</returns>
    /// <exception cref="ArchiveException">The disk refused; the list is as before.</exception>
    public bool Resume(string feedUrl) => Change(feedUrl, outline => outline.With(SubscriptionList.PausedAttribute, null).With("isComment", null));

    /// <summary>Gives a feed another name and puts it into another folder; where it stays in its folder, it keeps its place.</summary>
    /// <param name="title">Null lets the feed name itself.</param>
    /// <param name="folder">Names joined by '/'; null for the top.</param>
    /// <returns>False when there is no such subscription.</returns>
    /// <exception cref="ArchiveException">The disk refused; the list is as before.</exception>
    public bool Edit(string feedUrl, string? title, string? folder)
    {
        lock (_gate)
        {
            Refresh();
            if (_all.FirstOrDefault(subscription => subscription.FeedUrl == feedUrl) is not { } known)
            {
                return false;
            }

            Outline? edited = null;
            var name = title is { Length: > 0 } ? title : feedUrl;
            var outlines = OutlineTree.Change(_document.Outlines, outline => outline.XmlUrl?.Trim() == feedUrl, outline => edited = outline.With("text", name).With("title", name));
            if (edited is not null && (known.Folder ?? "") != (folder ?? ""))
            {
                // An outline with others below it takes them along.
                outlines = OutlineTree.Insert(OutlineTree.Change(outlines, outline => outline.XmlUrl?.Trim() == feedUrl, _ => null), folder, edited);
            }

            Save(outlines);
            return true;
        }
    }

    private bool Change(string feedUrl, Func<Outline, Outline?> change)
    {
        lock (_gate)
        {
            Refresh();
            if (!_all.Any(subscription => subscription.FeedUrl == feedUrl))
            {
                return false;
            }

            Save(OutlineTree.Change(_document.Outlines, outline => outline.XmlUrl?.Trim() == feedUrl, change));
            return true;
        }
    }

    private void Save(IReadOnlyList<Outline> outlines)
    {
        var document = Named(_document with { Outlines = outlines });
        var bytes = OpmlWriter.Write(document);
        try
        {
            AtomicFile.Write(_path, bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot write {_path}: {exception.Message}", exception);
        }

        Take(document, bytes);
        _readAt = LastWrite();
    }

    // Only a list that says something of ours names our namespace.
    private static OpmlDocument Named(OpmlDocument document)
        => document.Namespaces.Any(known => known.Key == "xmlns:annals") || !document.Feeds().Any(feed => feed.Feed[SubscriptionList.PausedAttribute] is not null)
            ? document
            : document with { Namespaces = [.. document.Namespaces, new("xmlns:annals", SubscriptionList.Namespace)] };

    private void Read()
    {
        var readAt = LastWrite();
        if (readAt == default)
        {
            (_document, _all, _readAt) = (Empty, [], default);
            return;
        }

        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(_path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot read {_path}: {exception.Message}", exception);
        }

        var document = OpmlReader.Parse(bytes);
        // Half a list, written back, would be the whole list.
        if (document.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Kind == FeedDamage.Truncation) is { } cut)
        {
            throw new ArchiveException($"{_path} breaks off ({cut}): mend it or move it away");
        }

        Take(document, bytes);
        _readAt = readAt;
    }

    private void Take(OpmlDocument document, byte[] bytes)
    {
        var all = SubscriptionList.Read(bytes, _path);
        _all = [.. all.Select(subscription => subscription.Title == subscription.FeedUrl ? subscription with { Title = null } : subscription)];
        _document = document;
    }

    private DateTime LastWrite() => File.Exists(_path) ? File.GetLastWriteTimeUtc(_path) : default;

    private static Outline Outline(Subscription subscription)
        => Feeds.Opml.Outline.Feed(subscription.Title ?? subscription.FeedUrl, subscription.FeedUrl, subscription.Site)
            .With("isComment", subscription.IsRetired ? "true" : null)
            .With(SubscriptionList.PausedAttribute, subscription.IsPaused ? "true" : null);
}
