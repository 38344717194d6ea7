using Annals.Index.Knowledge;
using Annals.Pages.Entities;
using Annals.Pages.Events;
using Annals.Pages.Figures;
using Annals.Pages.Layout;
using Annals.Pages.Quotes;
using Annals.Pages.Sources;
using Annals.Pages.Stories;
using Annals.Pages.Style;
using Annals.Publish.Findings;

namespace Annals.Publish.Site.Findings;

/// <summary>The pages of names, quotations and sources. They are made again when anything was concluded anew.</summary>
/// <param name="pictures">How many the archive has: with one more an event may have one.</param>
internal sealed class FindingPlan(SiteFindings findings, ArticlePages articles, int pictures, Func<string, PageContext> context)
{
    private const int TodayLength = 20;
    private const int MostPictured = 4;

    private const int StatementsShown = 40;
    private const int ArticlesShown = 40;
    private const int ReliancesShown = 300;
    private const int EventsShown = 200;

    /// <summary>Another number whenever what is told of events is another.</summary>
    public ulong OfEvents
    {
        get
        {
            var seen = default(Fingerprint);
            seen.Add(findings.Version);
            seen.Add(pictures);
            return seen.Value;
        }
    }

    /// <summary>What several outlets report lately, the weightiest first, with pictures; none where nothing was grouped.</summary>
    /// <param name="path">Of the page that shows it.</param>
    public IReadOnlyList<EventLine> Today(int count, string path)
        => [.. (findings.Events?.Today(TodayLength) ?? []).Where(EventRank.IsOfSeveral).Take(count).Select(line => Pictured(line, path))];

    public IEnumerable<PlannedFile> Files()
    {
        yield return new PlannedFile(SitePaths.FindingsSheet, 1, [], stage => stage.Write(SitePaths.FindingsSheet, StyleSheet.FindingsCss.Span));
        yield return Page(SitePaths.Who, page => WhoPageView.Render(new WhoPage(findings.Names), page));
        yield return Page(SitePaths.Quotes, page => QuotesPageView.Render(new QuotesPage(findings.Quotations), page));
        yield return Page(SitePaths.Sources, page => SourcesPageView.Render(new SourcesPage(findings.Store.Reliance(limit: ReliancesShown)), page));
        foreach (var file in FigureFiles())
        {
            yield return file;
        }

        foreach (var file in findings.Events is { } events ? EventFiles(events) : [])
        {
            yield return file;
        }

        foreach (var name in findings.Names)
        {
            if (findings.FileOf(name.Key) is { } file)
            {
                yield return Page(file, page => Entity(name, page));
            }
        }

        foreach (var quotation in findings.Quotations)
        {
            if (findings.FileOfQuote(quotation.Id) is { } file)
            {
                yield return Page(file, page => QuotePageView.Render(quotation, page));
            }
        }
    }

    private IEnumerable<PlannedFile> FigureFiles()
    {
        yield return Page(SitePaths.Figures, page => FiguresPageView.Render(new FiguresPage(findings.FiguredPlaces), page));
        foreach (var place in findings.FiguredPlaces)
        {
            yield return Page(findings.FileOfFigures(place.Place.Key)!, page => FiguresPageView.Render(findings.Figures.Of(place.Place), page));
        }
    }

    private IEnumerable<PlannedFile> EventFiles(EventPages events)
    {
        yield return EventPage(SitePaths.Events, page => EventsPageView.Render(Pictured(events.Events(1, EventsShown), SitePaths.Events), page));
        yield return EventPage(SitePaths.Today, page => EventsPageView.Render(new EventsPage([.. events.Today(TodayLength).Select(line => Pictured(line, SitePaths.Today))]) { IsToday = true }, page));
        yield return Page(SitePaths.Stories, page => StoriesPageView.Render(events.Stories(1, EventsShown), page));
        foreach (var id in findings.EventIds.Order(StringComparer.Ordinal))
        {
            var path = findings.FileOfEvent(id)!;
            yield return new PlannedFile(path, findings.PrintOfEvent(id, pictures), [], stage => stage.Write(path, Render(context(path))));

            string Render(PageContext page) => events.Event(id) is { } one ? EventPageView.Render(one with { Event = Pictured(one.Event, path) }, page) : EventsPageView.Render(events.Events(1, EventsShown), page);
        }

        foreach (var id in findings.StoryIds.Order(StringComparer.Ordinal))
        {
            var path = findings.FileOfStory(id)!;
            yield return new PlannedFile(path, findings.PrintOfStory(id, pictures), [], stage => stage.Write(path, Render(context(path))));

            string Render(PageContext page) => events.Story(id) is { } one ? StoryPageView.Render(one, page) : StoriesPageView.Render(events.Stories(1, EventsShown), page);
        }
    }

    private EventsPage Pictured(EventsPage events, string path) => events with { Events = [.. events.Events.Select(line => Pictured(line, path))] };

    private EventLine Pictured(EventLine line, string path)
        => pictures > 0 && articles.PictureOf(findings.ArticlesOf(line.Id).Take(MostPictured)) is { } picture ? line with { Lead = line.Lead with { Image = SitePlan.UpFrom(path) + picture } } : line;

    private string Entity(EntitySummary name, PageContext page)
        => findings.Store.Entity(name.Key) is { } profile
            ? EntityPageView.Render(new EntityPage(profile, findings.Store.Statements(profile.Entity.Key, StatementsShown), [.. findings.Store.Articles(profile.Entity.Key, ArticlesShown).Select(Line)]) { HasFigures = findings.FileOfFigures(profile.Entity.Key) is not null }, page)
            : WhoPageView.Render(new WhoPage(findings.Names), page);

    private PlannedFile Page(string path, Func<PageContext, string> render)
    {
        var seen = default(Fingerprint);
        seen.Add(findings.Version);
        return new PlannedFile(path, seen.Value, [], stage => stage.Write(path, render(context(path))));
    }

    private PlannedFile EventPage(string path, Func<PageContext, string> render) => new(path, OfEvents, [], stage => stage.Write(path, render(context(path))));

    private static Headline Line(ArticleRef article) => new() { Id = article.Id.Value, Title = article.Title, Outlet = article.Outlet, At = article.Published };
}
