using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Annals.Archive;
using Annals.Archive.Readers;
using Annals.Index.Articles;
using Annals.Pages.Markup;
using Annals.Pages.Reading;
using Annals.Web.Accounts;
using Annals.Web.Marks;
using Annals.Web.Serving;
using Microsoft.AspNetCore.Http.Features;

namespace Annals.Web.Api;

/// <summary>
/// The reader's state for other programs: of one article, and as lists to page through. Whoever changes something sends the
/// token of <c>/api/v1/token</c> along, which a page of another site cannot read.
/// </summary>
internal sealed class StateEndpoints(ReaderOptions options, ChangeDoor door)
{
    public const string TokenHeader = "X-Annals-Token";

    private const int MostListed = 1000;
    private const int UsuallyListed = 100;
    private const int LongestBody = 64 * 1024;

    // Chinese stays readable, as in all answers here.
    private static readonly StateJson Json = new(new JsonSerializerOptions(StateJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Map(IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("").WithMetadata(new ForKnownReaders());
        own.MapMethods("/api/v1/articles/{id}/state", ["GET", "HEAD"], context => StateAsync(context, ReadingDesk.Of(context).KnownState));
        own.MapPut("/api/v1/articles/{id}/state", context => ChangeAsync(context, Json.StateChange, change => Change(context, ReadingDesk.Of(context).KnownState, change))).WithMetadata(new ChangesSomething());
        own.MapMethods("/api/v1/unread", ["GET", "HEAD"], UnreadAsync);
        own.MapMethods("/api/v1/starred", ["GET", "HEAD"], context => StarredAsync(context, ReadingDesk.Of(context).KnownState));
        own.MapPost("/api/v1/read", context => ChangeAsync(context, Json.AllReadChange, change => ReadAll(ReadingDesk.Of(context).KnownState, change))).WithMetadata(new ChangesSomething());
        own.MapMethods("/api/v1/token", ["GET", "HEAD"], TokenAsync);
    }

    private Task StateAsync(HttpContext context, ReaderState state)
        => Find(context) is { } article
            ? WriteAsync(context, StatusCodes.Status200OK, Json.StateResult, Result(state, article))
            : ErrorAsync(context, StatusCodes.Status404NotFound, "no such article in this archive");

    private (int Status, string? Error) Change(HttpContext context, ReaderState state, StateChange change)
    {
        if (Find(context) is not { } rolled)
        {
            return (StatusCodes.Status404NotFound, "no such article in this archive");
        }

        if (change.Read is { } read)
        {
            _ = read ? state.MarkRead(rolled.Id, MarkedArticles.ArrivalOf(rolled)) : state.MarkUnread(rolled.Id, MarkedArticles.ArrivalOf(rolled));
        }

        if (change.Starred is { } starred)
        {
            var article = options.Index.Find(rolled.Id);
            _ = starred ? state.Star(rolled.Id, article?.Title, article?.Url) : state.Unstar(rolled.Id);
        }

        return (StatusCodes.Status204NoContent, null);
    }

    private static (int Status, string? Error) ReadAll(ReaderState state, AllReadChange change)
    {
        if (change.Before is not { } before)
        {
            return (StatusCodes.Status400BadRequest, "before says up to when: the time that 'latest' of a list gave, in ISO 8601");
        }

        state.MarkAllRead(before.ToUniversalTime(), change.Outlet, change.Day);
        return (StatusCodes.Status204NoContent, null);
    }

    private Task UnreadAsync(HttpContext context)
    {
        var (outlet, day) = (Parameters.Text(context.Request, "outlet"), Parameters.Day(context.Request.Query["day"]));
        var marked = ReadingDesk.Of(context).Now()!;
        return ListAsync(
            context,
            marked,
            marked.NewestUnread(outlet, day),
            [.. marked.UnreadByOutlet.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => new OutletUnread(entry.Key, entry.Value))]);
    }

    private Task StarredAsync(HttpContext context, ReaderState state)
    {
        var marked = ReadingDesk.Of(context).Now()!;
        var articles = state.Stars().Select(star => marked.Roll.Find(star.Article)).OfType<RolledArticle>().OrderByDescending(article => article.Published).ThenByDescending(article => article.Row);
        return ListAsync(context, marked, articles, outlets: null);
    }

    // A continuation names the last article that was given, not how many: what is marked read meanwhile moves nothing.
    private Task ListAsync(HttpContext context, MarkedArticles marked, IEnumerable<RolledArticle> articles, IReadOnlyList<OutletUnread>? outlets)
    {
        var limit = int.TryParse(context.Request.Query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 0, MostListed) : UsuallyListed;
        var all = articles.ToList();
        var page = (ListCursor.Parse(context.Request.Query["cursor"]) is { } cursor ? all.SkipWhile(article => !cursor.IsBefore(article)) : all).Take(limit + 1).ToList();
        var given = page.Take(limit).ToList();
        var summaries = options.Index.Summaries([.. given.Select(article => article.Row)]);
        return WriteAsync(context, StatusCodes.Status200OK, Json.ListResult, new ListResult(
            all.Count,
            marked.Roll.Count == 0 ? null : marked.Latest,
            outlets,
            [.. summaries.Select(article => Listed(article, marked.Of(article.Id)))],
            page.Count > limit && given is [.., var last] ? ListCursor.After(last) : null));
    }

    private Task TokenAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return door.TokenFor(Visitor.Of(context)) is { } token && door.IsOurs(context.Request, token)
            ? WriteAsync(context, StatusCodes.Status200OK, Json.TokenResult, new TokenResult(token))
            : ErrorAsync(context, StatusCodes.Status403Forbidden, "nothing can be changed from here");
    }

    private async Task ChangeAsync<T>(HttpContext context, JsonTypeInfo<T> type, Func<T, (int Status, string? Error)> change)
        where T : class
    {
        var (status, error) = await TryAsync(context, type, change);
        if (error is not null)
        {
            await ErrorAsync(context, status, error);
        }
        else
        {
            context.Response.StatusCode = status;
        }
    }

    private async Task<(int Status, string? Error)> TryAsync<T>(HttpContext context, JsonTypeInfo<T> type, Func<T, (int Status, string? Error)> change)
        where T : class
    {
        if (!door.IsOurs(context.Request, context.Request.Headers[TokenHeader]))
        {
            return (StatusCodes.Status403Forbidden, $"send the token of /api/v1/token as {TokenHeader}");
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LongestBody;
        }

        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted) is { } wish
                ? change(wish)
                : (StatusCodes.Status400BadRequest, "the body is no JSON object");
        }
        catch (JsonException exception)
        {
            return (StatusCodes.Status400BadRequest, $"the body cannot be read: {exception.Message}");
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            options.Report($"{context.Request.Path}: not written: {exception.Message}");
            return (StatusCodes.Status507InsufficientStorage, $"not written: {exception.Message}");
        }
    }

    private RolledArticle? Find(HttpContext context)
        => ArticleId.TryParse(context.Request.RouteValues["id"] as string, out var id) ? options.Index.Roll().Find(id) : null;

    private static StateResult Result(ReaderState state, RolledArticle article) => new(
        article.Id.Value,
        state.IsRead(article.Id, MarkedArticles.ArrivalOf(article)),
        state.IsStarred(article.Id),
        [.. state.NotesOf(article.Id).Select(note => new NoteResult(note.Number, note.Revision, note.WrittenAt, note.ChangedAt, note.Text, note.Quote is { } quote ? new QuoteResult(quote.Exact, quote.Prefix, quote.Suffix, quote.Start, quote.End) : null))]);

    private static ListedArticle Listed(ArticleSummary article, ArticleMarks? marks)
        => new(article.Id.Value, article.Title, Address.HostOf(article.Url) is null ? "" : article.Url, article.Outlet, article.Published, marks is { IsUnread: false }, marks is { IsStarred: true }, marks is { HasNotes: true });

    private static Task ErrorAsync(HttpContext context, int status, string message)
        => WriteAsync(context, status, Json.ErrorResult, new ErrorResult(message));

    private static Task WriteAsync<T>(HttpContext context, int status, JsonTypeInfo<T> type, T value)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        return PageAnswer.WriteAsync(context, "application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(value, type));
    }
}
