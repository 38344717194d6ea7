using Annals.Index.Knowledge;
using Annals.Pages.Entities;
using Annals.Pages.Events;
using Annals.Pages.Layout;
using Annals.Pages.Quotes;
using Annals.Pages.Sources;
using Annals.Pages.Stories;
using Annals.Pages.Style;
using Annals.Publish.Findings;

namespace Annals.Publish.Site.Findings;

/// <summary>The pages of names, quotations and sources. They are made again when anything was concluded anew.</summary>
internal sealed class FindingPlan(SiteFindings findings, Func<string, PageContext> context)
{
    private const int StatementsShown = 40;
    private const int ArticlesShown = 40;
    private const int ReliancesShown = 300;
    private const int EventsShown = 200;

    public IEnumerable<PlannedFile> Files()
    {
        yield return new PlannedFile(SitePaths.FindingsSheet, 1, [], stage => stage.Write(SitePaths.FindingsSheet, StyleSheet.FindingsCss.Span));
        yield return Page(SitePaths.Who, page => WhoPageView.Render(new WhoPage(findings.Names), page));
        yield return Page(SitePaths.Quotes, page => QuotesPageView.Render(new QuotesPage(findings.Quotations), page));
        yield return Page(SitePaths.Sources, page => SourcesPageView.Render(new SourcesPage(findings.Store.Reliance(limit: ReliancesShown)), page));
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

    private IEnumerable<PlannedFile> EventFiles(EventPages events)
    {
        yield return Page(SitePaths.Events, page => EventsPageView.Render(events.Events(1, EventsShown), page));
        yield return Page(SitePaths.Stories, page => StoriesPageView.Render(events.Stories(1, EventsShown), page));
        foreach (var id in findings.EventIds.Order(StringComparer.Ordinal))
        {
            yield return Page(findings.FileOfEvent(id)!, page => events.Event(id) is { } one ? EventPageView.Render(one, page) : EventsPageView.Render(events.Events(1, EventsShown), page));
        }

        foreach (var id in findings.StoryIds.Order(StringComparer.Ordinal))
        {
            yield return Page(findings.FileOfStory(id)!, page => events.Story(id) is { } one ? StoryPageView.Render(one, page) : StoriesPageView.Render(events.Stories(1, EventsShown), page));
        }
    }

    private string Entity(EntitySummary name, PageContext page)
        => findings.Store.Entity(name.Key) is { } profile
            ? EntityPageView.Render(new EntityPage(profile, findings.Store.Statements(profile.Entity.Key, StatementsShown), [.. findings.Store.Articles(profile.Entity.Key, ArticlesShown).Select(Line)]), page)
            : WhoPageView.Render(new WhoPage(findings.Names), page);

    private PlannedFile Page(string path, Func<PageContext, string> render)
    {
        var seen = default(Fingerprint);
        seen.Add(findings.Version);
        return new PlannedFile(path, seen.Value, [], stage => stage.Write(path, render(context(path))));
    }

    private static Headline Line(ArticleRef article) => new() { Id = article.Id.Value, Title = article.Title, Outlet = article.Outlet, At = article.Published };
}
