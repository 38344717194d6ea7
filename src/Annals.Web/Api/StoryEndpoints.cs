using System.Text.Json;
using Annals.Archive;
using Annals.Stories.Keeping;
using Annals.Web.Serving;

namespace Annals.Web.Api;

/// <summary><c>/api/v1</c>: events and storylines for other programs.</summary>
internal sealed class StoryEndpoints(ReaderOptions options)
{
    private const string NotGrouped = "the articles are not grouped yet: 'annals analyze' does it";
    private static readonly string[] Days = ["day", "from", "to"];

    private const int MostListed = 1000;
    private const int UsuallyListed = 50;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Map("/api/v1/events", context => ListAsync(context, ofEvents: true));
        routes.Map("/api/v1/events/{id}", context => OneAsync(context, static (stories, id) => stories.Event(id) is { } one ? StoryJson.Bytes(json => StoryJson.Event(json, one)) : null, "no such event"));
        routes.Map("/api/v1/stories", context => ListAsync(context, ofEvents: false));
        routes.Map("/api/v1/stories/{id}", context => OneAsync(context, static (stories, id) => stories.Story(id) is { } one ? StoryJson.Bytes(json => StoryJson.Story(json, one)) : null, "no such storyline"));
    }

    private Task ListAsync(HttpContext context, bool ofEvents)
    {
        var request = context.Request;
        if (Days.FirstOrDefault(name => Parameters.Text(request, name) is { } text && Parameters.Day(text) is null) is { } wrong)
        {
            return ApiAnswer.ErrorAsync(context, StatusCodes.Status400BadRequest, $"{wrong} is a day such as 2024-05-03");
        }

        if (Parameters.Text(request, "sort") is { } sort && !Enum.TryParse<StoryOrder>(sort, ignoreCase: true, out _))
        {
            return ApiAnswer.ErrorAsync(context, StatusCodes.Status400BadRequest, "sort is newest, widest or oldest");
        }

        var given = request.Query["cursor"].ToString();
        var cursor = PlaceCursor.Parse(given);
        if (given.Length > 0 && cursor is null)
        {
            return ApiAnswer.ErrorAsync(context, StatusCodes.Status400BadRequest, "cursor is what the answer before gave: begin again without one");
        }

        return AnswerAsync(
            context,
            stories =>
            {
                var query = Query(request, ofEvents);
                return ofEvents
                    ? Written(PlaceCursor.Cut(cursor, query.Limit, (from, count) => stories.Events(query with { Offset = from, Limit = count }), static one => one.Id), (json, page) => StoryJson.Events(json, stories.CountEvents(query), page))
                    : Written(PlaceCursor.Cut(cursor, query.Limit, (from, count) => stories.Stories(query with { Offset = from, Limit = count }), static one => one.Id), (json, page) => StoryJson.Stories(json, stories.CountStories(query), page));
            },
            NotGrouped);
    }

    private static byte[] Written<T>((IReadOnlyList<T> Page, string? Next) list, Action<Utf8JsonWriter, IReadOnlyList<T>> write) => StoryJson.Bytes(json =>
    {
        write(json, list.Page);
        json.WriteString("cursor", list.Next);
    });

    private Task OneAsync(HttpContext context, Func<StoryStore, string, byte[]?> make, string absent)
        => AnswerAsync(context, stories => make(stories, context.Request.RouteValues["id"] as string ?? ""), absent);

    private Task AnswerAsync(HttpContext context, Func<StoryStore, byte[]?> make, string absent)
        => ApiAnswer.SteadyBytesAsync(context, options, () => options.Knowledge?.Stories is { } stories ? make(stories) : null, options.Knowledge?.Stories is null ? NotGrouped : absent);

    private StoryQuery Query(HttpRequest request, bool ofEvents)
    {
        var day = Parameters.Day(request.Query["day"]);
        return new StoryQuery
        {
            From = Time(day ?? Parameters.Day(request.Query["from"])),
            To = Time((day ?? Parameters.Day(request.Query["to"]))?.AddDays(1)),
            Outlet = ofEvents ? Parameters.Text(request, "outlet") : null,
            Articles = Parameters.Text(request, "entity") is { } key ? options.Knowledge?.Store?.ArticlesNaming(key) ?? new HashSet<ArticleId>() : null,
            Least = Math.Max(1, Parameters.Count(request, "least") ?? 1),
            Order = Enum.TryParse<StoryOrder>(Parameters.Text(request, "sort"), ignoreCase: true, out var order) ? order : StoryOrder.Newest,
            Limit = Math.Clamp(Parameters.Count(request, "limit") ?? UsuallyListed, 1, MostListed),
        };
    }

    private static DateTimeOffset? Time(DateOnly? day) => day is { } known ? new DateTimeOffset(known, TimeOnly.MinValue, TimeSpan.Zero) : null;
}
