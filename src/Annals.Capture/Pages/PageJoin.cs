using System.Text;
using Annals.Archive;
using Annals.Extraction.Pages;

namespace Annals.Capture.Pages;

/// <summary>Puts an article together from all of its pages. Pure.</summary>
internal static class PageJoin
{
    /// <summary>Why there is no article in a page, in plain words; null when there is one.</summary>
    public static string? Fault(Page page)
        => page.LooksLikeError ? "the page is an error or a question, not the article" : page.ArticleBody.Length == 0 ? "no article found in the page" : null;

    /// <param name="pages">In order, at least one.</param>
    public static ArticlePage Of(IReadOnlyList<Page> pages, bool isWhole, IReadOnlyList<RawPage> raw, string? feedText)
    {
        var html = new StringBuilder(pages[0].Html);
        var plain = new StringBuilder(pages[0].ArticleBody);
        foreach (var page in pages.Skip(1))
        {
            html.Append('\n').Append(page.Html);
            plain.Append('\n').Append(page.ArticleBody);
        }

        var first = pages[0];
        return new ArticlePage
        {
            Url = first.Url,
            CanonicalUrl = first.CanonicalUrl,
            Title = first.Title,
            Html = html.ToString(),
            Plain = plain.ToString(),
            Byline = first.Byline,
            Published = first.Published,
            Modified = first.Modified,
            Language = first.Language,
            Site = first.Site,
            IsPaywalled = first.Paywalled,
            IsWhole = isWhole,
            Raw = raw,
            FeedText = feedText,
            BlockPrints = [.. pages.SelectMany(page => page.BlockPrints).Distinct()],
            Dropped = pages.Sum(page => page.Explanation.Count(step => !step.Kept)),
        };
    }
}
