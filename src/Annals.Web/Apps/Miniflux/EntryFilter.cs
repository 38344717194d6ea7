using Annals.Index;
using Annals.Index.Articles;
using Annals.Pages.Reading;
using Annals.Web.Apps.Shelves;

namespace Annals.Web.Apps.Miniflux;

/// <summary>Which entries a request of Miniflux's API is about, in which order, and which page of them. An entry's number is its article's row: it counts as articles come.</summary>
internal sealed class EntryFilter
{
    private const int UsualLimit = 100;
    private const int MostEntries = 1000;

    private readonly List<Func<RolledArticle, bool>> _tests = [];
    private readonly AppFields _fields;
    private readonly Shelf _shelf;
    private readonly MarkedArticles _marked;

    private EntryFilter(AppFields fields, Shelf shelf, MarkedArticles marked) => (_fields, _shelf, _marked) = (fields, shelf, marked);

    /// <summary>What the request says wrongly, if anything.</summary>
    public string? Trouble { get; private set; }

    /// <param name="feeds">Only these; null for all.</param>
    public static EntryFilter Of(AppRequest request, ArchiveIndex index, IReadOnlySet<int>? feeds)
    {
        var filter = new EntryFilter(request.Fields, request.Shelf, request.Marked);
        filter.ByFeed(feeds);
        filter.ByState();
        filter.ByTime();
        filter.ByNumber();
        if (request.Fields["search"] is { } words)
        {
            var found = index.Matching(words, out _);
            filter._tests.Add(article => found.Contains(article.Id));
        }

        return filter;
    }

    /// <summary>How many there are in all, and the page that is asked for.</summary>
    public (int Total, IReadOnlyList<RolledArticle> Entries) Page()
    {
        var limit = (int)Math.Clamp(_fields.Number("limit") is { } asked and > 0 ? asked : UsualLimit, 1, MostEntries);
        var offset = (int)Math.Clamp(_fields.Number("offset") ?? 0, 0, int.MaxValue);
        // Places of the roll, the newest published first, and not the articles themselves: an archive may have a million.
        var places = new List<int>();
        for (var place = 0; place < _shelf.Roll.Count; place++)
        {
            var article = _shelf.Roll[place];
            if (_tests.TrueForAll(test => test(article)))
            {
                places.Add(place);
            }
        }

        return (places.Count, [.. Sorted(places).Skip(offset).Take(limit).Select(place => _shelf.Roll[place])]);
    }

    private IEnumerable<int> Sorted(List<int> places)
    {
        var isDescending = _fields["direction"] == "desc";
        var roll = _shelf.Roll;
        IOrderedEnumerable<int>? sorted = _fields["order"] switch
        {
            "id" => places.OrderBy(place => roll[place].Row),
            "created_at" or "changed_at" => places.OrderBy(place => roll[place].FirstCapturedAt).ThenBy(place => roll[place].Row),
            "status" => places.OrderBy(place => IsUnread(roll[place]) ? 1 : 0).ThenByDescending(static place => place),
            "category_title" => places.OrderBy(place => _shelf.FeedOf(roll[place]).Folder, StringComparer.Ordinal).ThenByDescending(static place => place),
            "category_id" => places.OrderBy(place => _shelf.FolderOf(_shelf.FeedOf(roll[place]))).ThenByDescending(static place => place),
            "title" or "author" or null or "published_at" => null,
            _ => null,
        };
        return sorted is null ? isDescending ? places : Enumerable.Reverse(places) : isDescending ? sorted.Reverse() : sorted;
    }

    private void ByFeed(IReadOnlySet<int>? feeds)
    {
        if (feeds is not null)
        {
            _tests.Add(article => feeds.Contains(_shelf.FeedOf(article).Id));
        }

        if (_fields.Number("feed_id") is { } feed)
        {
            _tests.Add(article => _shelf.FeedOf(article).Id == feed);
        }

        if (_fields.Number("category_id") is { } category)
        {
            var within = category is > 0 and <= int.MaxValue && _shelf.Folder((int)category) is { } folder ? _shelf.FeedsIn(folder.Name) : new HashSet<int>();
            _tests.Add(article => within.Contains(_shelf.FeedOf(article).Id));
        }
    }

    private void ByState()
    {
        var states = _fields.All("status").Where(static state => state.Length > 0).ToHashSet();
        if (states.Any(static state => state is not ("read" or "unread" or "removed")))
        {
            Trouble = "status is read, unread or removed";
        }

        if (states.Count > 0 && !(states.Contains("read") && states.Contains("unread")))
        {
            _tests.Add(article => IsUnread(article) ? states.Contains("unread") : states.Contains("read"));
        }

        if (_fields["starred"] is { } starred)
        {
            var rows = _marked.Named("starred")!;
            var isWanted = starred is not ("0" or "false");
            _tests.Add(article => rows.Contains(article.Row) == isWanted);
        }
    }

    // When a state was changed is not known here: what changed is taken for what came.
    private void ByTime()
    {
        Bound("before", isUpper: true, static article => article.Published);
        Bound("published_before", isUpper: true, static article => article.Published);
        Bound("after", isUpper: false, static article => article.Published);
        Bound("published_after", isUpper: false, static article => article.Published);
        Bound("changed_before", isUpper: true, static article => article.FirstCapturedAt);
        Bound("changed_after", isUpper: false, static article => article.FirstCapturedAt);
    }

    private void Bound(string name, bool isUpper, Func<RolledArticle, DateTimeOffset> timeOf)
    {
        if (_fields.Number(name) is { } seconds and not 0)
        {
            _tests.Add(article => timeOf(article).ToUnixTimeSeconds() is var time && (isUpper ? time < seconds : time > seconds));
        }
    }

    private void ByNumber()
    {
        if (_fields.Number("before_entry_id") is { } before and not 0)
        {
            _tests.Add(article => article.Row < before);
        }

        if (_fields.Number("after_entry_id") is { } after and not 0)
        {
            _tests.Add(article => article.Row > after);
        }
    }

    private bool IsUnread(RolledArticle article) => _marked.Named("unread")!.Contains(article.Row);
}
