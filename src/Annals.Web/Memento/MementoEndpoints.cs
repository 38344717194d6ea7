using System.Text;
using Annals.Archive;
using Annals.Index.Articles;
using Annals.Index.Revisions;
using Annals.Pages.Notices;
using Annals.Web.Serving;

namespace Annals.Web.Memento;

/// <summary>
/// RFC 7089: what stood at an original address at some time. A revision's page is a memento (pattern 2.1 of section 4, with a
/// TimeGate of its own address); its date is when that content was captured, rounded down to the second.
/// </summary>
internal sealed class MementoEndpoints(ReaderOptions options)
{
    // Dates are in whole seconds: one that a memento bears must find that memento.
    private static readonly TimeSpan WithinSecond = TimeSpan.FromMilliseconds(999);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Map("/timegate/{**url}", GateAsync);
        routes.Map("/timemap/link/{**url}", MapAsync);
    }

    /// <summary>The headers of a memento, or of an original's own page.</summary>
    /// <param name="revisions">Of the article.</param>
    /// <param name="revision">Null for the article as it stands.</param>
    public IReadOnlyList<KeyValuePair<string, string>> HeadersOf(ArticleDetail article, IReadOnlyList<RevisionSummary> revisions, int? revision)
    {
        if (revisions.Count == 0)
        {
            return [];
        }

        var links = new MementoLinks(article.Id, article.Url, revisions, options.Folder.Address);
        if (revision is null)
        {
            return Link(links.OfArticle());
        }

        return revisions.FirstOrDefault(known => known.Number == revision) is { } shown
            ? [new("Memento-Datetime", HttpDate.Write(shown.CapturedAt)), .. Link(links.OfRevision(shown))]
            : [];
    }

    private Task GateAsync(HttpContext context)
    {
        context.Response.Headers.Vary = "Accept-Datetime";
        var asked = context.Request.Headers["Accept-Datetime"];
        var time = asked.Count == 0 ? DateTimeOffset.MaxValue - WithinSecond : HttpDate.Read(asked.ToString());
        if (time is null)
        {
            return PageAnswer.ErrorAsync(context, options, StatusCodes.Status400BadRequest, NoticeView.Refused);
        }

        if (Find(context, MementoLinks.GatePrefix) is not var (id, article, revisions))
        {
            return PageAnswer.ErrorAsync(context, options, StatusCodes.Status404NotFound, NoticeView.NoSuchArticle);
        }

        // Before the first memento there is none: the first is the nearest (RFC 7089, section 4.5.3).
        var chosen = StandingRevision.At(revisions, time.Value + WithinSecond) ?? revisions.MinBy(revision => (revision.CapturedAt, revision.Number))!;
        var links = new MementoLinks(id, article.Url, revisions, options.Folder.Address);
        Set(context.Response, links.OfRevision(chosen));
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.Location = links.AddressOf(chosen);
        context.Response.StatusCode = StatusCodes.Status302Found;
        return Task.CompletedTask;
    }

    private Task MapAsync(HttpContext context)
    {
        if (Find(context, MementoLinks.MapPrefix) is not var (id, article, revisions))
        {
            return PageAnswer.ErrorAsync(context, options, StatusCodes.Status404NotFound, NoticeView.NoSuchArticle);
        }

        context.Response.Headers.CacheControl = "private, no-cache";
        var map = new MementoLinks(id, article.Url, revisions, options.Folder.Address).TimeMap();
        return PageAnswer.WriteAsync(context, MementoLinks.MapType, Encoding.UTF8.GetBytes(map));
    }

    private (ArticleId, ArticleDetail, IReadOnlyList<RevisionSummary>)? Find(HttpContext context, string prefix)
    {
        if (OriginalAddress.Of(context, prefix) is not { } url)
        {
            return null;
        }

        var id = ArticleId.For(CanonicalUrl.From(url));
        return options.Index.Find(id) is { } article && options.Index.Revisions(id) is { Count: > 0 } revisions ? (id, article, revisions) : null;
    }

    private static KeyValuePair<string, string>[] Link(string? links) => string.IsNullOrEmpty(links) ? [] : [new("Link", links)];

    private static void Set(HttpResponse response, string? links)
    {
        if (!string.IsNullOrEmpty(links))
        {
            response.Headers.Link = links;
        }
    }
}
