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

        return first.Attempt ?? await JoinAsync(first, request, cancellationToken);
    }

    private async Task<PageAnswer> ReadOneAsync(PageRequest request, CancellationToken cancellationToken)
    {
        using var result = await fetcher.GetAsync(new FetchRequest(request.Url, FetchKind.Page) { Validators = request.Validators }, cancellationToken);
        if (result.Outcome != FetchOutcome.Ok)
        {
            return new PageAnswer(new PageAttempt(null, result.Reason, result.IsTransient && result.Outcome != FetchOutcome.Unreachable, result.Outcome == FetchOutcome.Gone)
            {
                IsUnreachable = result.Outcome == FetchOutcome.Unreachable,
                IsNotModified = result.Outcome == FetchOutcome.NotModified,
                Absence = Absences.Of(result, request.Url, null),
            });
        }

        if (!IsHtml(result))
        {
            return new PageAnswer(new PageAttempt(null, $"not a page but {MediaType(result)}"));
        }

        var url = new Uri(result.Url);
        var page = PageExtractor.Extract(result.Body, result.ContentType, url, evidence.For(request.Outlet, url, request.FeedText));
        var absence = Absences.Of(result, request.Url, page);
        return PageJoin.Fault(page) is { } fault
            ? new PageAnswer(new PageAttempt(null, fault) { Absence = absence })
            : new PageAnswer(null)
            {
                Page = page,
                Raw = keepsRaw ? RawPage.Of(result.Url, result.ContentType, result.Body.Span) : null,
                Validators = result.Validators,
                Absence = absence,
            };
    }

    private async Task<PageAttempt> JoinAsync(PageAnswer first, PageRequest request, CancellationToken cancellationToken)
    {
        var pages = new List<Page> { first.Page! };
        var raw = new List<RawPage?> { first.Raw };
        var seen = new HashSet<string> { first.Page!.Url };
        var next = first.Page.NextPage;
        var isWhole = true;
        while (next is not null && pages.Count < MostPages && seen.Add(next))
        {
            var answer = await ReadOneAsync(request with { Url = next, Validators = null }, cancellationToken);
            isWhole = answer.Page is not null;
            if (answer.Page is null)
            {
                break;
            }

            pages.Add(answer.Page);
            raw.Add(answer.Raw);
            next = answer.Page.NextPage;
        }

        var article = PageJoin.Of(pages, isWhole, [.. raw.OfType<RawPage>()], request.FeedText) with { Validators = pages.Count == 1 && isWhole ? first.Validators : null };
        return new PageAttempt(article, isWhole ? "" : "a further page of the article could not be had", IsTransient: !isWhole) { Absence = first.Absence };
    }

    /// <param name="Attempt">Set when there is no page.</param>
    private sealed record PageAnswer(PageAttempt? Attempt)
    {
        public Page? Page { get; init; }

        public RawPage? Raw { get; init; }

        public Validators? Validators { get; init; }

        public string? Absence { get; init; }
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
