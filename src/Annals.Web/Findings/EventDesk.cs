using Annals.Archive;
using Annals.Index.Articles;
using Annals.Index.Knowledge;
using Annals.Pages.Events;
using Annals.Pages.Layout;
using Annals.Pages.Stories;
using Annals.Stories.Comparing;
using Annals.Stories.Following;
using Annals.Stories.Grouping;
using Annals.Stories.Keeping;
using Annals.Stories.Origins;
using Annals.Web.Reading;

namespace Annals.Web.Findings;

/// <summary>Looks up what the pages of events and stories show.</summary>
internal sealed class EventDesk(ReaderOptions options, Library library, Analyses analyses)
{
    private const int PageLength = 30;
    private const int TodayLength = 20;
    private const int MostCandidates = 40;
    private const int MostWeighed = 10;
    private const int MostWeighedArticles = 12;
    private const int MostPictured = 12;
    private const int MostCompared = 40;
    private const int MostInStory = 60;
    private const int MostInMatrix = 12;
    private const int LongestEvent = 31;
    private const int DaysBefore = 14;
    private const int DaysAfter = 60;

    // Long enough that what happened yesterday is still there in the morning.
    private static readonly TimeSpan TodayReach = TimeSpan.FromDays(3);

    private volatile KnownToday? _today;
    private volatile IReadOnlyDictionary<(string Event, int Articles, DateTimeOffset Last), int?> _sources = new Dictionary<(string, int, DateTimeOffset), int?>();

    private StoryStore? Store => options.Knowledge?.Stories;

    public EventsPage Events(int number)
    {
        if (Store is not { } store)
        {
            return new EventsPage([]) { IsThere = false };
        }

        // One more than is shown tells whether there is another page.
        var found = store.Events(new StoryQuery { Least = 2, Limit = PageLength + 1, Offset = (number - 1) * PageLength });
        if (found.Count == 0)
        {
            // Of a few articles that each tell of something else, the events are the articles.
            found = store.Events(new StoryQuery { Limit = PageLength + 1, Offset = (number - 1) * PageLength });
        }

        return new EventsPage([.. found.Take(PageLength).Select(overview => Line(store, overview)).OfType<EventLine>()]) { Number = number, HasMore = found.Count > PageLength };
    }

    public async Task<EventsPage> TodayAsync()
        => Store is { } store ? new EventsPage(await TodaysAsync(store, TodayLength)) { IsToday = true } : new EventsPage([]) { IsToday = true, IsThere = false };

    /// <summary>What several outlets report, the weightiest first, with pictures; none where nothing was grouped.</summary>
    public async Task<IReadOnlyList<EventLine>> WeightiestAsync(int count)
        => Store is { } store ? [.. (await TodaysAsync(store, TodayLength)).Where(static line => line.Outlets.Count > 1 || line.IsPinned).Take(count)] : [];

    /// <summary>Null when there is no such event. An id that was given up gives the event that has its articles.</summary>
    public EventPage? Event(string id)
    {
        if (Store is not { } store || store.Event(id) is not { } found)
        {
            return null;
        }

        var reports = Reports(found.Members, MostCompared);
        var timeline = Timeline.Of(reports);
        var main = Main(timeline, found.Overview);
        return new EventPage(LineOf(store, found) with { Happened = main?.Date, Place = main?.Place }, EventComparison.Of(reports), timeline)
        {
            Reasons = found.Members.Where(static member => member.Reason is not null).ToDictionary(static member => member.Article.Value, static member => member.Reason!),
            Decided = found.Members.Where(static member => member.IsByReader).Select(static member => member.Article.Value).ToHashSet(),
        };
    }

    public StoriesPage Stories(int number)
    {
        if (Store is not { } store)
        {
            return new StoriesPage([]) { IsThere = false };
        }

        var found = store.Stories(new StoryQuery { Least = 2, Limit = PageLength + 1, Offset = (number - 1) * PageLength });
        return new StoriesPage([.. found.Take(PageLength).Select(overview => StoryLineOf(store, overview)).OfType<StoryLine>()]) { Number = number, HasMore = found.Count > PageLength };
    }

    /// <summary>Null when there is no such story. An id that was given up gives the story that has its events.</summary>
    public StoryPage? Story(string id)
    {
        if (Store is not { } store || store.Story(id) is not { } found || StoryLineOf(store, found.Overview) is not { } line)
        {
            return null;
        }

        var events = found.Events.Select(overview => store.Event(overview.Id)).OfType<NewsEvent>().ToList();
        var shares = Math.Max(1, MostInStory / Math.Max(1, events.Count));
        var reports = new List<Report>();
        var lines = new List<(EventLine Line, DateOnly Day)>();
        foreach (var one in events)
        {
            var own = reports.Count < MostInStory ? Reports(one.Members, shares) : [];
            reports.AddRange(own);
            var main = Main(Timeline.Of(own), one.Overview);
            lines.Add((LineOf(store, one) with { Happened = main?.Date, Place = main?.Place }, main?.Days?.First ?? DateOnly.FromDateTime(one.Overview.First.UtcDateTime)));
        }

        return new StoryPage(line, [.. lines.OrderBy(static one => one.Day).ThenBy(static one => one.Line.First).Select(static one => one.Line)], Timeline.Of(reports))
        {
            Comparison = reports.Count <= MostInMatrix ? EventComparison.Of(reports) : null,
            Together = StoryNames.Together(reports),
            Places = StoryNames.Places(reports, Gazetteer.BuiltIn),
            Named = Named(reports),
        };
    }

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

        // Recency is counted from the newest article: an archive that stands still keeps its last day.
        var candidates = store.Events(new StoryQuery { From = newest.Published - TodayReach, Least = 2, Order = StoryOrder.Widest, Limit = MostCandidates });
        var lines = EventRank.Ordered(candidates.Select(overview => Line(store, overview)).OfType<EventLine>(), newest.Published).Take(count).ToList();
        // Who rests on whom costs the most, and stays as it is until another article comes.
        var counted = lines.Take(MostWeighed).ToDictionary(static line => (line.Id, line.Articles, line.Last), line => _sources.TryGetValue((line.Id, line.Articles, line.Last), out var count) ? count : Sources(store, line.Id));
        _sources = counted;
        var weighed = EventRank.Ordered(lines.Select(line => counted.TryGetValue((line.Id, line.Articles, line.Last), out var count) ? line with { Sources = count } : line), newest.Published);
        var leads = await library.IllustratedAsync([.. weighed.Take(MostPictured).Select(line => store.ArticlesOf(line.Id) ?? [])]);
        var shown = weighed.Select((line, place) => place < leads.Count && leads[place] is { } lead ? line with { Lead = lead with { Title = line.Lead.Title, Language = line.Lead.Language } } : line).ToList();
        _today = new KnownToday(version, newest.Published, shown);
        return shown;
    }

    private int? Sources(StoryStore store, string id)
        => store.Event(id) is { } found && Reports(found.Members, MostWeighedArticles) is { Count: > 0 } reports ? OriginTree.Of(reports).Sources.Count : null;

    private EventLine? Line(StoryStore store, EventOverview overview) => store.Event(overview.Id) is { Members.Count: > 0 } found ? LineOf(store, found) : null;

    private EventLine LineOf(StoryStore store, NewsEvent found)
    {
        var overview = found.Overview;
        var lead = found.Members.FirstOrDefault(member => member.Title == overview.Title) ?? found.Members[0];
        return new EventLine
        {
            Id = overview.Id,
            Lead = LeadOf(lead),
            First = overview.First,
            Last = overview.Last,
            Articles = overview.Articles,
            Outlets = [.. found.Members.Select(static member => member.Outlet).Distinct()],
            Story = store.Story(overview.Story) is { Overview: { Events: > 1 } story } ? (story.Id, story.Title) : null,
            IsPinned = overview.IsPinned,
        };
    }

    private Headline LeadOf(EventMember member)
        => options.Index.Find(member.Article) is { } article ? Headline.Of(article) : new Headline { Id = member.Article.Value, Title = member.Title, Outlet = member.Outlet, At = member.Published };

    private StoryLine? StoryLineOf(StoryStore store, StoryOverview overview)
    {
        if (store.Story(overview.Id) is not { Events.Count: > 0 } found
            || (found.Events.FirstOrDefault(one => one.Title == overview.Title) ?? found.Events[0]) is var largest && store.Event(largest.Id) is not { Members.Count: > 0 } named)
        {
            return null;
        }

        return new StoryLine
        {
            Id = overview.Id,
            Lead = LeadOf(named.Members.FirstOrDefault(member => member.Title == overview.Title) ?? named.Members[0]),
            First = overview.First,
            Last = overview.Last,
            Events = overview.Events,
            Articles = overview.Articles,
            Outlets = overview.Outlets,
            Names = overview.Names,
        };
    }

    // Of many articles first those of outlets that have none yet, in the order of publication.
    private List<Report> Reports(IReadOnlyList<EventMember> members, int most)
    {
        var chosen = members.Count <= most
            ? members
            : [.. members.GroupBy(static member => member.Outlet).SelectMany(static outlet => outlet.Select(static (member, place) => (member, place))).OrderBy(static one => one.place).ThenBy(static one => one.member.Published).Take(most).Select(static one => one.member).OrderBy(static member => member.Published)];
        return [.. chosen.Select(member => analyses.Of(member.Article) is { } analysis ? new Report(member.Article.Value, member.Outlet, member.Published, member.Title, analysis) : null).OfType<Report>()];
    }

    // What most of its articles tell of the days around them is what the event is; what they tell of other years is what it reminds them of.
    private static TimelineEntry? Main(Timeline timeline, EventOverview overview)
        => timeline.Entries.Where(entry => entry.Type != "statement" && entry.Days is { First: { } first, Days: <= LongestEvent }
                && first.DayNumber >= DayOf(overview.First) - DaysBefore && first.DayNumber <= DayOf(overview.Last) + DaysAfter)
            .OrderByDescending(static entry => entry.Reports.Select(static report => report.Article).Distinct().Count())
            .ThenBy(entry => Math.Abs(entry.Days!.Value.First!.Value.DayNumber - DayOf(overview.First))).ThenBy(static entry => entry.Id, StringComparer.Ordinal).FirstOrDefault();

    private static int DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime).DayNumber;

    private static Dictionary<string, EntitySummary> Named(List<Report> reports)
    {
        var named = new Dictionary<string, EntitySummary>(StringComparer.Ordinal);
        foreach (var entity in reports.SelectMany(static report => report.Analysis.Entities))
        {
            named.TryAdd(entity.Name, new EntitySummary(EntityKey.Of(entity), entity.Name, entity.Type, entity.Latin, entity.IsKnown, 0, 0));
        }

        return named;
    }

    private sealed record KnownToday(string Version, DateTimeOffset Now, IReadOnlyList<EventLine> Lines);
}
