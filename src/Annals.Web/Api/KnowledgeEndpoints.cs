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
        return AnswerAsync(context, store => KnowledgeJson.Bytes(json => KnowledgeJson.Entities(json, "entities", query is null ? store.TopEntities(limit, type) : store.FindEntities(query, limit))));
    }

    private Task EntityAsync(HttpContext context)
    {
        var (key, limit, offset) = (Parameters.LastSegment(context, EntityPrefix), Limit(context), Offset(context));
        return AnswerAsync(
            context,
            store => store.Entity(key) is { } profile
                ? KnowledgeJson.Bytes(json =>
                {
                    KnowledgeJson.Profile(json, profile);
                    KnowledgeJson.Statements(json, "said", store.Statements(key, limit, offset));
                    KnowledgeJson.Articles(json, "newest", store.Articles(key, limit, offset));
                })
                : null,
            "no article names that: give a key as /api/v1/entities?q= has it");
    }

    private Task QuotesAsync(HttpContext context)
    {
        var query = new QuotationQuery
        {
            Text = Query(context),
            Speaker = Parameters.Text(context.Request, "speaker"),
            Article = ArticleId.TryParse(context.Request.Query["article"], out var article) ? article : null,
            MinOutlets = Math.Max(1, Parameters.Count(context.Request, "outlets") ?? 1),
            Limit = Limit(context),
            Offset = Offset(context),
        };
        return AnswerAsync(context, store => KnowledgeJson.Bytes(json => KnowledgeJson.Quotations(json, "quotations", store.Quotations(query))));
    }

    private Task QuoteAsync(HttpContext context)
    {
        var id = context.Request.RouteValues["id"] as string ?? "";
        return AnswerAsync(context, store => store.Quotation(id) is { } quotation ? KnowledgeJson.Bytes(json => KnowledgeJson.Quotation(json, quotation)) : null, "no such quotation");
    }

    private Task SourcesAsync(HttpContext context)
    {
        var (outlet, limit) = (Parameters.Text(context.Request, "outlet"), Limit(context));
        return AnswerAsync(context, store => KnowledgeJson.Bytes(json => KnowledgeJson.Reliances(json, "sources", store.Reliance(outlet, limit, outlet is null ? 1 : 3))));
    }

    private Task FiguresAsync(HttpContext context)
    {
        var place = Parameters.Text(context.Request, "place") ?? "";
        return AnswerAsync(
            context,
            store => (store.Entity(place)?.Entity ?? (store.EntitiesNamed(place) is [var named, ..] ? named : null)) is { } found
                ? KnowledgeJson.Bytes(json =>
                {
                    json.WriteStartObject("place");
                    KnowledgeJson.Entity(json, found);
                    json.WriteEndObject();
                    KnowledgeJson.Figures(json, "figures", store.Figures(found.Key));
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

    private Task AnswerAsync(HttpContext context, Func<KnowledgeStore, byte[]?> make, string absent = NotAnalysed)
        => ApiAnswer.SteadyBytesAsync(context, options, () => options.Knowledge?.Store is { } store ? make(store) : null, options.Knowledge?.Store is null ? NotAnalysed : absent);

    private static string? Query(HttpContext context)
        => Parameters.Text(context.Request, "q") is { } text ? text[..Math.Min(LongestQuery, text.Length)] : null;

    private static int Limit(HttpContext context) => Math.Clamp(Parameters.Count(context.Request, "limit") ?? UsuallyListed, 1, MostListed);

    private static int Offset(HttpContext context) => Math.Clamp(Parameters.Count(context.Request, "offset") ?? 0, 0, int.MaxValue - MostListed);

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
