using Annals.Archive;
using Annals.Extraction.Pages;

namespace Annals.Capture.Pages;

/// <summary>Reads an article out of a page that somebody else captured, as <c>annals get</c> reads one that it asked for itself.</summary>
public sealed class FoundPage(CaptureSession session)
{
    /// <param name="type">The Content-Type header as it came; null when there was none.</param>
    /// <param name="capturedAt">When it was fetched (UTC).</param>
    public FoundArticle Read(string url, string? type, ReadOnlyMemory<byte> bytes, DateTimeOffset capturedAt)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return new FoundArticle(null, $"'{url}' is no address of the web");
        }

        if (capturedAt == default)
        {
            return new FoundArticle(null, "it does not say when it was captured");
        }

        var outlet = session.Writer.Catalog.Find(ArticleId.For(CanonicalUrl.From(url)))?.Outlet;
        var page = PageExtractor.Extract(bytes, type, address, session.Evidence.For(outlet, address, null));
        if (PageJoin.Fault(page) is { } fault)
        {
            return new FoundArticle(null, fault);
        }

        var article = PageJoin.Of([page], isWhole: page.NextPage is null, session.KeepsPages ? [RawPage.Of(url, type, bytes.Span)] : [], feedText: null);
        var draft = PageCapture.Draft(article, capturedAt);
        if (session.Writer.Catalog.Find(ArticleId.For(CanonicalUrl.From(draft.Url))) is not { } known || known.Fingerprint == draft.Fingerprint)
        {
            return new FoundArticle(draft, "");
        }

        // What says the same is the revision that is known, however far the rules have come since.
        return known.CapturedAt > capturedAt ? new FoundArticle(null, $"the archive has a later version of it, of {UtcTime.ToIso(known.CapturedAt)[..16]}, and none can be put before that")
            : new FoundArticle(KeptPages.SaysTheSame(session, known, article) ? draft with { Fingerprint = known.Fingerprint! } : draft, "");
    }
}

/// <summary>What came of reading a page that somebody else captured.</summary>
/// <param name="Draft">Null when there is nothing to keep.</param>
/// <param name="Reason">Why not, in plain words.</param>
public sealed record FoundArticle(Draft? Draft, string Reason);
