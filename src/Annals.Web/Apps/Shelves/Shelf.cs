using Annals.Capture.Health;
using Annals.Index.Articles;

namespace Annals.Web.Apps.Shelves;

/// <summary>Every article in exactly one feed, and every feed in one folder or none: what apps ask for. Of one state of index and subscriptions; never changes.</summary>
internal sealed class Shelf
{
    /// <summary>The number of the folder that feeds without one stand in, where a protocol has none of those.</summary>
    public const int TopFolder = 1;

    /// <summary>Where outlets without a subscription stand.</summary>
    public const string ArchiveFolder = "Archive";

    private readonly int[] _feedOfRow;
    private readonly int[] _placeOfRow;
    private readonly Dictionary<int, ShelvedFeed> _byId;
    private readonly HashSet<string> _whole;

    private Shelf(ArticleRoll roll, IReadOnlyList<ShelvedFeed> feeds, IReadOnlyList<(int Id, string Name)> folders, int[] feedOfRow, int[] placeOfRow, HashSet<string> whole)
    {
        (Roll, Feeds, Folders, _feedOfRow, _placeOfRow, _whole) = (roll, feeds, folders, feedOfRow, placeOfRow, whole);
        _byId = feeds.ToDictionary(static feed => feed.Id);
    }

    public ArticleRoll Roll { get; }

    /// <summary>Subscriptions in the order of their list, then outlets by name.</summary>
    public IReadOnlyList<ShelvedFeed> Feeds { get; }

    /// <summary>Without <see cref="TopFolder"/>.</summary>
    public IReadOnlyList<(int Id, string Name)> Folders { get; }

    /// <summary>The greatest row there is; 0 when there is none.</summary>
    public int LastRow => _placeOfRow.Length - 1;

    public ShelvedFeed? Find(int id) => _byId.GetValueOrDefault(id);

    public ShelvedFeed? Find(string address) => Feeds.FirstOrDefault(feed => feed.Address == address);

    public ShelvedFeed FeedOf(RolledArticle article) => Feeds[_feedOfRow[article.Row]];

    /// <summary>Null when there is no such row.</summary>
    public RolledArticle? AtRow(long row) => row > 0 && row < _placeOfRow.Length && _placeOfRow[row] >= 0 ? Roll[_placeOfRow[row]] : null;

    /// <summary>True when an outlet's articles are one feed and that feed has no others.</summary>
    public bool IsWhole(string outlet) => _whole.Contains(outlet);

    public int FolderOf(ShelvedFeed feed) => feed.Folder is null ? TopFolder : Folders.First(folder => folder.Name == feed.Folder).Id;

    public IReadOnlySet<int> FeedsIn(string? folder) => Feeds.Where(feed => feed.Folder == folder).Select(static feed => feed.Id).ToHashSet();

    /// <summary>Null when there is no such folder.</summary>
    public (int Id, string? Name)? Folder(int id)
        => id == TopFolder ? (TopFolder, null) : Folders.FirstOrDefault(folder => folder.Id == id) is { Name: not null } found ? found : null;

    /// <param name="origins">Feeds by the rows of the articles they offered, the first one first.</param>
    /// <param name="emptyFolders">Folders to show though nothing is in them.</param>
    public static Shelf Of(ArticleRoll roll, IReadOnlyList<FeedHealth> subscriptions, Action<Action<int, string>> origins, IReadOnlyList<string> emptyFolders)
    {
        var numbers = new ShelfNumbers();
        var feeds = subscriptions.Select(health => new ShelvedFeed(numbers.Of(health.Feed), health.Feed, health.Title, health.Site, health.Folder) { Health = health }).ToList();
        var last = 0;
        for (var place = 0; place < roll.Count; place++)
        {
            last = Math.Max(last, roll[place].Row);
        }

        var feedOfRow = new int[last + 1];
        Array.Fill(feedOfRow, -1);
        var byAddress = feeds.Select(static (feed, place) => (feed.Address, place)).ToDictionary(static pair => pair.Address, static pair => pair.place);
        origins((row, address) =>
        {
            if (row <= last && feedOfRow[row] < 0 && byAddress.TryGetValue(address, out var place))
            {
                feedOfRow[row] = place;
            }
        });

        var (placeOfRow, outlets) = (new int[last + 1], Outlets.Of(feeds));
        Array.Fill(placeOfRow, -1);
        for (var place = 0; place < roll.Count; place++)
        {
            var article = roll[place];
            placeOfRow[article.Row] = place;
            outlets.Add(article.Outlet, ref feedOfRow[article.Row]);
        }

        var whole = outlets.Close(numbers, feeds, feedOfRow);
        var names = feeds.Select(static feed => feed.Folder).OfType<string>().Union(emptyFolders).ToList();
        return new Shelf(roll, feeds, [.. names.Select(name => (numbers.Of("folder:" + name), name))], feedOfRow, placeOfRow, whole);
    }

    /// <summary>Finds homes for articles that no subscription offered: the one subscription that is called as their outlet, else a feed for the outlet.</summary>
    private sealed class Outlets(Dictionary<string, int> homes, int subscriptions)
    {
        // Where a feed stands for several outlets, or an outlet in several feeds, they are not the same.
        private const int Several = -2;

        private readonly Dictionary<string, int> _feedOfOutlet = [];
        private readonly Dictionary<int, string?> _outletOfFeed = [];
        private readonly List<string> _homeless = [];

        public static Outlets Of(List<ShelvedFeed> feeds)
            => new(feeds.Select(static (feed, place) => (feed.Title, place)).GroupBy(static pair => pair.Title).Where(static group => group.Count() == 1).ToDictionary(static group => group.Key, static group => group.First().place), feeds.Count);

        public void Add(string outlet, ref int feed)
        {
            if (feed < 0)
            {
                if (!homes.TryGetValue(outlet, out feed))
                {
                    homes[outlet] = feed = subscriptions + _homeless.Count;
                    _homeless.Add(outlet);
                }
            }

            _feedOfOutlet[outlet] = _feedOfOutlet.TryGetValue(outlet, out var known) && known != feed ? Several : feed;
            _outletOfFeed[feed] = _outletOfFeed.TryGetValue(feed, out var other) && other != outlet ? null : outlet;
        }

        /// <summary>Adds the feeds of outlets without a home, by name.</summary>
        /// <returns>The outlets that are one feed each.</returns>
        public HashSet<string> Close(ShelfNumbers numbers, List<ShelvedFeed> feeds, int[] feedOfRow)
        {
            var whole = _feedOfOutlet.Where(pair => pair.Value >= 0 && _outletOfFeed[pair.Value] == pair.Key).Select(static pair => pair.Key).ToHashSet();
            var sorted = _homeless.Select(static (outlet, order) => (outlet, order)).OrderBy(static pair => pair.outlet, StringComparer.Ordinal).ToList();
            var places = new int[_homeless.Count];
            foreach (var (outlet, order) in sorted)
            {
                places[order] = feeds.Count;
                feeds.Add(new ShelvedFeed(numbers.Of("outlet:" + outlet), "outlet:" + outlet, outlet, Site: null, ArchiveFolder));
            }

            for (var row = 0; row < feedOfRow.Length; row++)
            {
                if (feedOfRow[row] >= subscriptions)
                {
                    feedOfRow[row] = places[feedOfRow[row] - subscriptions];
                }
            }

            return whole;
        }
    }
}
