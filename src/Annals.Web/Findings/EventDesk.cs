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
    private const int MostPictured = 12;

    private readonly Lock _gate = new();
    private EventPages? _pages;
    private volatile KnownToday? _today;

    private StoryStore? Store => options.Knowledge?.Stories;

    // One for as long as the reader runs: it remembers what events are.
    private EventPages? Pages
    {
        get
        {
            if (Store is not { } store)
            {
                return null;
            }

            lock (_gate)
            {
                return _pages ??= new EventPages(options.Index, store, analyses.Of);
            }
        }
    }

    public EventsPage Events(int number)
        => Pages?.Events(number, PageLength) is { } events ? events with { Events = Pictured(events.Events) } : new EventsPage([]) { IsThere = false };

    /// <inheritdoc cref="EventPages.Event"/>
    public EventPage? Event(string id) => Pages?.Event(id) is { } one ? one with { Event = Pictured([one.Event])[0] } : null;

    public StoriesPage Stories(int number) => Pages?.Stories(number, PageLength) ?? new StoriesPage([]) { IsThere = false };

    /// <inheritdoc cref="EventPages.Story"/>
    public StoryPage? Story(string id) => Pages?.Story(id);

    public async Task<EventsPage> TodayAsync()
        => Store is { } store ? new EventsPage(await TodaysAsync(store)) { IsToday = true } : new EventsPage([]) { IsToday = true, IsThere = false };

    /// <summary>What several outlets report, the weightiest first, with pictures; none where nothing was grouped.</summary>
    public async Task<IReadOnlyList<EventLine>> WeightiestAsync(int count)
        => Store is { } store ? [.. (await TodaysAsync(store)).Where(EventRank.IsOfSeveral).Take(count)] : [];

    /// <summary>What a decision says of an event or a storyline, by one of its articles.</summary>
    public ArticleId? FirstOf(string id) => Store?.ArticlesOf(id) is [var first, ..] ? first : null;

    /// <summary>The storyline that an article's event belongs to; null where nothing was grouped.</summary>
    public string? StoryOf(ArticleId article) => Store?.EventOf(article)?.Story;

    private async Task<IReadOnlyList<EventLine>> TodaysAsync(StoryStore store)
    {
        if (Pages is not { } pages || options.Index.Newest(ArticleFilter.All, 1, 0) is not [var newest])
        {
            return [];
        }

        var version = store.LatestVersion;
        if (_today is { } known && known.Version == version && known.Now == newest.Published)
        {
            return known.Lines;
        }

        var lines = pages.Today(TodayLength);
        var leads = await library.IllustratedAsync([.. lines.Take(MostPictured).Select(line => store.ArticlesOf(line.Id) ?? [])]);
        var shown = lines.Select((line, place) => place < leads.Count && leads[place] is { } lead ? line with { Lead = lead with { Title = line.Lead.Title, Language = line.Lead.Language } } : line).ToList();
        _today = new KnownToday(version, newest.Published, shown);
        return shown;
    }

    // With what the archive has already: a list is no reason to ask outlets for pictures.
    private IReadOnlyList<EventLine> Pictured(IReadOnlyList<EventLine> lines)
    {
        var pictures = library.PicturesOf([.. lines.Select(line => Store?.ArticlesOf(line.Id) ?? [])]);
        return [.. lines.Select((line, place) => pictures[place] is var (image, set) ? line with { Lead = line.Lead with { Image = image, ImageSet = set } } : line)];
    }

    private sealed record KnownToday(string Version, DateTimeOffset Now, IReadOnlyList<EventLine> Lines);
}
