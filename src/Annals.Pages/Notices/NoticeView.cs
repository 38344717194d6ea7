using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Notices;

/// <summary>Pages that say that there is no page, and what to do.</summary>
public static class NoticeView
{
    public static string NotFound(PageContext page) => Render(page.Words.NotFound, page.Words.NotFoundExplained, page);

    /// <summary>For an id that is well formed but of no article here.</summary>
    public static string NoSuchArticle(PageContext page) => NoSuchArticle([], page);

    /// <param name="near">Articles whose ids are nearly the one that was asked for.</param>
    public static string NoSuchArticle(IReadOnlyList<Headline> near, PageContext page)
        => Render(page.Words.NoSuchArticle, page.Words.NoSuchArticleExplained, page, Near(near, page));

    public static string Failed(PageContext page) => Render(page.Words.Failed, page.Words.FailedExplained, page);

    /// <summary>The index is being made or cannot answer just now.</summary>
    public static string Unavailable(PageContext page) => Render(page.Words.Unavailable, page.Words.UnavailableExplained, page);

    /// <summary>Stands in, without a network, for a page that the browser has not kept.</summary>
    public static string Offline(PageContext page) => Render(page.Words.Offline, page.Words.OfflineExplained, page);

    /// <summary>For a request that no link of ours makes: a wrong method, a foreign host.</summary>
    public static string Refused(PageContext page) => Render(page.Words.Refused, page.Words.RefusedExplained, page);

    /// <summary>For a change where this reader only shows.</summary>
    public static string ReadOnly(PageContext page) => Render(page.Words.ReadOnly, page.Words.ReadOnlyExplained, page);

    /// <summary>For a reader who asks for what only an owner sees.</summary>
    public static string ForOwners(PageContext page) => Render(page.Words.ForOwners, page.Words.ForOwnersExplained, page);

    /// <summary>For somebody unknown who asks for what is not for everybody.</summary>
    public static string SignInFirst(PageContext page) => Render(page.Words.SignInFirst, page.Words.SignInFirstExplained, page);

    /// <summary>For somebody who asks more often than a person can read.</summary>
    public static string TooMany(PageContext page) => Render(page.Words.TooMany, page.Words.TooManyExplained, page);

    /// <summary>For a form that is older than this archive's key, or no form of ours.</summary>
    public static string OldForm(PageContext page) => Render(page.Words.OldForm, page.Words.OldFormExplained, page);

    /// <param name="reason">What the system says of the disk.</param>
    public static string NotWritten(PageContext page, string reason) => Render(page.Words.NotWritten, $"{page.Words.NotWrittenExplained} ({reason})", page);

    /// <summary>A notice of a page's own.</summary>
    internal static string Of(string title, string explanation, PageContext page) => Render(title, explanation, page);

    private static Html Near(IReadOnlyList<Headline> near, PageContext page)
        => near.Count == 0
            ? Html.Empty
            : Html.Of($"<h2>{page.Words.NearlyThisId}</h2>\n<ul>\n{near.Select(headline => Html.Of($"<li><a href=\"{page.Links.Article(headline.Id)}\"{HeadlineViews.Lang(headline.Language, headline.Title)}>{headline.Title}</a> <span class=\"quiet\">{headline.Outlet} · {DateText.Machine(DateText.DayOf(headline.At))}</span></li>\n"))}</ul>\n");

    // The words of a mistyped or foreign address are often those of a headline.
    private static Html SearchFor(PageContext page)
        => page.AskedFor.Length == 0
            ? Html.Empty
            : Html.Of($"<p>{page.Words.SearchInstead} <a href=\"{page.Links.Search(new Search.SearchForm { Query = page.AskedFor })}\">{page.AskedFor}</a></p>\n");

    private static string Render(string title, string explanation, PageContext page) => Render(title, explanation, page, Html.Empty);

    private static string Render(string title, string explanation, PageContext page, Html more)
        => new Document
        {
            Title = title,
            Main = Html.Of($"<section class=\"notice\"><h1>{title}</h1><p>{explanation}</p>{SearchFor(page)}{more}<p><a href=\"{page.Links.Home}\">{page.Words.Today}</a> · <a href=\"{page.Links.SearchBox}\">{page.Words.Search}</a></p></section>\n"),
        }.Render(page);
}
