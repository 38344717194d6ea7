using Annals.Pages.Layout;
using Annals.Pages.Markup;

namespace Annals.Pages.Notices;

/// <summary>Pages that say that there is no page, and what to do.</summary>
public static class NoticeView
{
    public static string NotFound(PageContext page) => Render(page.Words.NotFound, page.Words.NotFoundExplained, page);

    /// <summary>For an id that is well formed but of no article here.</summary>
    public static string NoSuchArticle(PageContext page) => Render(page.Words.NoSuchArticle, page.Words.NoSuchArticleExplained, page);

    public static string Failed(PageContext page) => Render(page.Words.Failed, page.Words.FailedExplained, page);

    /// <summary>The index is being made or cannot answer just now.</summary>
    public static string Unavailable(PageContext page) => Render(page.Words.Unavailable, page.Words.UnavailableExplained, page);

    /// <summary>Stands in, without a network, for a page that the browser has not kept.</summary>
    public static string Offline(PageContext page) => Render(page.Words.Offline, page.Words.OfflineExplained, page);

    /// <summary>For a request that no link of ours makes: a wrong method, a foreign host.</summary>
    public static string Refused(PageContext page) => Render(page.Words.Refused, page.Words.RefusedExplained, page);

    /// <summary>For a change where this reader only shows.</summary>
    public static string ReadOnly(PageContext page) => Render(page.Words.ReadOnly, page.Words.ReadOnlyExplained, page);

    /// <summary>For a form that is older than this archive's key, or no form of ours.</summary>
    public static string OldForm(PageContext page) => Render(page.Words.OldForm, page.Words.OldFormExplained, page);

    /// <param name="reason">What the system says of the disk.</param>
    public static string NotWritten(PageContext page, string reason) => Render(page.Words.NotWritten, $"{page.Words.NotWrittenExplained} ({reason})", page);

    /// <summary>A notice of a page's own.</summary>
    internal static string Of(string title, string explanation, PageContext page) => Render(title, explanation, page);

    private static string Render(string title, string explanation, PageContext page)
        => new Document
        {
            Title = title,
            Main = Html.Of($"<section class=\"notice\"><h1>{title}</h1><p>{explanation}</p><p><a href=\"{page.Links.Home}\">{page.Words.Today}</a> · <a href=\"{page.Links.SearchBox}\">{page.Words.Search}</a></p></section>\n"),
        }.Render(page);
}
