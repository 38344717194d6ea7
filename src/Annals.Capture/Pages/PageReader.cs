using System.Text;
using Annals.Capture.Fetching;
using Annals.Extraction.Pages;

namespace Annals.Capture.Pages;

/// <summary>Fetches an article's page and puts the article together from all of its pages.</summary>
internal sealed class PageReader(WebFetcher fetcher)
{
    private const int MostPages = 5;

    /// <summary>Asks twice when the first answer may have been an accident: most outlets' errors are over at once.</summary>
    public async Task<PageAttempt> ReadAsync(string url, CancellationToken cancellationToken)
    {
        var first = await ReadFirstAsync(url, cancellationToken);
        if (first.Attempt is { IsTransient: true })
        {
            first = await ReadFirstAsync(url, cancellationToken);
        }

        return first.Attempt ?? await JoinAsync(first.Page!, cancellationToken);
    }

    private async Task<(Page? Page, PageAttempt? Attempt)> ReadFirstAsync(string url, CancellationToken cancellationToken)
    {
        using var result = await fetcher.GetAsync(new FetchRequest(url, FetchKind.Page), cancellationToken);
        if (result.Outcome != FetchOutcome.Ok)
        {
            return (null, new PageAttempt(null, result.Reason, result.IsTransient && result.Outcome != FetchOutcome.Unreachable, result.Outcome == FetchOutcome.Gone));
        }

        if (!IsHtml(result))
        {
            return (null, new PageAttempt(null, $"not a page but {MediaType(result)}"));
        }

        var page = PageExtractor.Extract(result.Body, result.ContentType, new Uri(result.Url));
        return page.LooksLikeError || page.ArticleBody.Length == 0
            ? (null, new PageAttempt(null, page.LooksLikeError ? "the page is an error or a question, not the article" : "no article found in the page"))
            : (page, null);
    }

    private async Task<PageAttempt> JoinAsync(Page first, CancellationToken cancellationToken)
    {
        var html = new StringBuilder(first.Html);
        var plain = new StringBuilder(first.ArticleBody);
        var seen = new HashSet<string> { first.Url };
        var next = first.NextPage;
        var isWhole = true;
        for (var pages = 1; next is not null && pages < MostPages && seen.Add(next); pages++)
        {
            var (page, _) = await ReadFirstAsync(next, cancellationToken);
            isWhole = page is not null;
            if (page is null)
            {
                break;
            }

            html.Append('\n').Append(page.Html);
            plain.Append('\n').Append(page.ArticleBody);
            next = page.NextPage;
        }

        return new PageAttempt(Article(first, html.ToString(), plain.ToString(), isWhole), isWhole ? "" : "a further page of the article could not be had", IsTransient: !isWhole);
    }

    private static ArticlePage Article(Page page, string html, string plain, bool isWhole) => new()
    {
        Url = page.Url,
        CanonicalUrl = page.CanonicalUrl,
        Title = page.Title,
        Html = html,
        Plain = plain,
        Byline = page.Byline,
        Published = page.Published,
        Modified = page.Modified,
        Language = page.Language,
        Site = page.Site,
        IsPaywalled = page.Paywalled,
        IsWhole = isWhole,
    };

    private static bool IsHtml(FetchResult result)
        => result.ContentType is null || MediaType(result) is "text/html" or "application/xhtml+xml" or "text/plain" or "application/xml" or "text/xml" or "";

    private static string MediaType(FetchResult result)
    {
        var type = result.ContentType ?? "";
        var end = type.IndexOf(';', StringComparison.Ordinal);
        var media = (end < 0 ? type : type[..end]).Trim().ToLowerInvariant();
        return media.Length <= 60 && media.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or '-' or '+' or '.') ? media : "something unnamed";
    }
}
