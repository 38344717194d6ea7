using Annals.Archive;
using Annals.Index;
using Annals.Index.Knowledge;
using Annals.Pages.Articles;
using Annals.Publish.Findings;
using Annals.Stories.Keeping;

namespace Annals.Publish.Site.Findings;

/// <summary>Which names and quotations have pages on the site: those that the archive names and carries most. What has none is shown without a link.</summary>
internal sealed class SiteFindings
{
    private const int MostNames = 500;
    private const int MostQuotes = 300;
    private const int MostEvents = 500;
    private const int MostStories = 200;
    private const int MostFigured = 100;
    private const int FewestArticles = 2;

    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _figures = new(StringComparer.Ordinal);
    private readonly StoryStore? _grouped;
    private IReadOnlyDictionary<ArticleId, ulong>? _prints;
    private readonly HashSet<string> _quotes;

    private readonly HashSet<string> _events = [];
    private readonly HashSet<string> _stories = [];

    private SiteFindings(KnowledgeStore store, StoryStore? stories, ArchiveIndex index, PassageNumbers passages)
    {
        (Store, Passages, Version) = (store, passages, $"{store.Version} {stories?.Version}");
        _grouped = stories;
        if (stories is not null)
        {
            Events = new EventPages(index, stories, store.Analysis);
            _events = [.. stories.Events(new StoryQuery { Least = 2, Limit = MostEvents }).Select(static one => one.Id)];
            _stories = [.. stories.Stories(new StoryQuery { Least = 2, Limit = MostStories }).Select(static one => one.Id)];
            // What a story on the site is made of is on the site too.
            _events.UnionWith(_stories.SelectMany(id => stories.Story(id)?.Events ?? []).Where(static one => one.Articles > 1).Select(static one => one.Id));
        }

        Names = store.TopEntities(MostNames);
        Quotations = store.Quotations(new QuotationQuery { MinOutlets = 2, Limit = MostQuotes });
        _quotes = [.. Quotations.Select(static quotation => quotation.Id)];
        var slugs = new Slugs();
        // In one order, so that two names that make one file name get their numbers alike.
        foreach (var key in Names.Select(static name => name.Key).Order(StringComparer.Ordinal))
        {
            slugs.NumberOf(key);
            _files[key] = slugs.Find(key)!;
        }

        Figures = new FigurePages(store);
        FiguredPlaces = [.. store.FiguredPlaces(MostFigured, 0).Where(static place => place.Articles >= FewestArticles)];
        var places = new Slugs();
        foreach (var key in FiguredPlaces.Select(static place => place.Place.Key).Order(StringComparer.Ordinal))
        {
            places.NumberOf(key);
            _figures[key] = places.Find(key)!;
        }

        // A name in an article bears the key of its own spelling.
        foreach (var key in _files.Keys.ToList())
        {
            foreach (var other in store.KeysOf(key).Skip(1))
            {
                _files.TryAdd(other, _files[key]);
            }
        }
    }

    public KnowledgeStore Store { get; }

    public PassageNumbers Passages { get; }

    /// <summary>Another text whenever any of the pages may be another.</summary>
    public string Version { get; }

    /// <summary>Most articles first.</summary>
    public IReadOnlyList<EntitySummary> Names { get; }

    /// <summary>Those that several outlets carry, the most carried first.</summary>
    public IReadOnlyList<Quotation> Quotations { get; }

    /// <summary>Null where nothing was analysed.</summary>
    public static SiteFindings? Of(SiteOptions options)
        => options.Knowledge is { ArticleCount: > 0 } store ? new SiteFindings(store, options.Stories, options.Index, new PassageNumbers(options)) : null;

    /// <summary>For every analysed article a number of all that its page shows of what was concluded.</summary>
    public IReadOnlyDictionary<ArticleId, ulong> Fingerprints() => _prints ??= Store.Fingerprints(_files);

    /// <summary>A number of all that an event's page shows: of the event itself, what its articles say and what story it is of. Comparing articles is dear, and most events are over.</summary>
    public ulong PrintOfEvent(string id, int pictures)
    {
        var seen = default(Fingerprint);
        seen.Add(pictures);
        AddEvent(ref seen, id);
        return seen.Value;
    }

    /// <summary>The same of a storyline's page, with all its events.</summary>
    public ulong PrintOfStory(string id, int pictures)
    {
        var seen = default(Fingerprint);
        seen.Add(pictures);
        if (_grouped?.Story(id) is { } story)
        {
            Add(ref seen, StoryJson.Bytes(json => StoryJson.Story(json, story)));
            foreach (var one in story.Events)
            {
                AddEvent(ref seen, one.Id);
            }
        }

        return seen.Value;
    }

    private void AddEvent(ref Fingerprint seen, string id)
    {
        seen.Add(FileOfEvent(id) ?? "");
        if (_grouped?.Event(id) is not { } one)
        {
            return;
        }

        Add(ref seen, StoryJson.Bytes(json => StoryJson.Event(json, one)));
        var story = _grouped.Story(one.Overview.Story)?.Overview;
        seen.Add(story is { Events: > 1 } ? story.Title : "");
        seen.Add(FileOfStory(one.Overview.Story) ?? "");
        foreach (var member in one.Members)
        {
            seen.Add((long)Fingerprints().GetValueOrDefault(member.Article));
        }
    }

    private static void Add(ref Fingerprint seen, ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
        {
            seen.Add(one);
        }
    }

    /// <summary>What an article says, to be shown on its page; null when it is not analysed.</summary>
    public ArticleFindings? FindingsOf(ArticleId article)
        => Store.Analysis(article) is { } analysis ? new ArticleFindings(analysis) { IsSwitchedInPage = true, KeyOf = EntityKey.Of } : null;

    /// <summary>Null when the name has no page.</summary>
    public string? FileOf(string key) => _files.TryGetValue(key, out var slug) ? $"who/{slug}.html" : null;

    /// <summary>Null where nothing was grouped.</summary>
    public EventPages? Events { get; }

    public FigurePages Figures { get; }

    /// <summary>The places of whose figures there are pages, those first of which most articles count something.</summary>
    public IReadOnlyList<FiguredPlace> FiguredPlaces { get; }

    /// <summary>Null when there is no page of what is counted there.</summary>
    public string? FileOfFigures(string place) => _figures.TryGetValue(place, out var slug) ? $"figures/{slug}.html" : null;

    /// <summary>An event's, in the order of publication; none of what is not there.</summary>
    public IReadOnlyList<ArticleId> ArticlesOf(string id) => _grouped?.ArticlesOf(id) ?? [];

    /// <summary>Those with a page, in no order that matters.</summary>
    public IReadOnlySet<string> EventIds => _events;

    /// <summary>Those with a page, in no order that matters.</summary>
    public IReadOnlySet<string> StoryIds => _stories;

    /// <summary>Null when the event has no page: one article alone is its own.</summary>
    public string? FileOfEvent(string id) => _events.Contains(id) ? $"events/{id}.html" : null;

    /// <summary>Null when the storyline has no page.</summary>
    public string? FileOfStory(string id) => _stories.Contains(id) ? $"stories/{id}.html" : null;

    /// <summary>Null when the quotation has no page.</summary>
    public string? FileOfQuote(string id) => _quotes.Contains(id) ? $"quotes/{id}.html" : null;
}
