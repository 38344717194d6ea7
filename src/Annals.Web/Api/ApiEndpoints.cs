using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Annals.Archive;
using Annals.Extraction.Text;
using Annals.Index.Searching;
using Annals.Pages.Articles;
using Annals.Pages.Citing;
using Annals.Pages.Markup;
using Annals.Web.Reading;
using Annals.Web.Serving;

namespace Annals.Web.Api;

/// <summary><c>/api/v1</c>: the archive for other programs.</summary>
internal sealed class ApiEndpoints(ReaderOptions options, Library library)
{
    private const int MostHits = 200;
    private const int DefaultHits = 20;

    // Chinese stays readable; the answer is never put into a page as it is, and its type says so.
    private static readonly ApiJson Json = new(new JsonSerializerOptions(ApiJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Map("/api/v1/search", SearchAsync);
        routes.Map("/api/v1/articles/{id}", ArticleAsync);
        routes.Map("/api/v1/articles/{id}/cite", CiteAsync);
        routes.Map("/api/v1/feeds", FeedsAsync);
        routes.Map("/api/{**rest}", context => ErrorAsync(context, StatusCodes.Status404NotFound, "no such address"));
    }

    private Task SearchAsync(HttpContext context)
    {
        var request = context.Request;
        var form = PageEndpoints.FormOf(request);
        if (form.Query.Length == 0 && form.Outlet is null && form.Language is null && form.From is null && form.To is null)
        {
            return ErrorAsync(context, StatusCodes.Status400BadRequest, "nothing to search for: give q, outlet, lang, from or to");
        }

        var limit = Number(request.Query["limit"], DefaultHits, 0, MostHits);
        var offset = Number(request.Query["cursor"], 0, 0, int.MaxValue - MostHits);
        var answer = options.Index.Search(library.For(context).Query(form, limit, offset));
        var next = offset + answer.Hits.Count;
        return WriteAsync(context, StatusCodes.Status200OK, Json.SearchResult, new SearchResult(
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
            answer.Hits.Count > 0 && next < answer.Total ? next.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static SearchResultHit Hit(Hit hit)
        => new(hit.Article.Id.Value, hit.Article.Title, Harmless(hit.Article.Url), hit.Article.Outlet, hit.Article.Published, hit.Snippet, Math.Round(hit.Score, 4));

    // A program that puts it into a link trusts us: an imported post may say anything where its address should be.
    private static string Harmless(string url) => Address.HostOf(url) is null ? "" : url;

    private Task ArticleAsync(HttpContext context)
        => ArticleId.TryParse(context.Request.RouteValues["id"] as string, out var id) && library.For(context).Article(id, revision: null) is { } article
            ? WriteAsync(context, StatusCodes.Status200OK, Json.ArticleResult, Result(article))
            : ErrorAsync(context, StatusCodes.Status404NotFound, "no such article in this archive");

    private Task CiteAsync(HttpContext context)
    {
        var sentence = context.Request.Query["sentence"].ToString();
        var place = PermanentAddress.Parse((context.Request.RouteValues["id"] as string ?? "") + (sentence.Length > 0 ? "#s" + sentence : ""));
        if (place is not var (id, revision, number) || library.For(context).Cite(id, revision, number) is not { } citation)
        {
            return ErrorAsync(context, StatusCodes.Status404NotFound, "no such article, revision or sentence in this archive: ask for ID or ID@REV, with ?sentence=N if need be");
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
            return ErrorAsync(context, StatusCodes.Status400BadRequest, "format is text, bibtex or csl-json");
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
        => WriteAsync(context, StatusCodes.Status200OK, Json.FeedsResult, new FeedsResult([.. options.Feeds().Select(feed => new FeedResult
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
            Warnings = [.. feed.Warnings.Select(warning => new WarningResult(JsonNamingPolicy.CamelCase.ConvertName(warning.What.ToString()), warning.Via, warning.Since, warning.Articles, warning.Example, warning.Words, warning.Advice))],
        })]));

    public static Task ErrorAsync(HttpContext context, int status, string message)
        => WriteAsync(context, status, Json.ErrorResult, new ErrorResult(message));

    private static Task WriteAsync<T>(HttpContext context, int status, JsonTypeInfo<T> type, T value)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "private, no-cache";
        return PageAnswer.WriteAsync(context, "application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(value, type));
    }

    private static int Number(string? text, int otherwise, int least, int most)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, least, most) : otherwise;
}
