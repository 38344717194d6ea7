using System.Text.Json;
using Annals.Index.Articles;
using Annals.Pages.Notices;
using Annals.Pages.Script;
using Annals.Pages.Style;
using Annals.Web.Serving;

namespace Annals.Web.Offline;

/// <summary>The service worker, what it should keep, and what it shows instead of a page that it has not.</summary>
internal sealed class OfflineEndpoints(ReaderOptions options)
{
    // A newspaper's week-end; more of it than anybody reads on one journey.
    private const int MostArticles = 200;

    public void Map(IEndpointRouteBuilder routes)
    {
        // A browser asks for the worker anew at every visit: it must not be told to wait.
        routes.Map(ReaderScript.WorkerPath, context => FileAsync(context, "text/javascript; charset=utf-8", ReaderScript.Worker, "no-cache"));
        routes.Map(ReaderScript.Path, context => FileAsync(context, "text/javascript; charset=utf-8", ReaderScript.Script, "public, max-age=31536000, immutable"));
        routes.Map(ReaderScript.ManifestPath, context => FileAsync(context, "application/manifest+json", ReaderScript.Manifest, "public, max-age=86400"));
        routes.Map(StyleSheet.MaskableIconPath, context => FileAsync(context, "image/svg+xml", StyleSheet.MaskableIcon, "public, max-age=86400"));
        routes.Map(ReaderScript.OfflinePath, context => PageAnswer.FreshAsync(context, options, page => NoticeView.Offline(page with { Self = null })));
        routes.Map("/offline.json", ListAsync);
    }

    private Task ListAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var newest = options.Index.Newest(ArticleFilter.All, MostArticles, 0);
        var since = newest is [var first, ..] ? first.Published - TimeSpan.FromDays(options.OfflineDays) : default;
        var list = new OfflineList(options.OfflineDays, options.OfflineBytes, [.. newest.Where(article => article.Published >= since).Select(article => new OfflineArticle(article.Id.Value, article.Revision))]);
        return PageAnswer.WriteAsync(context, "application/json", JsonSerializer.SerializeToUtf8Bytes(list, OfflineJson.Default.OfflineList));
    }

    private static Task FileAsync(HttpContext context, string type, ReadOnlyMemory<byte> content, string caching)
    {
        context.Response.Headers.CacheControl = caching;
        return PageAnswer.WriteAsync(context, type, content);
    }
}
