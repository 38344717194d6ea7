using System.Text.Json;
using Annals.Archive;
using Annals.Index.Knowledge;
using Annals.Language.Analysis;
using Annals.Language.Entities;
using Annals.Web.Serving;

namespace Annals.Web.Api;

/// <summary><c>/api/v1</c>: what all articles say, for other programs: names, quotations, sources, one article's analysis.</summary>
internal sealed class KnowledgeEndpoints(ReaderOptions options)
{
    private const string EntityPrefix = "/api/v1/entities/";
    private const string NotAnalysed = "the articles are not analysed yet: 'annals analyze' does it";
    private const int MostListed = 1000;
    private const int UsuallyListed = 50;
    private const int LongestQuery = 200;
    private const int ExamplesOfOne = 3;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Map("/api/v1/entities", EntitiesAsync);
        routes.Map("/api/v1/entities/{key}", EntityAsync);
        routes.Map("/api/v1/quotes", QuotesAsync);
        routes.Map("/api/v1/quotes/{id}", QuoteAsync);
        routes.Map("/api/v1/sources", SourcesAsync);
        routes.Map("/api/v1/figures", FiguresAsync);
        routes.Map("/api/v1/articles/{id}/analysis", AnalysisAsync);
    }

    private Task EntitiesAsync(HttpContext context)
    {
        var (query, limit, type) = (Query(context), Limit(context), TypeOf(context.Request.Query["type"]));
        return ListAsync(context, (store, cursor) => Written(
            PlaceCursor.Cut(cursor, limit, (from, count) => query is null ? store.TopEntities(count, type, from) : store.FindEntities(query, count, from), static entity => entity.Key),
            static (json, page) => KnowledgeJson.Entities(json, "entities", page)));
    }

    private Task EntityAsync(HttpContext context)
    {
        var (key, limit) = (Parameters.LastSegment(context, EntityPrefix), Limit(context));
        return ListAsync(
            context,
            (store, cursor) =>
            {
                if (store.Entity(key) is not { } profile)
                {
                    return null;
                }

                // Two lists, newest first, and one place in both.
                var offset = cursor?.Offset ?? 0;
                var (said, newest) = (store.Statements(key, limit + 1, offset), store.Articles(key, limit + 1, offset));
                return KnowledgeJson.Bytes(json =>
                {
                    KnowledgeJson.Profile(json, profile);
                    KnowledgeJson.Statements(json, "said", said.Take(limit));
                    KnowledgeJson.Articles(json, "newest", newest.Take(limit));
                    json.WriteString("cursor", said.Count > limit || newest.Count > limit ? new PlaceCursor(offset + limit, "").ToString() : null);
                });
            },
            "no article names that: give a key as /api/v1/entities?q= has it");
    }

    private Task QuotesAsync(HttpContext context)
    {
        var (limit, query) = (Limit(context), new QuotationQuery
        {
            Text = Query(context),
            Speaker = Parameters.Text(context.Request, "speaker"),
            Article = ArticleId.TryParse(context.Request.Query["article"], out var article) ? article : null,
            MinOutlets = Math.Max(1, Parameters.Count(context.Request, "outlets") ?? 1),
        });
        return ListAsync(context, (store, cursor) => Written(
            PlaceCursor.Cut(cursor, limit, (from, count) => store.Quotations(query with { Offset = from, Limit = count }), static quotation => quotation.Id),
            static (json, page) => KnowledgeJson.Quotations(json, "quotations", page)));
    }

    private Task QuoteAsync(HttpContext context)
    {
        var id = context.Request.RouteValues["id"] as string ?? "";
        return AnswerAsync(context, store => store.Quotation(id) is { } quotation ? KnowledgeJson.Bytes(json => KnowledgeJson.Quotation(json, quotation)) : null, "no such quotation");
    }

    private Task SourcesAsync(HttpContext context)
    {
        var (outlet, limit) = (Parameters.Text(context.Request, "outlet"), Limit(context));
        return ListAsync(context, (store, cursor) => Written(
            PlaceCursor.Cut(cursor, limit, (from, count) => store.Reliance(outlet, count, outlet is null ? 1 : ExamplesOfOne, from), static one => $"{one.Outlet} {one.Medium.Key}"),
            static (json, page) => KnowledgeJson.Reliances(json, "sources", page)));
    }

    private Task FiguresAsync(HttpContext context)
    {
        if (Parameters.Text(context.Request, "place") is not { } place)
        {
            var limit = Limit(context);
            return ListAsync(context, (store, cursor) => Written(
                PlaceCursor.Cut(cursor, limit, (from, count) => store.FiguredPlaces(count, from), static one => one.Place.Key),
                static (json, page) => KnowledgeJson.FiguredPlaces(json, "places", page)));
        }

        var quantity = Parameters.Text(context.Request, "of");
        return AnswerAsync(
            context,
            store => (store.Summary(place) ?? (store.EntitiesNamed(place) is [var named, ..] ? named : null)) is { } found
                ? KnowledgeJson.Bytes(json =>
                {
                    json.WriteStartObject("place");
                    KnowledgeJson.Entity(json, found);
                    json.WriteEndObject();
                    KnowledgeJson.Figures(json, "figures", store.Figures(found.Key).Where(figure => quantity is null || figure.Quantity == quantity));
                })
                : null,
            "no article names that place: give a name, or a key as /api/v1/entities?q= has it, as ?place=");
    }

    private Task AnalysisAsync(HttpContext context)
    {
        var isId = ArticleId.TryParse(context.Request.RouteValues["id"] as string, out var id);
        return AnswerAsync(context, store => isId && store.Analysis(id) is { } analysis ? Written(analysis) : null, "no such article in this archive, or it is not analysed yet");
    }

    private static byte[] Written(ArticleAnalysis analysis)
    {
        using var bytes = new MemoryStream();
        AnalysisJson.Write(analysis, bytes);
        return bytes.ToArray();
    }

    private static byte[] Written<T>((IReadOnlyList<T> Page, string? Next) list, Action<Utf8JsonWriter, IReadOnlyList<T>> write) => KnowledgeJson.Bytes(json =>
    {
        write(json, list.Page);
        json.WriteString("cursor", list.Next);
    });

    private Task ListAsync(HttpContext context, Func<KnowledgeStore, PlaceCursor?, byte[]?> make, string absent = NotAnalysed)
    {
        var given = context.Request.Query["cursor"].ToString();
        var cursor = PlaceCursor.Parse(given);
        return given.Length > 0 && cursor is null
            ? ApiAnswer.ErrorAsync(context, StatusCodes.Status400BadRequest, "cursor is what the answer before gave: begin again without one")
            : AnswerAsync(context, store => make(store, cursor), absent);
    }

    private Task AnswerAsync(HttpContext context, Func<KnowledgeStore, byte[]?> make, string absent = NotAnalysed)
        => ApiAnswer.SteadyBytesAsync(context, options, () => options.Knowledge?.Store is { } store ? make(store) : null, options.Knowledge?.Store is null ? NotAnalysed : absent);

    private static string? Query(HttpContext context)
        => Parameters.Text(context.Request, "q") is { } text ? text[..Math.Min(LongestQuery, text.Length)] : null;

    private static int Limit(HttpContext context) => Math.Clamp(Parameters.Count(context.Request, "limit") ?? UsuallyListed, 1, MostListed);

    private static EntityType? TypeOf(string? word)
    {
        foreach (var type in Enum.GetValues<EntityType>())
        {
            if (EntityKey.WordOf(type) == word)
            {
                return type;
            }
        }

        return null;
    }
}
