using System.Collections.Concurrent;
using Annals.Capture.Health;
using Annals.Index.Articles;

namespace Annals.Web.Apps.Shelves;

/// <summary>The shelf as it is now, made anew only when index or subscriptions have moved on. Safe for many threads.</summary>
internal sealed class FeedShelves(ReaderOptions options)
{
    // An app asks for several things at once; the list of feeds is counted together from the whole archive.
    private static readonly TimeSpan FeedsStay = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, byte> _emptyFolders = new();
    private volatile KnownFeeds? _feeds;
    private volatile Made? _made;

    public Shelf Of(ArticleRoll roll)
    {
        var feeds = Feeds();
        if (_made is { } made && made.Shelf.Roll == roll && made.Feeds == feeds)
        {
            return made.Shelf;
        }

        // Two may make the same at once; that costs less than making others wait.
        var shelf = Shelf.Of(roll, feeds.List, options.Index.EachFeed, [.. _emptyFolders.Keys.Order(StringComparer.Ordinal)]);
        _made = new Made(shelf, feeds);
        return shelf;
    }

    /// <summary>After a change of the subscriptions.</summary>
    public void Forget() => _feeds = null;

    /// <summary>A folder is where its feeds are; one that has none yet is remembered until the server stops.</summary>
    public void AddFolder(string name)
    {
        _emptyFolders[name] = 0;
        Forget();
    }

    public void RemoveFolder(string name)
    {
        _emptyFolders.TryRemove(name, out _);
        Forget();
    }

    private KnownFeeds Feeds()
    {
        var known = _feeds;
        if (known is null || TimeProvider.System.GetElapsedTime(known.At) > FeedsStay)
        {
            _feeds = known = new KnownFeeds(options.Feeds(), TimeProvider.System.GetTimestamp());
        }

        return known;
    }

    private sealed record KnownFeeds(IReadOnlyList<FeedHealth> List, long At);

    private sealed record Made(Shelf Shelf, KnownFeeds Feeds);
}
