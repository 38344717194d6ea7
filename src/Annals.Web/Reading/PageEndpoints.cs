using System.Globalization;
using Annals.Archive;
using Annals.Pages.Articles;
using Annals.Pages.Days;
using Annals.Pages.Front;
using Annals.Pages.Hours;
using Annals.Pages.Layout;
using Annals.Pages.Notices;
using Annals.Pages.Outlets;
using Annals.Pages.Revisions;
using Annals.Pages.Search;
using Annals.Pages.Style;
using Annals.Pages.Tags;
using Annals.Web.FeedsOut;
using Annals.Web.Findings;
using Annals.Web.Marks;
using Annals.Web.Memento;
using Annals.Web.Serving;

namespace Annals.Web.Reading;

/// <summary>The addresses of pages, and of the few files they need.</summary>
internal sealed class PageEndpoints(ReaderOptions options, Library library, EventDesk events, MementoEndpoints mementos)
{
    private const int FrontEvents = 6;
    private const string OutletPrefix = "/outlet/";
    private const string TagPrefix = "/tag/";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Map("/", context => PageAnswer.SteadyAsync(context, options, async page => FrontPageView.Render(await library.For(context).FrontAsync() with { Events = await events.WeightiestAsync(FrontEvents) }, WithFeeds(page, FeedView.All))));
        routes.Map("/outlet/{**name}", OutletAsync);
        routes.Map("/tag/{**name}", TagAsync);
        routes.Map("/day/{day}", DayAsync);
        routes.Map("/at", AskedHourAsync);
        routes.Map("/at/{hour}", HourAsync);
        routes.Map("/a/{article}", ArticleAsync);
        routes.Map("/search", SearchAsync);
        routes.Map(StyleSheet.Path, context => FileAsync(context, "text/css; charset=utf-8", StyleSheet.Css, isForEver: true));
        routes.Map(StyleSheet.FindingsPath, context => FileAsync(context, "text/css; charset=utf-8", StyleSheet.FindingsCss, isForEver: true));
        routes.Map(StyleSheet.IconPath, context => FileAsync(context, "image/svg+xml", StyleSheet.Icon, isForEver: false));
        routes.Map("/robots.txt", context => FileAsync(context, "text/plain; charset=utf-8", "User-agent: *\nDisallow: /\n"u8.ToArray(), isForEver: false));
        routes.Map("/health", context => StateAsync(context, StatusCodes.Status200OK, "ok\n"));
        routes.Map("/ready", ReadyAsync);
        routes.Map("/{**path}", context => PageAnswer.ErrorAsync(context, options, StatusCodes.Status404NotFound, NoticeView.NotFound));
    }

    private Task OutletAsync(HttpContext context)
    {
        var outlet = Parameters.LastSegment(context, OutletPrefix);
        var number = Parameters.Page(context.Request);
        return PageAnswer.SteadyAsync(context, options, page => library.For(context).Outlet(outlet, number) is { } found ? OutletPageView.Render(found, WithFeeds(page, FeedView.OfOutlet(outlet))) : null);
    }

    private Task TagAsync(HttpContext context)
    {
        var tag = Parameters.LastSegment(context, TagPrefix);
        var number = Parameters.Page(context.Request);
        return PageAnswer.SteadyAsync(context, options, page => library.For(context).Tag(tag, number) is { } found ? TagPageView.Render(found, WithFeeds(page, FeedView.OfTag(tag))) : null);
    }

    private Task DayAsync(HttpContext context)
    {
        var day = Parameters.Day(context.Request.RouteValues["day"] as string);
        var number = Parameters.Page(context.Request);
        return PageAnswer.SteadyAsync(context, options, page => day is { } asked && library.For(context).Day(asked, number) is { } found ? DayPageView.Render(found, WithFeeds(page, FeedView.OfDay(asked))) : null);
    }

    private Task HourAsync(HttpContext context)
    {
        var hour = Parameters.Hour(context.Request.RouteValues["hour"] as string);
        return PageAnswer.SteadyAsync(context, options, page => hour is { } asked ? HourPageView.Render(library.For(context).Hour(asked), page) : null);
    }

    // The form asks in two fields; the answer has one address.
    private Task AskedHourAsync(HttpContext context)
    {
        var (day, hour) = (Parameters.Text(context.Request, "day"), Parameters.Text(context.Request, "hour") ?? "0");
        if (Parameters.Hour($"{day}T{hour.PadLeft(2, '0')}") is not { } asked)
        {
            return PageAnswer.ErrorAsync(context, options, StatusCodes.Status404NotFound, NoticeView.NotFound);
        }

        var links = PageAnswer.ContextOf(context, options).Links;
        context.Response.Redirect(links.Hour(asked) ?? links.Home);
        return Task.CompletedTask;
    }

    private Task ArticleAsync(HttpContext context)
    {
        if (TryReadComparison(context.Request.RouteValues["article"] as string, out var compared, out var before, out var after))
        {
            return PageAnswer.SteadyAsync(
                context,
                options,
                page => library.For(context).Comparison(compared, before, after) is { } comparison ? ComparisonPageView.Render(comparison, page) : null,
                NoticeView.NoSuchArticle);
        }

        if (!TryReadArticle(context.Request.RouteValues["article"] as string, out var id, out var revision))
        {
            return PageAnswer.ErrorAsync(context, options, StatusCodes.Status404NotFound, Absent);
        }

        if (Visit.IsMeant(context.Request))
        {
            ReadingDesk.Of(context).Open(id);
        }

        FoundArticle? found = null;
        var withNames = context.Request.Query["names"] == "on";
        var passage = Parameters.Span(context.Request.Query["at"]);
        return PageAnswer.SteadyAsync(
            context,
            options,
            page => (found = library.For(context).Find(id)) is not null && (withNames ? library.For(context).WithFindings(found, revision) : library.For(context).Article(found, revision)) is { } article
                ? ArticlePageView.Render(passage is var (start, end) ? article with { Passage = library.Passage(found, revision, start, end) } : article, page)
                : null,
            Absent,
            () => mementos.HeadersOf(found!.Article, found.Revisions, revision));

        string Absent(PageContext page) => NoticeView.NoSuchArticle(library.For(context).Near(context.Request.RouteValues["article"] as string), page);
    }

    private Task SearchAsync(HttpContext context)
    {
        var form = FormOf(context.Request);
        var number = Parameters.Page(context.Request);
        return PageAnswer.SteadyAsync(context, options, page => SearchPageView.Render(library.For(context).Search(form, number, page.Words), form.Query.Length > 0 ? WithFeeds(page, FeedView.OfSearch(form)) : page));
    }

    private static PageContext WithFeeds(PageContext page, FeedView view) => page with { Feeds = view.Links(page) };

    public static SearchForm FormOf(HttpRequest request) => new()
    {
        Query = Parameters.Text(request, "q") ?? "",
        Outlet = Parameters.Text(request, "outlet"),
        From = Parameters.Day(request.Query["from"]),
        To = Parameters.Day(request.Query["to"]),
        Language = Parameters.Text(request, "lang"),
        IsExact = request.Query["exact"] == "1",
        IsByDate = request.Query["sort"] == SearchForm.ByDate,
    };

    // The index answers, or it throws and the front door says so.
    private Task ReadyAsync(HttpContext context)
        => StateAsync(context, StatusCodes.Status200OK, string.Create(CultureInfo.InvariantCulture, $"ready {options.Index.Position.Sequence}\n"));

    private static Task StateAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        return PageAnswer.WriteAsync(context, "text/plain; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(text));
    }

    private static Task FileAsync(HttpContext context, string type, ReadOnlyMemory<byte> content, bool isForEver)
    {
        context.Response.Headers.CacheControl = isForEver ? "public, max-age=31536000, immutable" : "public, max-age=86400";
        return PageAnswer.WriteAsync(context, type, content);
    }

    private static bool TryReadArticle(string? text, out ArticleId id, out int? revision)
    {
        var parts = (text ?? "").Split('@');
        revision = parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return ArticleId.TryParse(parts[0], out id) && (parts.Length == 1 || (parts.Length == 2 && revision > 0));
    }

    // ID@1..2
    private static bool TryReadComparison(string? text, out ArticleId id, out int before, out int after)
    {
        (id, before, after) = (default, 0, 0);
        return (text ?? "").Split('@') is [var article, var range]
            && range.Split("..") is [var first, var second]
            && ArticleId.TryParse(article, out id)
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out before)
            && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out after);
    }
}
