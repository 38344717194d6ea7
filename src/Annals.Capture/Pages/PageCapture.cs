using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Writing;
using Annals.Capture.Entries;
using Annals.Capture.Filtering;

namespace Annals.Capture.Pages;

/// <summary>Archives single pages: what <c>annals get</c> does.</summary>
/// <param name="isFiltered">False keeps the page whatever the owner's filters say.</param>
public sealed class PageCapture(CaptureSession session, bool isFiltered = true)
{
    /// <exception cref="ArchiveException">The disk refused.</exception>
    public async Task<PageCaptured> GetAsync(string url, CancellationToken cancellationToken)
    {
        var outlet = session.Writer.Catalog.Find(ArticleId.For(CanonicalUrl.From(url)))?.Outlet;
        var attempt = await session.Pages.ReadAsync(new PageRequest(url, outlet), cancellationToken);
        if (attempt.Page is not { } page)
        {
            return new PageCaptured(url, null, null, attempt.Reason);
        }

        var draft = Draft(page, session.Clock.GetUtcNow());
        if (session.Writer.Catalog.Find(ArticleId.For(CanonicalUrl.From(draft.Url))) is { } known && KeptPages.SaysTheSame(session, known, page))
        {
            return new PageCaptured(url, new Kept(KeptAs.Unchanged, known.Id, known.Revision, known.Path), known.Title, attempt.Reason);
        }

        var filters = isFiltered ? session.Filters.Current : FilterSet.Empty;
        draft = filters.Tagged(draft);
        if (session.Writer.Catalog.Find(ArticleId.For(CanonicalUrl.From(draft.Url))) is null && filters.Decide(FilterSubject.Of(draft, isWhole: true)).SkippedBy is { } rule)
        {
            Record(new SkippedEntry(draft.Url, rule.Reason));
            return new PageCaptured(url, null, draft.Title, rule.Reason) { IsFiltered = true };
        }

        Kept kept;
        lock (session.Keeping)
        {
            kept = session.Writer.Keep([draft])[0];
        }

        if (kept.As != KeptAs.Unchanged)
        {
            session.Evidence.Learn(draft.Outlet, kept.Article, draft.Title, page.BlockPrints);
        }

        return new PageCaptured(url, kept, draft.Title, attempt.Reason);
    }

    private void Record(SkippedEntry skipped)
    {
        if (!session.Writer.Catalog.WasSkipped(skipped))
        {
            session.Writer.Record([new EntriesSkipped { Via = "page", Skipped = [skipped] }]);
        }
    }

    internal static Draft Draft(ArticlePage page, DateTimeOffset now)
    {
        // A page may name its own address, but nobody else's: else it could pass for another outlet's article.
        var url = Standing.SpeaksFor(page.Url, page.CanonicalUrl) ? page.CanonicalUrl : page.Url;
        var time = PublicationTime.Of(null, page.Published, page.Plain, now);
        var title = page.Title ?? url;
        return new Draft
        {
            Url = url,
            Title = title,
            Outlet = page.Site ?? new Uri(url).Host,
            Author = page.Byline,
            Body = page.Html,
            PublishedAt = time.At,
            PublishedFrom = time.From,
            UpdatedAt = PublicationTime.Believe(page.Modified, now),
            CapturedAt = now,
            Language = page.Language,
            Via = "page",
            Fingerprint = Fingerprint.Of(title, page.Html),
            Pages = page.Raw,
        };
    }
}

/// <summary>What came of archiving one page.</summary>
/// <param name="Kept">Null when there was nothing to keep.</param>
/// <param name="Reason">Why nothing or not all is kept, in plain words; empty when all went well.</param>
public sealed record PageCaptured(string Url, Kept? Kept, string? Title, string Reason)
{
    /// <summary>True when the owner's filters skipped it.</summary>
    public bool IsFiltered { get; init; }
}
