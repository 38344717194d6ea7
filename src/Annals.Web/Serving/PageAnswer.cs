using System.Security.Cryptography;
using System.Text;
using Annals.Pages.Layout;
using Annals.Pages.Notices;
using Annals.Pages.Style;
using Annals.Pages.Words;
using Annals.Web.Accounts;
using Annals.Web.Api;
using Annals.Web.Marks;

namespace Annals.Web.Serving;

/// <summary>Writes pages: language, validators, HEAD.</summary>
internal static class PageAnswer
{
    private const string Html = "text/html; charset=utf-8";

    private static readonly string Version = typeof(PageAnswer).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    public static PageContext ContextOf(HttpContext context, ReaderOptions options)
    {
        var chosen = UiLanguageChoice.FromParameter(context.Request.Query["ui"]);
        var words = Vocabulary.For(chosen ?? UiLanguageChoice.FromAcceptLanguage(context.Request.Headers.AcceptLanguage));
        return new PageContext
        {
            Words = words,
            Links = new ReaderLinks(chosen) { Base = options.BasePath, IsKnown = Visitor.Of(context).MayMark, KnowsReader = ReadingDesk.Of(context).State is not null },
            Now = options.Clock.GetUtcNow(),
            Self = SelfOf(context.Request),
            Banner = options.Index.Building is { } building ? words.IndexIsBuilt((int)(100 * building.BytesRead / Math.Max(1, building.BytesTotal))) : null,
            IsLive = true,
            ChangeToken = context.Features.Get<ChangeToken>()?.Value,
            MayDecide = Visitor.Of(context).MayManage,
        };
    }

    /// <summary>
    /// A page that stays the same until the index moves on: a browser that has it gets a 304 before anything is looked up, and
    /// what was made for one is sent to the next.
    /// </summary>
    /// <param name="render">Null when there is no such page.</param>
    /// <param name="headers">What else the answer says; asked only when the page is made.</param>
    public static Task SteadyAsync(
        HttpContext context,
        ReaderOptions options,
        Func<PageContext, string?> render,
        Func<PageContext, string>? absent = null,
        Func<IReadOnlyList<KeyValuePair<string, string>>>? headers = null)
        => SteadyAsync(context, options, page => Task.FromResult(render(page)), absent, headers);

    /// <inheritdoc cref="SteadyAsync(HttpContext, ReaderOptions, Func{PageContext, string}, Func{PageContext, string}, Func{IReadOnlyList{KeyValuePair{string, string}}})"/>
    public static async Task SteadyAsync(
        HttpContext context,
        ReaderOptions options,
        Func<PageContext, Task<string?>> render,
        Func<PageContext, string>? absent = null,
        Func<IReadOnlyList<KeyValuePair<string, string>>>? headers = null)
    {
        var page = ContextOf(context, options);
        var tag = ETagOf(context, options, page);
        Prepare(context.Response);
        context.Response.Headers.Append("Vary", "Accept-Encoding");
        if (Matches(context.Request, tag))
        {
            context.Response.Headers.ETag = tag;
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var coding = PageCoding.Of(context.Request.Headers.AcceptEncoding);
        if (await options.Pages.GetOrMakeAsync($"{coding} {tag}", () => MakeAsync(page, coding, render, headers)) is not { } made)
        {
            await ErrorAsync(context, options, StatusCodes.Status404NotFound, absent ?? NoticeView.NotFound);
            return;
        }

        await SendAsync(context, tag, made);
    }

    private static async Task<CachedPage?> MakeAsync(PageContext page, string? coding, Func<PageContext, Task<string?>> render, Func<IReadOnlyList<KeyValuePair<string, string>>>? headers)
        => await render(page) is { } html
            ? new CachedPage(PageCoding.Encode(Encoding.UTF8.GetBytes(html), coding), coding, headers?.Invoke() ?? [])
            : null;

    private static Task SendAsync(HttpContext context, string tag, CachedPage page)
    {
        var headers = context.Response.Headers;
        headers.ETag = tag;
        foreach (var (name, value) in page.Headers)
        {
            headers[name] = value;
        }

        if (page.Coding is not null)
        {
            headers.ContentEncoding = page.Coding;
        }

        context.Response.ContentLength = page.Body.Length;
        return WriteAsync(context, Html, page.Body);
    }

    /// <summary>A page that is new each time.</summary>
    public static async Task FreshAsync(HttpContext context, ReaderOptions options, Func<PageContext, string> render)
    {
        Prepare(context.Response);
        await WriteAsync(context, Html, Encoding.UTF8.GetBytes(render(ContextOf(context, options))));
    }

    /// <summary>A page for people; for programs, who can do nothing with one, an error in JSON.</summary>
    public static async Task ErrorAsync(HttpContext context, ReaderOptions options, int status, Func<PageContext, string> render)
    {
        if (ApiAnswer.IsAskedBy(context.Request))
        {
            await ApiAnswer.ErrorAsync(context, status);
            return;
        }

        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        var page = ContextOf(context, options);
        // A switch of languages on an error page would ask for the error again, in a form its address may not have.
        await WriteAsync(context, Html, Encoding.UTF8.GetBytes(render(page with { Self = null, AskedFor = status == StatusCodes.Status404NotFound ? AddressWords.Of(context.Request.Path) : "" })));
    }

    public static async Task WriteAsync(HttpContext context, string contentType, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentType = contentType;
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.ContentLength = body.Length;
            return;
        }

        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    public static bool Matches(HttpRequest request, string tag)
        => request.Headers.IfNoneMatch is { Count: > 0 } known && known.ToString().Contains(tag[2..], StringComparison.Ordinal);

    private static void Prepare(HttpResponse response)
    {
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Append("Vary", "Accept-Language");
    }

    private static string ETagOf(HttpContext context, ReaderOptions options, PageContext page)
    {
        var request = context.Request;
        var what = string.Join('\n', Version, StyleSheet.Hash, options.Index.RecentPosition, options.Version(), ReadingDesk.Of(context).Version, page.Words.Tag, page.Banner, page.ChangeToken, DateText.Machine(DateText.DayOf(page.Now)), request.Path.Value, request.QueryString.Value);
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(what), digest);
        return $"W/\"{Convert.ToHexStringLower(digest[..12])}\"";
    }

    private static string SelfOf(HttpRequest request)
    {
        var query = request.QueryString.HasValue
            ? string.Join('&', request.QueryString.Value!.TrimStart('?').Split('&').Where(parameter => parameter.Length > 0 && !parameter.StartsWith("ui=", StringComparison.Ordinal)))
            : "";
        return request.PathBase.ToUriComponent() + request.Path.ToUriComponent() + (query.Length > 0 ? "?" + query : "");
    }
}
