using System.Runtime.CompilerServices;
using Annals.Pages.Articles;
using Annals.Pages.Entities;
using Annals.Pages.Events;
using Annals.Pages.Feeds;
using Annals.Pages.Figures;
using Annals.Pages.Front;
using Annals.Pages.Notices;
using Annals.Pages.Quotes;
using Annals.Pages.Search;
using Annals.Pages.Sources;
using Annals.Pages.Stories;
using Annals.Pages.Style;
using Annals.Pages.Words;

namespace Annals.Pages.Tests;

/// <summary>
/// The markup of small pages, as approved. To approve a change: <c>ANNALS_APPROVE=1 dotnet test tests/Annals.Pages.Tests</c>, then review the diff.
/// </summary>
public class Golden_pages
{
    [Fact]
    public void The_front_page() => Matches("front.zh", FrontPageView.Render(Samples.Front, Samples.Context(UiLanguage.Chinese)));

    [Fact]
    public void The_front_page_of_an_empty_archive() => Matches("empty.en", FrontPageView.Render(FrontPage.Compose([], [], 0), Samples.Context(UiLanguage.English)));

    [Fact]
    public void An_article() => Matches("article.zh", ArticlePageView.Render(Samples.Article, Samples.Context(UiLanguage.Chinese)));

    [Fact]
    public void An_old_revision_says_so() => Matches("revision.en", ArticlePageView.Render(Samples.Article with { Revision = 1 }, Samples.Context(UiLanguage.English, isChosen: true)));

    [Fact]
    public void An_article_with_its_names_times_and_speakers() => Matches("names.en", ArticlePageView.Render(Samples.Article with { Findings = Samples.Findings("贺知行", "总工程师") }, Samples.Context(UiLanguage.English)));

    [Fact]
    public void A_person() => Matches("who.zh", EntityPageView.Render(Samples.Entity("贺知行"), Samples.Context(UiLanguage.Chinese)));

    [Fact]
    public void A_quotation() => Matches("quote.en", QuotePageView.Render(Samples.Quotation("大桥通车。"), Samples.Context(UiLanguage.English)));

    [Fact]
    public void Who_relies_on_whom() => Matches("sources.en", SourcesPageView.Render(new SourcesPage([Samples.Reliance("通联社")]), Samples.Context(UiLanguage.English)));

    [Fact]
    public void An_event() => Matches("event.en", EventPageView.Render(EventSamples.Event("望川大桥"), Samples.Context(UiLanguage.English)));

    [Fact]
    public void A_story() => Matches("story.zh", StoryPageView.Render(EventSamples.Story("望川大桥"), Samples.Context(UiLanguage.Chinese)));

    [Fact]
    public void Figures_of_a_place() => Matches("figures.en", FiguresPageView.Render(FigureSamples.Figures("青州"), Samples.Context(UiLanguage.English)));

    [Fact]
    public void An_article_that_holds_its_names_for_a_box_to_show() => Matches("switched.zh", ArticlePageView.Render(Samples.Article with { Findings = Samples.Findings("贺知行", "总工程师") with { IsSwitchedInPage = true } }, Samples.Context(UiLanguage.Chinese)));

    [Fact]
    public void A_search() => Matches("search.en", SearchPageView.Render(Samples.Search, Samples.Context(UiLanguage.English)));

    [Fact]
    public void The_feeds() => Matches("feeds.zh", FeedsPageView.Render(new FeedsPage(Samples.Feeds, new FeedSelection()), Samples.Context(UiLanguage.Chinese) with { ChangeToken = "TOKEN" }));

    [Fact]
    public void A_page_that_is_not_there() => Matches("notfound.en", NoticeView.NotFound(Samples.Context(UiLanguage.English)));

    private static void Matches(string name, string page, [CallerFilePath] string here = "")
    {
        // The style sheet's hash changes with every stroke of it, and says nothing about the markup.
        var actual = page.Replace(StyleSheet.Hash, "HASH", StringComparison.Ordinal).Replace(StyleSheet.FindingsPath, "/findings-HASH.css", StringComparison.Ordinal).Replace(StyleSheet.DeskPath, "/desk-HASH.css", StringComparison.Ordinal);
        var path = Path.Combine(Path.GetDirectoryName(here)!, "Golden", name + ".html");
        if (Environment.GetEnvironmentVariable("ANNALS_APPROVE") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }
}
