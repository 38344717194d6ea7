using Annals.Archive;
using Annals.Index.Knowledge;
using Annals.Language.Entities;
using Annals.Pages.Entities;
using Annals.Pages.Figures;
using Annals.Pages.Layout;
using Annals.Pages.Notices;
using Annals.Pages.Quotes;
using Annals.Pages.Sources;
using Annals.Publish.Findings;
using Annals.Web.Marks;
using Annals.Web.Serving;

namespace Annals.Web.Findings;

/// <summary>The addresses of what was concluded from all articles: names, quotations, sources.</summary>
internal sealed class FindingEndpoints(ReaderOptions options, ChangeDoor door)
{
    private const string WhoPrefix = "/who/";
    private const int NamesShown = 200;
    private const int FoundShown = 60;
    private const int StatementsShown = 40;
    private const int ArticlesShown = 40;
    private const int QuotesShown = 40;
    private const int LongestQuery = 100;
    private const int ReliancesShown = 300;
    private const int PlacesShown = 100;
    private const string FiguresPrefix = "/figures/";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Map("/who", WhoAsync);
        routes.Map("/who/{**key}", EntityAsync);
        door.MapForOwners(routes, EntityPageView.DecideAction, (_, form) => DecideAsync(form));
        routes.Map("/quotes", QuotesAsync);
        routes.Map("/quotes/{id}", QuoteAsync);
        routes.Map("/sources", context => PageAnswer.SteadyAsync(context, options, page => SourcesPageView.Render(Sources(), page)));
        routes.Map("/figures", FiguresAsync);
        routes.Map("/figures/{**place}", PlaceFiguresAsync);
    }

    private KnowledgeStore? Store => options.Knowledge?.Store;

    private Task WhoAsync(HttpContext context)
    {
        var query = Query(context.Request);
        var type = TypeOf(context.Request.Query["type"]);
        return PageAnswer.SteadyAsync(context, options, page => WhoPageView.Render(Who(query, type), page));
    }

    private WhoPage Who(string query, EntityType? type)
        => Store is not { } store ? new WhoPage([]) { IsThere = false }
            : new WhoPage(query.Length > 0 ? store.FindEntities(query, FoundShown) : store.TopEntities(NamesShown, type)) { Query = query, Type = type };

    private Task EntityAsync(HttpContext context)
    {
        var key = Parameters.LastSegment(context, WhoPrefix);
        // A name for a key, as people write it.
        if (!key.Contains(':', StringComparison.Ordinal) && Store?.EntitiesNamed(key) is [var only] && PageAnswer.ContextOf(context, options).Links.Entity(only.Key) is { } address)
        {
            context.Response.Redirect(address);
            return Task.CompletedTask;
        }

        return PageAnswer.SteadyAsync(
            context,
            options,
            page => Store is not { } store ? WhoPageView.Render(Who("", null), page) : store.Entity(key) is { } profile ? EntityPageView.Render(Entity(store, profile, context), page) : null,
            page => Store?.FindEntities(key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..], FoundShown) is { Count: > 0 } near ? WhoPageView.Render(new WhoPage(near) { Query = key }, page) : NoticeView.NotFound(page));
    }

    private static EntityPage Entity(KnowledgeStore store, EntityProfile profile, HttpContext context)
        => new(profile, store.Statements(profile.Entity.Key, StatementsShown), ReadingDesk.Of(context).Mark(store.Articles(profile.Entity.Key, ArticlesShown).Select(Line)))
        {
            HasFigures = profile.Entity.Type == EntityType.Place && store.HasFigures(profile.Entity.Key),
        };

    // What is decided is a line of the archive's own authority file, and is read with the next catching up, which begins at once.
    private async Task<ChangeOutcome> DecideAsync(IFormCollection form)
    {
        var name = form["name"].ToString().Trim();
        if (Store is not { } store || store.Entity(form["key"].ToString()) is not { Entity: var entity } || name.Length == 0)
        {
            return ChangeOutcome.Refuse(NoticeView.NotFound, StatusCodes.Status404NotFound);
        }

        try
        {
            var decisions = new NameDecisions(options.Folder, DateOnly.FromDateTime(options.Clock.GetUtcNow().UtcDateTime));
            if (form["do"] == "merge")
            {
                decisions.Merge(entity, name, entity.Type);
            }
            else
            {
                decisions.Split(entity, name);
            }
        }
        catch (ArchiveException exception)
        {
            return ChangeOutcome.Refuse(page => NoticeView.NotWritten(page, exception.Message));
        }

        await options.Knowledge!.FollowAsync();
        return ChangeOutcome.Done;
    }

    private Task QuotesAsync(HttpContext context)
    {
        var (query, speaker, number) = (Query(context.Request), Parameters.Text(context.Request, "speaker"), Parameters.Page(context.Request));
        return PageAnswer.SteadyAsync(context, options, page => QuotesPageView.Render(Quotes(query, speaker, number), page));
    }

    private QuotesPage Quotes(string query, string? speaker, int number)
    {
        if (Store is not { } store)
        {
            return new QuotesPage([]) { IsThere = false };
        }

        // One more than is shown tells whether there is another page.
        var found = store.Quotations(new QuotationQuery { Text = query.Length > 0 ? query : null, Speaker = speaker, Limit = QuotesShown + 1, Offset = (number - 1) * QuotesShown });
        return new QuotesPage([.. found.Take(QuotesShown)])
        {
            Query = query,
            Speaker = speaker is null ? null : store.Entity(speaker)?.Entity,
            Number = number,
            HasMore = found.Count > QuotesShown,
        };
    }

    private Task QuoteAsync(HttpContext context)
    {
        var id = context.Request.RouteValues["id"] as string ?? "";
        return PageAnswer.SteadyAsync(context, options, page => Store?.Quotation(id) is { } quotation ? QuotePageView.Render(quotation, page) : null);
    }

    private Task FiguresAsync(HttpContext context)
    {
        // A name in place of a key, as people write it.
        if (Parameters.Text(context.Request, "place") is { } place && PlaceOf(place) is { } named && PageAnswer.ContextOf(context, options).Links.Figures(named.Key) is { } address)
        {
            context.Response.Redirect(address);
            return Task.CompletedTask;
        }

        var number = Parameters.Page(context.Request);
        return PageAnswer.SteadyAsync(context, options, page => FiguresPageView.Render(Store is { } store ? new FigurePages(store).Places(number, PlacesShown) : new FiguresPage([]) { IsThere = false }, page));
    }

    private Task PlaceFiguresAsync(HttpContext context)
    {
        var (key, quantity) = (Parameters.LastSegment(context, FiguresPrefix), Parameters.Text(context.Request, "of"));
        return PageAnswer.SteadyAsync(
            context,
            options,
            page => Store is not { } store ? FiguresPageView.Render(new FiguresPage([]) { IsThere = false }, page) : PlaceOf(key) is { } place ? FiguresPageView.Render(new FigurePages(store).Of(place, quantity), page) : null);
    }

    private EntitySummary? PlaceOf(string keyOrName)
        => Store is not { } store ? null : store.Summary(keyOrName) ?? store.EntitiesNamed(keyOrName).OrderByDescending(static entity => entity.Type == EntityType.Place).FirstOrDefault();

    private SourcesPage Sources()
        => Store is { } store ? new SourcesPage(store.Reliance(limit: ReliancesShown)) : new SourcesPage([]) { IsThere = false };

    private static Headline Line(ArticleRef article) => new() { Id = article.Id.Value, Title = article.Title, Outlet = article.Outlet, At = article.Published };

    private static string Query(HttpRequest request)
        => Parameters.Text(request, "q") is { } text ? text[..Math.Min(LongestQuery, text.Length)] : "";

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
