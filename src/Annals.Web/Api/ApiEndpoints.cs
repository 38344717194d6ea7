using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Annals.Archive;
using Annals.Capture.Health;
using Annals.Extraction.Text;
using Annals.Index.Articles;
using Annals.Index.Queries;
using Annals.Index.Searching;
using Annals.Pages.Articles;
using Annals.Pages.Citing;
using Annals.Pages.Markup;
using Annals.Web.Accounts;
using Annals.Web.Reading;
using Annals.Web.Serving;

namespace Annals.Web.Api;

/// <summary><c>/api/v1</c>: the archive for other programs.</summary>
internal sealed class ApiEndpoints(ReaderOptions options, Library library)
{
    public const string DocumentPath = "/api/v1/openapi.json";

    private const int MostHits = 200;
    private const int DefaultHits = 20;
    private const int MostListed = 1000;
    private const int UsuallyListed = 100;

    private static readonly byte[] Document = ReadDocument();

    // Chinese stays readable; the answer is never put into a page as it is, and its type says so.
    private static readonly ApiJson Json = new(new JsonSerializerOptions(ApiJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Map("/api/v1/search", SearchAsync);
        routes.Map("/api/v1/articles", ListAsync);
        routes.Map("/api/v1/articles/{id}", ArticleAsync);
        routes.Map("/api/v1/articles/{id}/cite", CiteAsync);
        routes.Map("/api/v1/feeds", FeedsAsync).WithMetadata(new ForKnownReaders());
        routes.Map(DocumentPath, DocumentAsync);
        routes.Map("/api/{**rest}", context => ApiAnswer.ErrorAsync(context, StatusCodes.Status404NotFound, "no such address"));
    }

    private Task SearchAsync(HttpContext context)
    {
        var request = context.Request;
        var form = PageEndpoints.FormOf(request);
        if (form.Query.Length == 0 && form.Outlet is null && form.Language is null && form.From is null && form.To is null)
        {
            return ApiAnswer.ErrorAsync(context, StatusCodes.Status400BadRequest, "nothing to search for: give q, outlet, lang, from or to");
        }

        var limit = Number(request.Query["limit"], DefaultHits, 0, MostHits);
        var offset = Number(request.Query["cursor"], 0, 0, int.MaxValue - MostHits);
        return ApiAnswer.SteadyAsync(context, options, Json.SearchResult, () => Result(options.Index.Search(library.For(context).Query(form, limit, offset)), offset));
    }

    private static SearchResult Result(SearchAnswer answer, int offset)
    {
        if (answer.Remarks.Any(static remark => remark.Kind == QueryRemarkKind.Trouble))
        {
            // Not an answer that could be kept: the next one may be another.
            throw new ArchiveException(answer.Message ?? "");
        }

        var next = offset + answer.Hits.Count;
        return new SearchResult(
            answer.Total,
            Math.Round(answer.TookMs, 3),
            answer.Message,
            answer.Suggestion,
            answer.AlsoMatched,
            [.. answer.Hits.Select(Hit)],
            new SearchFacets(
                [.. answer.Facets.Outlets.Select(facet => new FacetCount(facet.Outlet, facet.Count))],
                [.. answer.Facets.Months.Select(facet => new FacetCount(string.Create(CultureInfo.InvariantCulture, $"{facet.Year:0000}-{facet.Month:00}"), facet.Count))],
                [.. answer.Facets.Languages.Select(facet => new FacetCount(facet.Language, facet.Count))]),
            answer.Hits.Count > 0 && next < answer.Total ? next.ToString(CultureInfo.InvariantCulture) : null);
    }

    private Task ListAsync(HttpContext context)
    {
        var request = context.Request;
        if ((Wrong(request, "day") ?? Wrong(request, "from") ?? Wrong(request, "to")) is { } wrong)
        {
            return ApiAnswer.ErrorAsync(context, StatusCodes.Status400BadRequest, $"{wrong} is a day such as 2026-11-21");
        }

        var given = request.Query["cursor"].ToString();
        var cursor = ListCursor.Parse(given);
        if (given.Length > 0 && cursor is null)
        {
            return ApiAnswer.ErrorAsync(context, StatusCodes.Status400BadRequest, "cursor is what the answer before gave: begin again without one");
        }

        var filter = new ArticleFilter
        {
            Outlet = Parameters.Text(request, "outlet"),
            Tag = Parameters.Text(request, "tag"),
            Day = Parameters.Day(request.Query["day"]),
            From = Midnight(Parameters.Day(request.Query["from"])),
            To = Midnight(Parameters.Day(request.Query["to"]) is { } to && to < DateOnly.MaxValue ? to.AddDays(1) : null),
        };
        return ApiAnswer.SteadyAsync(context, options, Json.ArticlesResult, () => List(filter, cursor, Number(request.Query["limit"], UsuallyListed, 1, MostListed)));
    }

    private ArticlesResult List(ArticleFilter filter, ListCursor? cursor, int limit)
    {
        var roll = options.Index.Roll();
        var tagged = filter.Tag is null ? null : options.Index.Newest(filter, int.MaxValue, 0).Select(static article => article.Id).ToHashSet();
        var rows = new List<RolledArticle>();
        for (var place = cursor?.PlaceIn(roll) ?? 0; place < roll.Count && rows.Count <= limit; place++)
        {
            if (Holds(filter, roll[place]) && tagged?.Contains(roll[place].Id) != false)
            {
                rows.Add(roll[place]);
            }
        }

        var given = rows.Take(limit).ToList();
        return new ArticlesResult(
            tagged?.Count ?? options.Index.Count(filter),
            [.. options.Index.Summaries([.. given.Select(static article => article.Row)]).Select(static article => new ArticleLine(article.Id.Value, article.Title, Harmless(article.Url), article.Outlet, article.Published, article.CapturedAt, article.Revision, article.Language, article.Excerpt))],
            rows.Count > limit ? ListCursor.After(given[^1]) : null);
    }

    private static bool Holds(ArticleFilter filter, RolledArticle article)
        => (filter.Outlet is null || article.Outlet == filter.Outlet)
            && (filter.From is null || article.Published >= filter.From)
            && (filter.To is null || article.Published < filter.To)
            && (filter.Day is null || DateOnly.FromDateTime(article.Published.UtcDateTime) == filter.Day);

    private static DateTimeOffset? Midnight(DateOnly? day) => day is { } known ? new DateTimeOffset(known.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;

    // A day that is none must not quietly give all days.
    private static string? Wrong(HttpRequest request, string name)
        => request.Query[name].ToString() is { Length: > 0 } text && Parameters.Day(text) is null ? name : null;

    private static Task DocumentAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return PageAnswer.WriteAsync(context, ApiAnswer.Json, Document);
    }

    private static byte[] ReadDocument()
    {
        using var resource = typeof(ApiEndpoints).Assembly.GetManifestResourceStream("openapi.json")!;
        var document = new byte[resource.Length];
        resource.ReadExactly(document);
        return document;
    }

    private static SearchResultHit Hit(Hit hit)
        => new(hit.Article.Id.Value, hit.Article.Title, Harmless(hit.Article.Url), hit.Article.Outlet, hit.Article.Published, hit.Snippet, Math.Round(hit.Score, 4));

    // A program that puts it into a link trusts us: an imported post may say anything where its address should be.
    private static string Harmless(string url) => Address.HostOf(url) is null ? "" : url;

    private Task ArticleAsync(HttpContext context)
        => ApiAnswer.SteadyAsync(
            context,
            options,
            Json.ArticleResult,
            () => ArticleId.TryParse(context.Request.RouteValues["id"] as string, out var id) && library.For(context).Article(id, revision: null) is { } article ? Result(article) : null,
            "no such article in this archive");

    private Task CiteAsync(HttpContext context)
    {
        var sentence = context.Request.Query["sentence"].ToString();
        var place = PermanentAddress.Parse((context.Request.RouteValues["id"] as string ?? "") + (sentence.Length > 0 ? "#s" + sentence : ""));
        if (place is not var (id, revision, number) || library.For(context).Cite(id, revision, number) is not { } citation)
        {
            return ApiAnswer.ErrorAsync(context, StatusCodes.Status404NotFound, "no such article, revision or sentence in this archive: ask for ID or ID@REV, with ?sentence=N if need be");
        }

        var (type, text, ending) = context.Request.Query["format"].ToString() switch
        {
            "" or "text" => ("text/plain", CitationText.Of(citation), null),
            "bibtex" => (BibTex.MediaType, BibTex.Of(citation), "bib"),
            "csl-json" => (CslJson.MediaType, CslJson.Of(citation), "json"),
            _ => default,
        };
        if (text is null)
        {
            return ApiAnswer.ErrorAsync(context, StatusCodes.Status400BadRequest, "format is text, bibtex or csl-json");
        }

        if (ending is not null)
        {
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{citation.Key}.{ending}\"";
        }

        context.Response.Headers.CacheControl = "private, no-cache";
        return PageAnswer.WriteAsync(context, type + "; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(text));
    }

    private static ArticleResult Result(ArticlePage article)
    {
        var html = article.Body.ToString();
        return new ArticleResult
        {
            Id = article.Id,
            Title = article.Title,
            Url = Harmless(article.Url),
            Outlet = article.Outlet,
            Author = article.Author,
            Published = article.PublishedAt,
            PublishedFrom = JsonNamingPolicy.CamelCase.ConvertName(article.PublishedFrom.ToString()),
            Updated = article.UpdatedAt,
            Captured = article.CapturedAt,
            Language = article.Language,
            Via = article.Via,
            Tags = article.Tags,
            Gone = article.GoneSince is { } since ? new GoneResult(since, article.GoneStatus ?? "") : null,
            Path = article.Path,
            Sha256 = article.Sha256,
            Text = HtmlText.ToPlainText(html),
            Html = html,
            Revisions = [.. article.Revisions.Select(revision => new RevisionResult(revision.Number, revision.Title, revision.CapturedAt))],
        };
    }

    private Task FeedsAsync(HttpContext context)
    {
        // By address, and behind the one given last: a feed that comes or goes meanwhile moves nothing.
        var (limit, cursor) = (Number(context.Request.Query["limit"], MostListed, 1, MostListed), context.Request.Query["cursor"].ToString());
        var feeds = options.Feeds().OrderBy(static feed => feed.Feed, StringComparer.Ordinal).ToList();
        var behind = feeds.Where(feed => cursor.Length == 0 || string.CompareOrdinal(feed.Feed, cursor) > 0).ToList();
        return ApiAnswer.FreshAsync(context, Json.FeedsResult, new FeedsResult(feeds.Count, [.. behind.Take(limit).Select(Result)], behind.Count > limit ? behind[limit - 1].Feed : null));
    }

    private static FeedResult Result(FeedHealth feed) => new()
    {
        Url = feed.Feed,
        Name = feed.Title,
        Status = JsonNamingPolicy.CamelCase.ConvertName(feed.Status.ToString()),
        Words = feed.Words,
        LastSuccess = feed.LastSuccessAt,
        Error = feed.Error,
        NextPoll = feed.NextPollAt,
        Offered = feed.Offered,
        Kept = feed.Kept,
        Revised = feed.Revised,
        Skipped = feed.Skipped,
        Gaps = feed.Gaps,
        Damage = feed.Damage,
        Warnings = [.. feed.Warnings.Select(static warning => new WarningResult(JsonNamingPolicy.CamelCase.ConvertName(warning.What.ToString()), warning.Via, warning.Since, warning.Articles, warning.Example, warning.Words, warning.Advice))],
    };

    private static int Number(string? text, int otherwise, int least, int most)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, least, most) : otherwise;
}
