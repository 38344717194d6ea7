using Annals.Archive;
using Annals.Capture.Evidence;
using Annals.Capture.Fetching;
using Annals.Extraction.Pages;

namespace Annals.Capture.Pages;

/// <summary>Fetches an article's page and puts the article together from all of its pages.</summary>
/// <param name="keepsRaw">True when the pages are wanted as they came, too.</param>
internal sealed class PageReader(WebFetcher fetcher, OutletEvidence evidence, bool keepsRaw)
{
    private const int MostPages = 5;

    /// <summary>Asks twice when the first answer may have been an accident: most outlets' errors are over at once.</summary>
    public async Task<PageAttempt> ReadAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var first = await ReadOneAsync(request, cancellationToken);
        if (first.Attempt is { IsTransient: true })
        {
            first = await ReadOneAsync(request, cancellationToken);
        }

        return first.Attempt ?? await JoinAsync(first.Page!, first.Raw, request, cancellationToken);
    }

    private async Task<(Page? Page, RawPage? Raw, PageAttempt? Attempt)> ReadOneAsync(PageRequest request, CancellationToken cancellationToken)
    {
        using var result = await fetcher.GetAsync(new FetchRequest(request.Url, FetchKind.Page), cancellationToken);
        if (result.Outcome != FetchOutcome.Ok)
        {
            return (null, null, new PageAttempt(null, result.Reason, result.IsTransient && result.Outcome != FetchOutcome.Unreachable, result.Outcome == FetchOutcome.Gone));
        }

        if (!IsHtml(result))
        {
            return (null, null, new PageAttempt(null, $"not a page but {MediaType(result)}"));
        }

        var url = new Uri(result.Url);
        var page = PageExtractor.Extract(result.Body, result.ContentType, url, evidence.For(request.Outlet, url, request.FeedText));
        return PageJoin.Fault(page) is { } fault
            ? (null, null, new PageAttempt(null, fault))
            : (page, keepsRaw ? RawPage.Of(result.Url, result.ContentType, result.Body.Span) : null, null);
    }

    private async Task<PageAttempt> JoinAsync(Page first, RawPage? firstRaw, PageRequest request, CancellationToken cancellationToken)
    {
        var pages = new List<Page> { first };
        var raw = new List<RawPage?> { firstRaw };
        var seen = new HashSet<string> { first.Url };
        var next = first.NextPage;
        var isWhole = true;
        while (next is not null && pages.Count < MostPages && seen.Add(next))
        {
            var (page, rawPage, _) = await ReadOneAsync(request with { Url = next }, cancellationToken);
            isWhole = page is not null;
            if (page is null)
            {
                break;
            }

            pages.Add(page);
            raw.Add(rawPage);
            next = page.NextPage;
        }

        var article = PageJoin.Of(pages, isWhole, [.. raw.OfType<RawPage>()], request.FeedText);
        return new PageAttempt(article, isWhole ? "" : "a further page of the article could not be had", IsTransient: !isWhole);
    }

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
