using Annals.Archive.Journal;
using Annals.Archive.Transparency;

namespace Annals.Archive.Reading;

/// <summary>
/// The archive's present, played back from the journal into memory: which articles there are, under which files and
/// guids. Safe to read from many threads while one writes.
/// </summary>
public sealed class Catalog
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ArticleId, ArticleState> _articles = [];
    private readonly Dictionary<(string Feed, string Guid), HashSet<ArticleId>> _guids = [];
    private readonly Dictionary<ArticleId, PageTrace> _pages = [];
    private readonly HashSet<ulong> _paths = [];
    private readonly Dictionary<string, string> _names = [];
    private readonly HashSet<string> _contents = [];
    private readonly HashSet<SkippedEntry> _skipped = [];
    private readonly Dictionary<string, BlobKept> _blobsByUrl = [];
    private readonly Dictionary<string, BlobDropped> _dropped = [];
    private readonly Dictionary<string, FeedHistory> _feeds = [];
    private readonly Dictionary<string, string> _movedTo = [];

    /// <summary>Plays the whole journal back, for a door that only reads.</summary>
    public static Catalog Load(ArchiveFolder folder)
    {
        var catalog = new Catalog();
        catalog.CatchUp(folder, default);
        return catalog;
    }

    /// <summary>Plays back what was added since; for a door that reads while another process writes.</summary>
    /// <returns>Where to go on the next time.</returns>
    public JournalPosition CatchUp(ArchiveFolder folder, JournalPosition from)
    {
        var position = from;
        foreach (var line in JournalReader.Read(folder, from))
        {
            position = line.Next;
            Play(line);
        }

        return position;
    }

    /// <summary>The key that signs the archive's checkpoints now; null for an archive that has none yet.</summary>
    public NoteKey? Key { get; private set; }

    public int ArticleCount
    {
        get
        {
            lock (_gate)
            {
                return _articles.Count;
            }
        }
    }

    public ArticleState? Find(ArticleId id)
    {
        lock (_gate)
        {
            return _articles.GetValueOrDefault(id);
        }
    }

    /// <summary>The articles for which a condition holds, ordered by the time of their first capture, then by id.</summary>
    public IReadOnlyList<ArticleState> Where(Func<ArticleState, bool> condition)
    {
        lock (_gate)
        {
            return [.. _articles.Values.Where(condition).OrderBy(article => article.FirstCapturedAt).ThenBy(article => article.Id.Value, StringComparer.Ordinal)];
        }
    }

    /// <summary>How many articles of each feed were published on each of the last days (UTC; the capture where only that is known).</summary>
    /// <param name="until">In the last of the days.</param>
    /// <returns>By the feed's present address, the oldest day first. Feeds without any are left out.</returns>
    public IReadOnlyDictionary<string, int[]> CountPerDay(DateTimeOffset until, int days)
    {
        var end = until.UtcDateTime.Date.AddDays(1);
        var start = end.AddDays(-days);
        var counts = new Dictionary<string, int[]>();
        lock (_gate)
        {
            foreach (var article in _articles.Values)
            {
                var at = (article.Published ?? article.FirstCapturedAt).UtcDateTime;
                if (article.Feed is { } feed && at >= start && at < end)
                {
                    var address = _movedTo.Count == 0 ? feed : CurrentAddress(feed);
                    if (!counts.TryGetValue(address, out var ofFeed))
                    {
                        counts[address] = ofFeed = new int[days];
                    }

                    ofFeed[(at - start).Days]++;
                }
            }
        }

        return counts;
    }

    /// <summary>Where the journal names the pages that an article's current text was taken from; null when they were not kept, or the text is from elsewhere.</summary>
    public LinePlace? PagesOf(ArticleId id)
    {
        lock (_gate)
        {
            return _pages.TryGetValue(id, out var trace) ? trace.Place : null;
        }
    }

    /// <summary>The articles that a feed ever offered under a guid: several when the outlet uses one guid again.</summary>
    public IReadOnlyList<ArticleId> FindByGuid(string feed, string guid)
    {
        lock (_gate)
        {
            return _guids.TryGetValue((feed, guid), out var ids) ? [.. ids] : [];
        }
    }

    /// <summary>The picture that was kept for an address; null when there is none, or it was dropped since.</summary>
    public BlobKept? FindBlob(string url)
    {
        lock (_gate)
        {
            return _blobsByUrl.GetValueOrDefault(url) is { } blob && !_dropped.ContainsKey(blob.Path) ? blob : null;
        }
    }

    /// <summary>Every address for which a picture was kept that is still there.</summary>
    public IReadOnlyList<BlobKept> Blobs()
    {
        lock (_gate)
        {
            return [.. _blobsByUrl.Values.Where(blob => !_dropped.ContainsKey(blob.Path))];
        }
    }

    /// <summary>How the picture of an address was dropped; null when it was not, or was kept anew.</summary>
    public BlobDropped? FindDropped(string url)
    {
        lock (_gate)
        {
            return _blobsByUrl.GetValueOrDefault(url) is { } blob ? _dropped.GetValueOrDefault(blob.Path) : null;
        }
    }

    /// <summary>True for a file that was dropped on purpose and not kept anew since.</summary>
    public bool IsDropped(string path)
    {
        lock (_gate)
        {
            return _dropped.ContainsKey(path);
        }
    }

    /// <summary>What the journal knows of a feed; an empty history for one that never brought anything.</summary>
    public FeedHistory HistoryOf(string feed)
    {
        lock (_gate)
        {
            return _feeds.GetValueOrDefault(feed) ?? FeedHistory.Empty;
        }
    }

    /// <summary>A feed's address and, after it, the addresses it had before it moved: articles are remembered under those.</summary>
    public IReadOnlyList<string> AddressesOf(string feed)
    {
        lock (_gate)
        {
            var addresses = new List<string> { feed };
            for (var i = 0; i < addresses.Count; i++)
            {
                addresses.AddRange(_movedTo.Where(move => move.Value == addresses[i] && !addresses.Contains(move.Key)).Select(move => move.Key));
            }

            return addresses;
        }
    }

    /// <summary>Where a feed is now: its own address unless it has moved.</summary>
    public string CurrentAddress(string feed)
    {
        lock (_gate)
        {
            var current = feed;
            for (var steps = 0; steps <= _movedTo.Count && _movedTo.TryGetValue(current, out var next); steps++)
            {
                current = next;
            }

            return current;
        }
    }

    /// <summary>True when a revision or blob with these bytes was ever kept.</summary>
    public bool Knows(ContentHash content)
    {
        lock (_gate)
        {
            return _contents.Contains(content.Hex);
        }
    }

    /// <summary>True when the journal says of this page or file, outside of any poll, that it was skipped for this reason.</summary>
    public bool WasSkipped(SkippedEntry entry)
    {
        lock (_gate)
        {
            return _skipped.Contains(entry);
        }
    }

    /// <summary>Plays one line, for who reads the journal for himself too. Lines come in their order; a damaged one says nothing.</summary>
    public void Play(JournalLine line)
    {
        if (line.Entry is { } entry)
        {
            Apply(entry, line.Place);
        }
    }

    internal bool IsTaken(string collisionKey)
    {
        lock (_gate)
        {
            return _paths.Contains(Fold(collisionKey));
        }
    }

    internal void Apply(JournalEntry entry, LinePlace place)
    {
        lock (_gate)
        {
            switch (entry)
            {
                case RevisionKept revision:
                    Apply(revision);
                    break;
                case ArticleSeen seen:
                    Apply(seen);
                    break;
                case ArticleGone gone:
                    Apply(gone);
                    break;
                case BlobKept blob:
                    _contents.Add(blob.Sha256);
                    _dropped.Remove(blob.Path);
                    _blobsByUrl[blob.Url] = blob;
                    break;
                case BlobDropped dropped when Verifying.ExpectedFiles.IsBlob(dropped.Path):
                    _contents.Remove(dropped.Sha256);
                    _dropped[dropped.Path] = dropped;
                    break;
                case PagesKept pages:
                    Apply(pages, place);
                    break;
                case EntriesSkipped skipped:
                    _skipped.UnionWith(skipped.Skipped);
                    break;
                case FeedPolled { Feed: var feed } polled:
                    _feeds[feed] = (_feeds.GetValueOrDefault(feed) ?? FeedHistory.Empty).With(polled);
                    break;
                case FeedFailed { Feed: var feed } failed:
                    _feeds[feed] = (_feeds.GetValueOrDefault(feed) ?? FeedHistory.Empty) with { LastFailure = failed };
                    break;
                case FeedMoved moved:
                    Apply(moved);
                    break;
                case KeyMade made:
                    Key = NoteKey.TryParse(made.Key) ?? Key;
                    break;
            }
        }
    }

    private void Apply(RevisionKept revision)
    {
        if (!ArticleId.TryParse(revision.Article, out var id))
        {
            return;
        }

        _articles.TryGetValue(id, out var before);
        _articles[id] = new ArticleState
        {
            Id = id,
            Url = revision.Url,
            Path = revision.Path,
            Revision = revision.Revision,
            Sha256 = revision.Sha256,
            Title = revision.Title,
            Outlet = Shared(revision.Outlet),
            Tags = revision.Tags ?? [],
            Published = revision.Published,
            PublishedFrom = revision.PublishedFrom,
            FirstCapturedAt = before?.FirstCapturedAt ?? revision.Captured ?? revision.At,
            CapturedAt = revision.Captured ?? revision.At,
            Gone = before?.Gone,
            Via = Shared(revision.Via),
            Feed = revision.Feed is null ? null : Shared(revision.Feed),
            Fingerprint = revision.Content,
            Feeds = WithFeed(before?.Feeds, revision.Feed, revision.Entry ?? revision.Content),
        };
        Trace(id, revision);
        _paths.Add(Fold(Posts.PostName.CollisionKey(revision.Path)));
        _contents.Add(revision.Sha256);
        Remember(revision.Feed, revision.Guid, id);
    }

    private void Apply(PagesKept pages, LinePlace place)
    {
        foreach (var page in pages.Pages)
        {
            _contents.Add(page.Sha256);
            _dropped.Remove(page.Path);
        }

        if (ArticleId.TryParse(pages.Article, out var id))
        {
            _pages[id] = new PageTrace(pages.Revision, place);
        }
    }

    // Pages belong to the revision taken from them, and to those after it that have its text or were made from them anew.
    private void Trace(ArticleId id, RevisionKept revision)
    {
        if (_pages.TryGetValue(id, out var trace) && trace.Revision != revision.Revision)
        {
            if (revision.SameText == true || revision.Reextracted is not null)
            {
                _pages[id] = trace with { Revision = revision.Revision };
            }
            else
            {
                _pages.Remove(id);
            }
        }
    }

    private void Apply(ArticleSeen seen)
    {
        if (ArticleId.TryParse(seen.Article, out var id) && _articles.TryGetValue(id, out var article))
        {
            _articles[id] = article with { Feeds = WithFeed(article.Feeds, seen.Feed, seen.Entry) };
            Remember(seen.Feed, seen.Guid, id);
        }
    }

    private void Apply(ArticleGone gone)
    {
        if (ArticleId.TryParse(gone.Article, out var id) && _articles.TryGetValue(id, out var article))
        {
            _articles[id] = article with { Gone = gone.Over == true ? null : gone };
        }
    }

    private void Apply(FeedMoved moved)
    {
        _movedTo.Remove(moved.To);
        _movedTo[moved.Feed] = moved.To;
        if (_feeds.Remove(moved.Feed, out var history))
        {
            _feeds[moved.To] = history;
        }
    }

    private void Remember(string? feed, string? guid, ArticleId id)
    {
        if (feed is null || guid is null)
        {
            return;
        }

        if (!_guids.TryGetValue((feed, guid), out var ids))
        {
            _guids[(feed, guid)] = ids = new HashSet<ArticleId>(1);
        }

        ids.Add(id);
    }

    // Thousands of articles share an outlet; each line that names it makes a text of its own.
    private string Shared(string name)
    {
        if (!_names.TryGetValue(name, out var shared))
        {
            _names[name] = shared = name;
        }

        return shared;
    }

    // FNV-1a, 64 bits, over UTF-16 units (draft-eastlake-fnv). A path wrongly held for taken would only get the id at its end.
    private static ulong Fold(string key)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in key)
        {
            hash = (hash ^ unit) * 1099511628211UL;
        }

        return hash;
    }

    private static IReadOnlyDictionary<string, string?> WithFeed(IReadOnlyDictionary<string, string?>? feeds, string? feed, string? fingerprint)
    {
        if (feed is null)
        {
            return feeds ?? ArticleState.NoFeeds;
        }

        var with = feeds is null ? new Dictionary<string, string?>(1) : new Dictionary<string, string?>(feeds);
        with[feed] = fingerprint;
        return with;
    }

    private readonly record struct PageTrace(int Revision, LinePlace Place);
}
