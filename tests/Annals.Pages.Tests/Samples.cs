using Annals.Archive;
using Annals.Index.Knowledge;
using Annals.Language.Analysis;
using Annals.Language.Attributions;
using Annals.Language.Claims;
using Annals.Language.Entities;
using Annals.Language.Times;
using Annals.Pages.Articles;
using Annals.Pages.Citing;
using Annals.Pages.Days;
using Annals.Pages.Entities;
using Annals.Pages.Events;
using Annals.Pages.Feeds;
using Annals.Pages.Figures;
using Annals.Pages.Front;
using Annals.Pages.Hours;
using Annals.Pages.Layout;
using Annals.Pages.Managing;
using Annals.Pages.Markup;
using Annals.Pages.Outlets;
using Annals.Pages.Quotes;
using Annals.Pages.Search;
using Annals.Pages.Sources;
using Annals.Pages.Stories;
using Annals.Pages.Words;

namespace Annals.Pages.Tests;

/// <summary>Small models of every page, with something hostile in each field that comes from outside.</summary>
internal static class Samples
{
    public const string Hostile = "</title></a><script>alert(1)</script>\" onload=\"x' \u202E";

    public static readonly DateTimeOffset Now = new(2024, 7, 3, 12, 30, 0, TimeSpan.Zero);

    public static PageContext Context(UiLanguage language, bool isChosen = false) => new()
    {
        Words = Vocabulary.For(language),
        Links = new ReaderLinks(isChosen ? language : null),
        Now = Now,
        Self = "/search?q=a",
    };

    public static Headline Headline(string id, string title, string outlet = "云津日报") => new()
    {
        Id = id,
        Title = title,
        Outlet = outlet,
        Language = "zh-CN",
        At = Now.AddHours(-2),
        Excerpt = "今晨六时整，横跨沅澜江的望川大桥正式通车。首辆公交车从北岸车站驶出，八分钟后抵达南岸。",
        Image = "/img?url=x&s=y",
        Revisions = 2,
    };

    public static FrontPage Front => FrontPage.Compose(
        [Headline("a00000000001", "望川大桥今晨通车"), Headline("a00000000002", "Night buses", "The Lanmouth Courier") with { Language = "en" }, Headline("a00000000003", "智能水表")],
        [new DayCount(new DateOnly(2024, 7, 3), 3), new DayCount(new DateOnly(2024, 7, 2), 1234)],
        30_000);

    public static ArticlePage Article => new()
    {
        Id = "a00000000001",
        Title = "望川大桥今晨通车",
        Outlet = "云津日报",
        Language = "zh-CN",
        Author = "贺知行",
        Url = "https://outlet.example/bridge?a=1&b=2",
        PublishedAt = Now.AddHours(-2),
        PublishedFrom = PublishedFrom.Feed,
        UpdatedAt = Now.AddHours(-1),
        CapturedAt = Now,
        Via = "page",
        Body = Html.RawSanitised("<p>今晨六时整，大桥通车。</p>"),
        Revision = 2,
        Revisions = [new RevisionLine(1, Now.AddHours(-1), "望川大桥将于今晨通车"), new RevisionLine(2, Now, "望川大桥今晨通车")],
        Previous = Headline("a00000000003", "智能水表"),
        Path = "_posts/2024-07/2024-07-03-望川大桥今晨通车.md",
        Sha256 = new string('0', 64),
    };

    /// <summary>What <see cref="Article"/> says, with a source behind a source and a name that is in doubt.</summary>
    public static ArticleFindings Findings(string name, string said) => new(new ArticleAnalysis(
        "望川大桥今晨通车\n今晨六时整，大桥通车。",
        [
            new Entity(name, EntityType.Person, true, said, [new Mention(0, 4, "望川大桥"), new Mention(16, 18, "大桥")], [new Role(said, 0, 2)], [new Gloss(said, 9, 11, true)]),
            new Entity("通联社", EntityType.Organisation, true, null, [new Mention(18, 20, "通车")], [], []),
        ],
        [new TimeExpression(9, 14, "今晨六时整", "2024-07-03T06:00", TimeGranularity.Hour, TimeAnchor.Publication)],
        [],
        [new Attribution(name, null, said, ["通联社"], "说", SpeechKind.Quote, 9, 15, 15, 20), new Attribution(null, said, null, [], "称", SpeechKind.Paraphrase, 9, 11, 15, 18)],
        [new Claim("count", ">=9", said, said, null, 16, 18)]))
    {
        KeyOf = static entity => "person:" + entity.Name,
        HasDay = static _ => true,
    };

    public static EntitySummary Somebody(string name) => new("person:" + name, name, EntityType.Person, "He Zhixing", true, 12, 40);

    private static ArticleRef Ref(string text) => new(ArticleId.For(CanonicalUrl.From("https://outlet.example/bridge")), text, text, Now.AddDays(-2));

    /// <summary>A person of an archive, with text from outside in every field.</summary>
    public static EntityPage Entity(string text) => new(
        new EntityProfile(
            Somebody(text),
            [new EntityForm(text, 30, [new OutletCount(text, 20), new OutletCount("B", 10)]), new EntityForm("贺总", 10, [])],
            [new LatinName(text, 3, [new EvidenceSpan(Ref(text), 3, 9)], Somebody(text)), new LatinName("He Zhixing", 0, [], null)],
            [new EntityRole(text, 4, Now.AddDays(-40), Now, [new EvidenceSpan(Ref(text), 3, 9)])],
            [new MonthCount(new DateOnly(2024, 5, 1), 3, 4), new MonthCount(new DateOnly(2024, 7, 1), 9, 36)],
            [new OutletCount(text, 12)],
            [new EntityTogether(Somebody(text), 7)],
            2,
            [Somebody(text)])
        { Ambiguous = [Somebody(text)] },
        [Statement(text), Statement(text) with { Kind = SpeechKind.Paraphrase, Via = [], IsCut = true, SpeakerKey = null }],
        [Headline("a00000000001", text)]);

    public static Statement Statement(string text) => new(Ref(text), text, "person:x", text, [text], text, SpeechKind.Quote, text, false, 12, 40);

    public static Quotation Quotation(string text) => new("q1", text, text, "person:x", [text], [
        new QuoteCarrier(Ref(text), text, 3, 9, 1, []),
        new QuoteCarrier(Ref(text), text, 3, 9, 0.5, [text]) { Speaker = text + "2" },
    ]);

    public static Reliance Reliance(string text) => new(text, Somebody(text), 12, 0.125, 10, [new MonthCount(new DateOnly(2024, 7, 1), 12, 12)], [new RelianceExample(Ref(text), text, 3, 9)]);

    public static Citation Citation(string text) => new()
    {
        Article = ArticleId.For(CanonicalUrl.From("https://outlet.example/bridge")),
        Revision = 2,
        Quotation = text,
        Title = text,
        Outlet = text,
        Author = text,
        PublishedAt = Now.AddHours(-2),
        Url = "https://outlet.example/bridge?a=1&b=2",
        Address = "/a/x@2",
        CapturedAt = Now,
        Sha256 = new string('0', 64),
        Language = "zh-CN",
    };

    public static SearchPage Search => new()
    {
        Form = new SearchForm { Query = "大桥" },
        Hits = [new SearchHit(Headline("a00000000001", "望川大桥今晨通车"), SnippetPart.Split("望川大桥今晨通车", [(2, 2)]), SnippetPart.Split("今晨大桥通车", [(2, 2)]))],
        Pager = new Pager(2, 20, 41),
        Outlets = [new OutletFacet("云津日报", 40)],
        Months = [new MonthFacet(new DateOnly(2024, 7, 1), 40), new MonthFacet(new DateOnly(2024, 5, 1), 1)],
        Languages = [new LanguageFacet("zh-Hans", 40), new LanguageFacet("zh-Hant", 1)],
        AlsoMatched = ["大橋"],
        Took = TimeSpan.FromMilliseconds(3),
    };

    public static IReadOnlyList<FeedRow> Feeds =>
    [
        new FeedRow { Url = "https://a.example/feed", Name = "云津日报", Condition = FeedCondition.Well, LastSuccessAt = Now.AddMinutes(-5), NextPollAt = Now.AddMinutes(25), Offered = 1200, Kept = 30, Revised = 1 },
        new FeedRow { Url = "https://b.example/feed", Name = "南汀广播", Folder = "广播", Condition = FeedCondition.Failing, Error = "503, asks to wait 120 s", Trouble = FeedTrouble.Throttled, Failures = 3, FailingSince = Now.AddHours(-2), PerDay = [0, 2, 0, 7], NextPollAt = Now, Gaps = 1, LastGap = (Now.AddDays(-2), Now.AddDays(-1)) },
    ];

    /// <summary>Every page there is, once with ordinary and once with hostile content.</summary>
    public static IEnumerable<(string Name, Func<PageContext, string> Render)> HostilePages()
    {
        var headline = Headline("a00000000001", Hostile, Hostile) with { Excerpt = Hostile + new string('x', 40), Language = Hostile, Image = Hostile };
        var article = Article with { Title = Hostile, Outlet = Hostile, Author = Hostile, Url = "javascript:alert(1)", Language = Hostile, RawPublished = Hostile, PublishedAt = null, Via = Hostile, Path = Hostile, Sha256 = Hostile, Previous = headline, Next = headline, Revisions = [new RevisionLine(1, Now, Hostile), new RevisionLine(2, Now, Hostile + "2")], Citation = Citation(Hostile) };
        yield return ("front", page => FrontPageView.Render(FrontPage.Compose([headline, headline with { Id = "a00000000002", Outlet = "B" }], [], 2), page));
        yield return ("front with events", page => FrontPageView.Render(FrontPage.Compose([headline, headline with { Id = "a00000000002", Outlet = "B" }], [], 2) with { Events = [EventSamples.Line(Hostile)] }, page));
        yield return ("article", page => ArticlePageView.Render(article, page));
        yield return ("article with its names", page => ArticlePageView.Render(article with { Title = "望川大桥今晨通车", Findings = Findings(Hostile, Hostile) }, page));
        yield return ("article at a passage", page => ArticlePageView.Render(article with { Passage = new ShownPassage("x\n今晨六时整，大桥通车。", 8, 10) }, page));
        yield return ("a name", page => EntityPageView.Render(Entity(Hostile), page with { ChangeToken = Hostile, MayDecide = true }));
        yield return ("names", page => WhoPageView.Render(new WhoPage([Somebody(Hostile)]) { Type = EntityType.Person }, page));
        yield return ("names found", page => WhoPageView.Render(new WhoPage([]) { Query = Hostile }, page));
        yield return ("no names", page => WhoPageView.Render(new WhoPage([]) { IsThere = false }, page));
        yield return ("quotes", page => QuotesPageView.Render(new QuotesPage([Quotation(Hostile), Quotation(Hostile) with { Speaker = null, SpeakerKey = null }]) { Query = Hostile, Speaker = Somebody(Hostile), Number = 2, HasMore = true }, page));
        yield return ("no quotes", page => QuotesPageView.Render(new QuotesPage([]) { IsThere = false }, page));
        yield return ("a quote", page => QuotePageView.Render(Quotation(Hostile), page));
        yield return ("sources", page => SourcesPageView.Render(new SourcesPage([Reliance(Hostile), Reliance("B")]), page));
        yield return ("no sources", page => SourcesPageView.Render(new SourcesPage([]) { IsThere = false }, page));
        yield return ("an event", page => EventPageView.Render(EventSamples.Event(Hostile), page with { ChangeToken = Hostile, MayDecide = true }));
        yield return ("events", page => EventsPageView.Render(new EventsPage([EventSamples.Line(Hostile)]) { Number = 2, HasMore = true }, page));
        yield return ("no events", page => EventsPageView.Render(new EventsPage([]) { IsThere = false }, page));
        yield return ("a story", page => StoryPageView.Render(EventSamples.Story(Hostile), page));
        yield return ("stories", page => StoriesPageView.Render(new StoriesPage([EventSamples.StoryLine(Hostile)]), page));
        yield return ("no stories", page => StoriesPageView.Render(new StoriesPage([]) { IsThere = false }, page));
        yield return ("a story to decide", page => StoryPageView.Render(EventSamples.Story(Hostile) with { Files = [new FileLink("/x.epub", Hostile)] }, page with { ChangeToken = Hostile, MayDecide = true }));
        yield return ("places with figures", page => FiguresPageView.Render(new FiguresPage([FigureSamples.Place(Hostile)]) { Number = 2, HasMore = true }, page));
        yield return ("no figures", page => FiguresPageView.Render(new FiguresPage([]) { IsThere = false }, page));
        yield return ("figures of a place", page => FiguresPageView.Render(FigureSamples.Figures(Hostile), page));
        yield return ("article that holds its names", page => ArticlePageView.Render(article with { Title = "望川大桥今晨通车", Findings = Findings(Hostile, Hostile) with { IsSwitchedInPage = true } }, page));
        yield return ("old revision", page => ArticlePageView.Render(article with { Revision = 1 }, page));
        yield return ("outlet", page => OutletPageView.Render(new OutletPage { Outlet = Hostile, Headlines = [headline], Pager = new Pager(1, 1, 3) }, page));
        yield return ("day", page => DayPageView.Render(new DayPage { Day = new DateOnly(2024, 7, 3), Headlines = [headline], Pager = new Pager(1, 1, 3) }, page));
        yield return ("hour", page => HourPageView.Render(new HourPage { At = Now, Outlets = [new OutletThen(Hostile, [new HeadlineThen("a00000000001", 1, Hostile, Hostile, Now.AddHours(-15), Hostile)], 3)] }, page));
        yield return ("empty hour", page => HourPageView.Render(new HourPage { At = Now, Outlets = [] }, page));
        yield return ("search", page => SearchPageView.Render(Search with { Form = new SearchForm { Query = Hostile, Outlet = Hostile }, Note = Hostile, AlsoMatched = [Hostile], Languages = [new LanguageFacet(Hostile, 2), new LanguageFacet("en", 1)], Outlets = [new OutletFacet(Hostile, 1)], Hits = [new SearchHit(headline, SnippetPart.Split(Hostile, [(0, 3)]), SnippetPart.Split(Hostile, [(0, 3)]))] }, page));
        yield return ("search in vain", page => SearchPageView.Render(new SearchPage { Form = new SearchForm { Query = Hostile }, Pager = new Pager(1, 20, 0), Note = Hostile, Suggestion = Hostile }, page));
        var feed = Feeds[0] with { Name = Hostile, Url = Hostile, Site = Hostile, Folder = Hostile, GivenName = Hostile, Error = Hostile, Trouble = FeedTrouble.Other, Condition = FeedCondition.Failing, Damage = [Hostile], Warnings = [Hostile], LastSkipped = [(Hostile, Hostile)], PerDay = [0, 3, 1] };
        yield return ("feeds", page => FeedsPageView.Render(new FeedsPage([feed, feed with { Folder = null }], new FeedSelection { Text = Hostile, Order = Hostile }), page with { ChangeToken = Hostile }));
        yield return ("feeds by folder", page => FeedsPageView.Render(new FeedsPage([feed, feed with { Folder = null }], new FeedSelection()), page));
        yield return ("a feed", page => FeedPageView.Render(feed, [Hostile], Hostile, page with { ChangeToken = Hostile }));
        yield return ("a feed to go", page => FeedPageView.RenderRemoval(feed, page with { ChangeToken = Hostile }));
        yield return ("what was found", page => FoundPageView.Render(new FoundPage(Hostile) { Feeds = [new FoundFeedRow(Hostile, Hostile, Hostile, Hostile, 2, [(Hostile, Now)], IsKnown: false), new FoundFeedRow(Hostile, null, null, "RSS", 0, [], IsKnown: true)], Others = [(Hostile, Hostile)], Folders = [Hostile] }, page with { ChangeToken = Hostile }));
        yield return ("nothing found", page => FoundPageView.Render(new FoundPage(Hostile) { Trouble = Hostile, AsItIs = Hostile }, page with { ChangeToken = Hostile }));
        yield return ("rules", page => RulesPageView.Render([new RulesLine(Hostile, RulesKind.Filters, 2, 1, Now), new RulesLine(Hostile, RulesKind.PageRules, 0, 0, null)], page with { ChangeToken = Hostile }));
        var rules = new RulesTextPage { Name = Hostile, Kind = RulesKind.PageRules, Text = Hostile + "</textarea>", Mark = Hostile, Problems = [new RulesProblem(1, Hostile), new RulesProblem(0, Hostile)], Outcome = RulesOutcome.ChangedMeanwhile, There = Hostile, Offered = [("a00000000001", Hostile)], TriedOn = "a00000000001", PageRules = new PageRulesTrial(Annals.Language.Comparing.TextDiff.CompareLine(Hostile, "x"), Annals.Language.Comparing.TextDiff.Compare(Hostile, Hostile + "\ny"), null), Filters = new FilterTrialPage(2, [new FilteredLine("a00000000001", Hostile, Hostile, Hostile)], []) };
        yield return ("a text of rules", page => RulesTextView.Render(rules, page with { ChangeToken = Hostile }));
        yield return ("a text of rules to read", page => RulesTextView.Render(rules, page));
        var settings = new SettingsPage { KeepsPages = false, Images = Hostile, Recheck = Hostile, RssHub = Hostile, Address = Hostile, Edition = Hostile, EditionFolder = Hostile, Others = [(Setting.Other, Hostile, Hostile)], Problems = new Dictionary<Setting, string> { [Setting.Images] = Hostile }, Status = new ArchiveStatus { Path = Hostile, Version = Hostile, IndexedLines = 3, Parts = [(ArchivePart.Posts, 2, 3), (ArchivePart.Index, 1, 2)], Troubles = [(Now, Hostile)] } };
        yield return ("settings", page => SettingsPageView.Render(settings, page with { ChangeToken = Hostile }));
        yield return ("settings to read", page => SettingsPageView.Render(settings, page));
    }
}
