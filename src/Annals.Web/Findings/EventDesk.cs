using Annals.Archive;
using Annals.Index.Articles;
using Annals.Pages.Events;
using Annals.Pages.Stories;
using Annals.Publish.Findings;
using Annals.Stories.Keeping;
using Annals.Web.Reading;

namespace Annals.Web.Findings;

/// <summary>Looks up what the pages of events and stories show.</summary>
internal sealed class EventDesk(ReaderOptions options, Library library, Analyses analyses)
{
    private const int PageLength = 30;
    private const int TodayLength = 20;
    private const int MostCandidates = 40;
    private const int MostWeighed = 10;
    private const int MostPictured = 12;

    // Long enough that what happened yesterday is still there in the morning.
    private static readonly TimeSpan TodayReach = TimeSpan.FromDays(3);

    private volatile KnownToday? _today;
    private volatile IReadOnlyDictionary<(string Event, int Articles, DateTimeOffset Last), int?> _sources = new Dictionary<(string, int, DateTimeOffset), int?>();

    private StoryStore? Store => options.Knowledge?.Stories;

    private EventPages? Pages => Store is { } store ? new EventPages(options.Index, store, analyses.Of) : null;

    public EventsPage Events(int number) => Pages?.Events(number, PageLength) ?? new EventsPage([]) { IsThere = false };

    /// <inheritdoc cref="EventPages.Event"/>
    public EventPage? Event(string id) => Pages?.Event(id);

    public StoriesPage Stories(int number) => Pages?.Stories(number, PageLength) ?? new StoriesPage([]) { IsThere = false };

    /// <inheritdoc cref="EventPages.Story"/>
    public StoryPage? Story(string id) => Pages?.Story(id);

    public async Task<EventsPage> TodayAsync()
        => Store is { } store ? new EventsPage(await TodaysAsync(store, TodayLength)) { IsToday = true } : new EventsPage([]) { IsToday = true, IsThere = false };

    /// <summary>What several outlets report, the weightiest first, with pictures; none where nothing was grouped.</summary>
    public async Task<IReadOnlyList<EventLine>> WeightiestAsync(int count)
        => Store is { } store ? [.. (await TodaysAsync(store, TodayLength)).Where(static line => line.Outlets.Count > 1 || line.IsPinned).Take(count)] : [];

    /// <summary>What a decision says of an event, by one of its articles.</summary>
    public ArticleId? FirstOf(string id) => Store?.ArticlesOf(id) is [var first, ..] ? first : null;

    private async Task<IReadOnlyList<EventLine>> TodaysAsync(StoryStore store, int count)
    {
        if (options.Index.Newest(ArticleFilter.All, 1, 0) is not [var newest])
        {
            return [];
        }

        var version = store.LatestVersion;
        if (_today is { } known && known.Version == version && known.Now == newest.Published)
        {
            return known.Lines;
        }

        var pages = new EventPages(options.Index, store, analyses.Of);
        // Recency is counted from the newest article: an archive that stands still keeps its last day.
        var candidates = store.Events(new StoryQuery { From = newest.Published - TodayReach, Least = 2, Order = StoryOrder.Widest, Limit = MostCandidates });
        var lines = EventRank.Ordered(candidates.Select(pages.Line).OfType<EventLine>(), newest.Published).Take(count).ToList();
        // Who rests on whom costs the most, and stays as it is until another article comes.
        var counted = lines.Take(MostWeighed).ToDictionary(static line => (line.Id, line.Articles, line.Last), line => _sources.TryGetValue((line.Id, line.Articles, line.Last), out var count) ? count : pages.Sources(line.Id));
        _sources = counted;
        var weighed = EventRank.Ordered(lines.Select(line => counted.TryGetValue((line.Id, line.Articles, line.Last), out var count) ? line with { Sources = count } : line), newest.Published);
        var leads = await library.IllustratedAsync([.. weighed.Take(MostPictured).Select(line => store.ArticlesOf(line.Id) ?? [])]);
        var shown = weighed.Select((line, place) => place < leads.Count && leads[place] is { } lead ? line with { Lead = lead with { Title = line.Lead.Title, Language = line.Lead.Language } } : line).ToList();
        _today = new KnownToday(version, newest.Published, shown);
        return shown;
    }

    private sealed record KnownToday(string Version, DateTimeOffset Now, IReadOnlyList<EventLine> Lines);
}
