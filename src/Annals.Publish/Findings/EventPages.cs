using System.Collections.Concurrent;
using Annals.Archive;
using Annals.Index;
using Annals.Index.Articles;
using Annals.Index.Knowledge;
using Annals.Language.Analysis;
using Annals.Pages.Events;
using Annals.Pages.Layout;
using Annals.Pages.Stories;
using Annals.Stories.Comparing;
using Annals.Stories.Following;
using Annals.Stories.Grouping;
using Annals.Stories.Keeping;
using Annals.Stories.Origins;

namespace Annals.Publish.Findings;

/// <summary>Looks up what the pages of events and stories show, for the reader and for a static site alike. Safe for many threads.</summary>
/// <param name="analysisOf">What an article says; null for one that cannot be read.</param>
public sealed class EventPages(ArchiveIndex index, StoryStore store, Func<ArticleId, ArticleAnalysis?> analysisOf)
{
    private const int MostWeighedArticles = 12;
    private const int MostCompared = 40;
    private const int MostInStory = 60;
    private const int MostInMatrix = 12;
    private const int LongestEvent = 31;
    private const int DaysBefore = 14;
    private const int DaysAfter = 60;
    private const int MostCandidates = 40;
    private const int MostCounted = 10;
    private const int TellingArticles = 4;
    private const int MostRemembered = 4096;

    // Long enough that what happened yesterday is still there in the morning.
    private static readonly TimeSpan TodayReach = TimeSpan.FromDays(3);

    // What an event is and whom it rests on means reading its articles, and stays as it is until another article comes.
    private readonly ConcurrentDictionary<(string Id, string Title, int Articles, DateTimeOffset Last), (string? Kind, string? Happened, string? Place)> _told = new();
    private readonly ConcurrentDictionary<(string Id, int Articles, DateTimeOffset Last), int?> _sources = new();

    /// <summary>Those that several articles report, the newest first.</summary>
    /// <param name="number">Of the page, from 1.</param>
    /// <param name="length">Of a page.</param>
    public EventsPage Events(int number, int length)
    {
        // One more than is shown tells whether there is another page.
        var found = store.Events(new StoryQuery { Least = 2, Limit = length + 1, Offset = (number - 1) * length });
        if (found.Count == 0)
        {
            // Of a few articles that each tell of something else, the events are the articles.
            found = store.Events(new StoryQuery { Limit = length + 1, Offset = (number - 1) * length });
        }

        return new EventsPage([.. found.Take(length).Select(Line).OfType<EventLine>().Select(Told)]) { Number = number, HasMore = found.Count > length };
    }

    /// <summary>Those that several articles report lately, the weightiest first; none where there is no article.</summary>
    public IReadOnlyList<EventLine> Today(int count)
    {
        if (index.Newest(ArticleFilter.All, 1, 0) is not [var newest])
        {
            return [];
        }

        // Recency is counted from the newest article: an archive that stands still keeps its last day.
        var candidates = store.Events(new StoryQuery { From = newest.Published - TodayReach, Least = 2, Order = StoryOrder.Widest, Limit = MostCandidates });
        var lines = EventRank.Ordered(candidates.Select(Line).OfType<EventLine>(), newest.Published).Take(count);
        return EventRank.Ordered(lines.Select((line, place) => Told(place < MostCounted ? line with { Sources = SourcesOf(line) } : line)), newest.Published);
    }

    /// <summary>Null when there is no such event. An id that was given up gives the event that has its articles.</summary>
    public EventPage? Event(string id)
    {
        if (store.Event(id) is not { } found)
        {
            return null;
        }

        var reports = Reports(found.Members, MostCompared);
        var timeline = Timeline.Of(reports);
        var main = Main(timeline, found.Overview);
        return new EventPage(LineOf(found) with { Kind = main?.Type, Happened = main?.Date, Place = main?.Place }, EventComparison.Of(reports), timeline)
        {
            Reasons = found.Members.Where(static member => member.Reason is not null).ToDictionary(static member => member.Article.Value, static member => member.Reason!),
            Decided = found.Members.Where(static member => member.IsByReader).Select(static member => member.Article.Value).ToHashSet(),
        };
    }

    /// <summary>Those of several events, the newest first.</summary>
    /// <param name="number">Of the page, from 1.</param>
    /// <param name="length">Of a page.</param>
    public StoriesPage Stories(int number, int length)
    {
        var found = store.Stories(new StoryQuery { Least = 2, Limit = length + 1, Offset = (number - 1) * length });
        return new StoriesPage([.. found.Take(length).Select(StoryLineOf).OfType<StoryLine>()]) { Number = number, HasMore = found.Count > length };
    }

    /// <summary>Null when there is no such story. An id that was given up gives the story that has its events.</summary>
    public StoryPage? Story(string id)
    {
        if (store.Story(id) is not { } found || StoryLineOf(found.Overview) is not { } line)
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
            lines.Add((LineOf(one, withStory: false) with { Kind = main?.Type, Happened = main?.Date, Place = main?.Place }, main?.Days?.First ?? DateOnly.FromDateTime(one.Overview.First.UtcDateTime)));
        }

        return new StoryPage(line, [.. lines.OrderBy(static one => one.Day).ThenBy(static one => one.Line.First).Select(static one => one.Line)], Timeline.Of(reports))
        {
            Comparison = reports.Count <= MostInMatrix ? EventComparison.Of(reports) : null,
            Together = StoryNames.Together(reports),
            Places = StoryNames.Places(reports, Gazetteer.BuiltIn),
            Named = Named(reports),
        };
    }

    // How many independent sources an event rests on; null where none of its articles can be read.
    private int? SourcesOf(EventLine line)
    {
        Bound(_sources);
        return _sources.GetOrAdd((line.Id, line.Articles, line.Last), _ => store.Event(line.Id) is { } found && Reports(found.Members, MostWeighedArticles) is { Count: > 0 } reports ? OriginTree.Of(reports).Sources.Count : null);
    }

    // With what its first articles tell that it is.
    private EventLine Told(EventLine line)
    {
        Bound(_told);
        var (kind, happened, place) = _told.GetOrAdd((line.Id, line.Lead.Title, line.Articles, line.Last), _ => store.Event(line.Id) is { } found && Main(Timeline.Of(Reports(found.Members, TellingArticles)), found.Overview) is { } main ? (main.Type, main.Date, main.Place) : default);
        return line with { Kind = kind, Happened = happened, Place = place };
    }

    private static void Bound<TKey, TValue>(ConcurrentDictionary<TKey, TValue> known)
        where TKey : notnull
    {
        if (known.Count > MostRemembered)
        {
            known.Clear();
        }
    }

    // Null for an event that is there no more.
    private EventLine? Line(EventOverview overview) => store.Event(overview.Id) is { Members.Count: > 0 } found ? LineOf(found) : null;

    // Of a story's own events nobody asks what story they are of, and a story of hundreds is long to read for each of them.
    private EventLine LineOf(NewsEvent found, bool withStory = true)
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
            Story = withStory && store.Story(overview.Story) is { Overview: { Events: > 1 } story } ? (story.Id, story.Title) : null,
            IsPinned = overview.IsPinned,
        };
    }

    private Headline LeadOf(EventMember member)
        => index.Find(member.Article) is { } article ? Headline.Of(article) : new Headline { Id = member.Article.Value, Title = member.Title, Outlet = member.Outlet, At = member.Published };

    private StoryLine? StoryLineOf(StoryOverview overview)
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
            IsPinned = overview.IsPinned,
        };
    }

    // Of many articles first those of outlets that have none yet, in the order of publication.
    private List<Report> Reports(IReadOnlyList<EventMember> members, int most)
    {
        var chosen = members.Count <= most
            ? members
            : [.. members.GroupBy(static member => member.Outlet).SelectMany(static outlet => outlet.Select(static (member, place) => (member, place))).OrderBy(static one => one.place).ThenBy(static one => one.member.Published).Take(most).Select(static one => one.member).OrderBy(static member => member.Published)];
        return [.. chosen.Select(member => analysisOf(member.Article) is { } analysis ? new Report(member.Article.Value, member.Outlet, member.Published, member.Title, analysis) : null).OfType<Report>()];
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
}
