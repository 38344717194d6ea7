using Annals.Pages.Markup;
using Annals.Pages.Reading;
using Annals.Pages.Words;

namespace Annals.Pages.Layout;

/// <summary>The sheet every page is printed on: head, masthead, main part, colophon.</summary>
internal sealed record Document
{
    /// <summary>Names the page in the browser's tab; empty on the front page.</summary>
    public required string Title { get; init; }

    public required Html Main { get; init; }

    /// <summary>Null, or one of the masthead's own pages, which is then marked as the current one.</summary>
    public string? Section { get; init; }

    /// <summary>The front page has the large masthead.</summary>
    public bool IsFront { get; init; }

    /// <summary>True for a page that lists articles which can be marked.</summary>
    public bool HasMarks { get; init; }

    /// <summary>The address of a style sheet beside the one of all pages; null for none.</summary>
    public string? FurtherSheet { get; init; }

    /// <summary>Seconds until the browser loads the page again; null for never.</summary>
    public int? Reload { get; init; }

    public string Render(PageContext page)
    {
        var words = page.Words;
        var title = Title.Length == 0 ? words.ArchiveName : $"{Title} · {words.ArchiveName}";
        var reload = Reload is { } seconds ? Html.Of($"<meta http-equiv=\"refresh\" content=\"{seconds}\">\n") : Html.Empty;
        return Html.Of($"""
            <!DOCTYPE html>
            <html lang="{words.Tag}">
            <head>
            <meta charset="utf-8">
            <title>{title}</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            {(page.IsPublic ? Html.Empty : Html.Of($"<meta name=\"robots\" content=\"noindex, nofollow\">\n"))}{Html.When(page.Policy, policy => Html.Of($"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n"))}{reload}<link rel="icon" type="image/svg+xml" href="{page.Links.Icon}">
            <link rel="stylesheet" href="{page.Links.StyleSheet}">
            {Html.When(FurtherSheet, sheet => Html.Of($"<link rel=\"stylesheet\" href=\"{sheet}\">\n"))}{page.Feeds.Select(Feed)}{page.Scripts.Select(script => Html.Of($"<script defer src=\"{script}\"></script>\n"))}{ReaderParts.Head(page)}</head>
            <body>
            <a class="skip" href="#main">{words.SkipToContent}</a>
            {Masthead(page)}
            <main id="main">
            {Html.When(page.Banner, banner => Html.Of($"<p class=\"banner\" role=\"status\">{banner}</p>\n"))}{ReaderParts.Stale(page)}{Main}</main>
            {Colophon(page)}
            {(HasMarks ? MarkViews.Form(page) : Html.Empty)}{ReaderParts.Keys(page)}</body>
            </html>

            """).ToString();
    }

    private Html Masthead(PageContext page)
    {
        var words = page.Words;
        var links = page.Links;
        var today = DateText.DayOf(page.Now);
        var date = page.IsOfToday ? HeadlineViews.Day(today, DateText.LongDay(today, words.Language)) : Html.Empty;
        return Html.Of($"""
            <header class="masthead{(IsFront ? " front" : "")}">
            <div class="ear">{date}</div>
            <p class="name"><a href="{links.Home}"><span lang="en">Annals</span></a><span class="motto">{words.Motto}</span></p>
            <div class="ear right">{Languages(page)}</div>
            <nav class="sections" aria-label="{words.MainNavigation}">
            <a href="{links.Home}"{Current("today")}>{words.Today}</a>
            {PageOf(links.Articles, "articles", words.AllArticles)}{PageOf(links.Outlets, "outlets", words.Outlets)}{PageOf(links.Days, "days", words.ByDay)}{PageOf(links.Events(), "events", words.Stories.Events)}{PageOf(links.Stories(), "stories", words.Stories.Stories)}{PageOf(links.Who(), "who", words.Findings.Named)}{PageOf(links.Unread(), "unread", words.Unread)}{PageOf(links.Starred(), "starred", words.Starred)}{PageOf(links.Notes, "notes", words.NotesAndHighlights)}{PageOf(links.Feeds, "feeds", words.Feeds)}{(Section == "search" ? Html.Empty : SearchBox(page))}
            </nav>
            </header>
            """);
    }

    private static Html SearchBox(PageContext page)
        => Html.Of($"""<form role="search" action="{page.Links.SearchAction}" method="get">{UiField(page)}<input type="search" name="q" aria-label="{page.Words.SearchLabel}" placeholder="{page.Words.SearchPlaceholder}" maxlength="{Search.SearchForm.LongestQuery}" autocomplete="off" enterkeyhint="search"><button>{page.Words.Search}</button></form>""");

    private Html PageOf(string? address, string name, string label)
        => Html.When(address, href => Html.Of($"<a href=\"{href}\"{Current(name)}>{label}</a>\n"));

    private static Html Feed(FeedLink feed) => Html.Of($"<link rel=\"alternate\" type=\"{feed.Type}\" title=\"{feed.Title}\" href=\"{feed.Address}\">\n");

    private Html Current(string section) => Section == section ? Html.Of($" aria-current=\"page\"") : Html.Empty;

    private static Html Languages(PageContext page)
        => Html.When(page.Self, self => Html.Of($"""
            <nav aria-label="{page.Words.LanguageOfPages}">{Language(page, self, UiLanguage.Chinese, "中文", "zh-Hans")} <span aria-hidden="true">·</span> {Language(page, self, UiLanguage.English, "English", "en")}</nav>
            """));

    private static Html Language(PageContext page, string self, UiLanguage language, string name, string tag)
        => page.Words.Language == language || page.Links.InLanguage(self, language) is not { } other
            ? Html.Of($"<span lang=\"{tag}\" aria-current=\"true\">{name}</span>")
            : Html.Of($"<a lang=\"{tag}\" hreflang=\"{tag}\" rel=\"nofollow\" href=\"{other}\">{name}</a>");

    internal static Html UiField(PageContext page)
        => page.Links.Chosen is { } language
            ? Html.Of($"<input type=\"hidden\" name=\"ui\" value=\"{UiLanguageChoice.ToParameter(language)}\">")
            : Html.Empty;

    private static Html Colophon(PageContext page)
        => Html.Of($"<footer class=\"colophon\"><p>{page.Words.Colophon}</p>{ReaderParts.KeysButton(page)}</footer>");
}
