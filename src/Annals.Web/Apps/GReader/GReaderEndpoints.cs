using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Annals.Archive;
using Annals.Capture.Subscriptions;
using Annals.Index.Articles;
using Annals.Pages.Reading;
using Annals.Web.Accounts;
using Annals.Web.Apps.Shelves;
using Annals.Web.Serving;
using Microsoft.AspNetCore.Http.Features;

namespace Annals.Web.Apps.GReader;

/// <summary>
/// The Google Reader API as its clients speak it today (newsboat, NetNewsWire, Reeder, Fluent Reader), under <c>/api/greader</c>. It was never
/// published; what counts is what FeedHQ, FreshRSS and Miniflux answer to the same questions.
/// </summary>
internal sealed class GReaderEndpoints(ReaderOptions options, AppDoor door, ShelfChanges changes, AppText text)
{
    private const string Root = "/api/greader";
    private const int UsualItems = 20;
    private const int MostItems = 1000;
    private const int MostIds = 10_000;
    private const int LongestList = 8 << 20;

    private static readonly GReaderJson Json = new(new JsonSerializerOptions(GReaderJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private readonly GReaderItems _items = new(options, text);

    public void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Root).WithMetadata(new OpenToAll(), new ChangesSomething());
        group.Map("/accounts/ClientLogin", SignInAsync);
        const string Api = "/reader/api/0/";
        group.Map(Api + "token", Known(static request => AppAnswer.TextAsync(request.Context, "annals/0000000000000000000000000000000000000000000000000")));
        group.Map(Api + "user-info", Known(UserInfoAsync));
        group.Map(Api + "preference/list", Known(static request => AppAnswer.JsonAsync(request.Context, Json.PreferencesAnswer, new PreferencesAnswer([]))));
        group.Map(Api + "preference/stream/list", Known(static request => AppAnswer.JsonAsync(request.Context, Json.StreamPreferencesAnswer, new StreamPreferencesAnswer(new Dictionary<string, string>()))));
        group.Map(Api + "subscription/list", Known(SubscriptionsAsync));
        group.Map(Api + "subscription/edit", Managed(EditSubscriptionAsync));
        group.Map(Api + "subscription/quickadd", Managed(QuickAddAsync));
        group.Map(Api + "subscription/export", Known(ExportAsync));
        group.Map(Api + "subscription/import", Managed(ImportAsync));
        group.Map(Api + "tag/list", Known(TagsAsync));
        group.Map(Api + "unread-count", Known(UnreadAsync));
        group.Map(Api + "stream/items/ids", Known(IdsAsync));
        group.Map(Api + "stream/items/count", Known(CountAsync));
        group.Map(Api + "stream/items/contents", Known(ContentsAsync));
        group.Map(Api + "stream/contents/{**stream}", Known(StreamAsync));
        group.Map("/reader/atom/{**stream}", Known(AtomAsync));
        group.Map(Api + "edit-tag", Changing(EditTag));
        group.Map(Api + "mark-all-as-read", Changing(MarkAllRead));
        group.Map(Api + "rename-tag", Managed(RenameTagAsync));
        group.Map(Api + "disable-tag", Managed(DisableTagAsync));
        group.Map("/{**rest}", static context => AppAnswer.TextAsync(context, "no such address", StatusCodes.Status404NotFound));
    }

    private async Task SignInAsync(HttpContext context)
    {
        var fields = await AppFields.ReadAsync(context);
        var (ticket, wait) = await door.SignInAsync(context, fields["Email"] ?? "", fields["Passwd"] ?? "");
        if (ticket is null)
        {
            AppAnswer.SayWait(context, wait);
            await AppAnswer.TextAsync(context, "Error=BadAuthentication\n", wait > TimeSpan.Zero ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized);
        }
        else if (fields["output"] == "json")
        {
            await AppAnswer.JsonAsync(context, Json.LoginAnswer, new LoginAnswer(ticket, ticket, ticket));
        }
        else
        {
            await AppAnswer.TextAsync(context, $"SID={ticket}\nLSID={ticket}\nAuth={ticket}\n");
        }
    }

    private RequestDelegate Known(Func<AppRequest, Task> answer) => async context =>
    {
        var (request, wait) = await door.AdmitAsync(context, takesForms: true);
        if (request is null)
        {
            AppAnswer.SayWait(context, wait);
            context.Response.Headers["Google-Bad-Token"] = "true";
            await AppAnswer.TextAsync(context, "Unauthorized: sign in at /api/greader/accounts/ClientLogin\n", wait > TimeSpan.Zero ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized);
            return;
        }

        await answer(request);
    };

    private RequestDelegate Changing(Action<AppRequest> change) => Known(async request =>
    {
        if (options.IsReadOnly || !HttpMethods.IsPost(request.Context.Request.Method))
        {
            await AppAnswer.TextAsync(request.Context, "nothing can be changed like this\n", options.IsReadOnly ? StatusCodes.Status403Forbidden : StatusCodes.Status405MethodNotAllowed);
            return;
        }

        try
        {
            change(request);
        }
        catch (IOException exception)
        {
            options.Report($"{request.Context.Request.Path}: not written: {exception.Message}");
            await AppAnswer.TextAsync(request.Context, $"not written: {exception.Message}\n", StatusCodes.Status507InsufficientStorage);
            return;
        }

        await AppAnswer.TextAsync(request.Context, "OK");
    });

    private RequestDelegate Managed(Func<AppRequest, Task> change) => Known(async request =>
    {
        if (!changes.Allows(request) || !HttpMethods.IsPost(request.Context.Request.Method))
        {
            await AppAnswer.TextAsync(request.Context, "feeds cannot be changed like this\n", changes.Allows(request) ? StatusCodes.Status405MethodNotAllowed : StatusCodes.Status403Forbidden);
            return;
        }

        try
        {
            await change(request);
        }
        catch (ArchiveException exception)
        {
            await AppAnswer.TextAsync(request.Context, exception.Message + "\n", StatusCodes.Status400BadRequest);
        }
    });

    private static Task UserInfoAsync(AppRequest request)
    {
        var name = request.Visitor.Name!.Value.Value;
        return AppAnswer.JsonAsync(request.Context, Json.UserInfoAnswer, new UserInfoAnswer("1", name, "1", name, IsBloggerUser: false, 0, IsMultiLoginEnabled: false));
    }

    private static Task SubscriptionsAsync(AppRequest request)
        => AppAnswer.JsonAsync(request.Context, Json.SubscriptionsAnswer, new SubscriptionsAnswer([.. request.Shelf.Feeds.Select(static feed => new SubscriptionAnswer(
            StreamId.OfFeed(feed.Id),
            AppText.Plain(feed.Title),
            feed.Folder is { } folder ? [new CategoryAnswer(StreamId.LabelPrefix + AppText.Plain(folder), AppText.Plain(folder))] : [],
            AppText.Link(feed.Address),
            AppText.Link(feed.Site),
            "",
            feed.Id.ToString("X8", CultureInfo.InvariantCulture),
            "0"))]));

    private static Task TagsAsync(AppRequest request)
        => AppAnswer.JsonAsync(request.Context, Json.TagsAnswer, new TagsAnswer(
        [
            new TagAnswer(StreamId.StarredTag, "A0000001", Type: null),
            .. request.Shelf.Folders.Select(static folder => new TagAnswer(StreamId.LabelPrefix + AppText.Plain(folder.Name), folder.Id.ToString("X8", CultureInfo.InvariantCulture), "folder")),
        ]));

    private static Task UnreadAsync(AppRequest request)
    {
        var (shelf, marked) = (request.Shelf, request.Marked);
        var (all, byFeed, byFolder) = (default(Tally), new Dictionary<int, Tally>(), new Dictionary<string, Tally>());
        foreach (var article in marked.NewestUnread())
        {
            var feed = shelf.FeedOf(article);
            all = all.With(article);
            byFeed[feed.Id] = byFeed.GetValueOrDefault(feed.Id).With(article);
            if (feed.Folder is { } folder)
            {
                byFolder[folder] = byFolder.GetValueOrDefault(folder).With(article);
            }
        }

        return AppAnswer.JsonAsync(request.Context, Json.UnreadAnswer, new UnreadAnswer(
            1_000_000,
            [
                .. shelf.Feeds.Select(feed => byFeed.GetValueOrDefault(feed.Id).As(StreamId.OfFeed(feed.Id))),
                .. shelf.Folders.Select(folder => byFolder.GetValueOrDefault(folder.Name).As(StreamId.LabelPrefix + AppText.Plain(folder.Name))),
                all.As(StreamId.ReadingList),
            ]));
    }

    private static Task IdsAsync(AppRequest request)
    {
        if (StreamId.Parse(request.Fields["s"]) is not { } stream)
        {
            return NoStreamAsync(request);
        }

        var (articles, continuation) = StreamList.Of(stream, request.Fields, request.Shelf, request.Marked).Page(request.Fields["c"], Count(request, MostIds));
        return AppAnswer.JsonAsync(request.Context, Json.ItemRefsAnswer, new ItemRefsAnswer(
            [.. articles.Select(article => new ItemRefAnswer(ItemId.Short(article.Code), [StreamId.OfFeed(request.Shelf.FeedOf(article).Id)], GReaderItems.Microseconds(article)))],
            continuation));
    }

    private static Task CountAsync(AppRequest request)
        => StreamId.Parse(request.Fields["s"]) is { } stream
            ? AppAnswer.TextAsync(request.Context, StreamList.Of(stream, request.Fields, request.Shelf, request.Marked).All().Count().ToString(CultureInfo.InvariantCulture))
            : NoStreamAsync(request);

    private Task ContentsAsync(AppRequest request)
    {
        var articles = Named(request).Take(MostItems).ToList();
        return AppAnswer.JsonAsync(request.Context, Json.StreamAnswer, Stream(request, StreamId.ReadingList, "", articles, continuation: null));
    }

    private Task StreamAsync(AppRequest request)
    {
        var named = Behind(request.Context, "/stream/contents/") is { Length: > 0 } path ? path : request.Fields["s"] ?? StreamId.ReadingList;
        if (StreamId.Parse(named) is not { } stream)
        {
            return NoStreamAsync(request);
        }

        var (articles, continuation) = StreamList.Of(stream, request.Fields, request.Shelf, request.Marked).Page(request.Fields["c"], Count(request, MostItems));
        return AppAnswer.JsonAsync(request.Context, Json.StreamAnswer, Stream(request, named, TitleOf(stream, request.Shelf), articles, continuation));
    }

    private Task AtomAsync(AppRequest request)
    {
        var named = Behind(request.Context, "/reader/atom/");
        if (StreamId.Parse(named) is not { } stream)
        {
            return NoStreamAsync(request);
        }

        var (articles, _) = StreamList.Of(stream, request.Fields, request.Shelf, request.Marked).Page(request.Fields["c"], Count(request, MostItems));
        var site = stream.Kind == StreamKind.Feed && AppText.Link(StreamList.FeedOf(stream.Name, request.Shelf)?.Site) is { Length: > 0 } link ? link : null;
        return AppAnswer.BytesAsync(request.Context, "application/atom+xml; charset=utf-8", _items.Atom(request, named, TitleOf(stream, request.Shelf), site, articles));
    }

    private StreamAnswer Stream(AppRequest request, string id, string title, IReadOnlyList<RolledArticle> articles, string? continuation) => new()
    {
        Id = AppText.Plain(id),
        Title = AppText.Plain(title),
        Self = [new LinkAnswer($"{request.Root}{Root}/reader/api/0/stream/contents/{Uri.EscapeDataString(id)}", Type: null)],
        Updated = articles.Select(static article => article.FirstCapturedAt.ToUnixTimeSeconds()).DefaultIfEmpty(0).Max(),
        Items = _items.Of(request, articles),
        Continuation = continuation,
    };

    private void EditTag(AppRequest request)
    {
        var articles = Named(request).ToList();
        foreach (var (tags, isAdded) in new[] { (request.Fields.All("a"), true), (request.Fields.All("r"), false) })
        {
            foreach (var tag in tags.Select(StreamId.Parse).OfType<StreamId>().Select(static tag => tag.Kind).Distinct())
            {
                if (tag == StreamKind.Read)
                {
                    AppMarks.Read(request, articles, isRead: isAdded);
                }
                else if (tag == StreamKind.Unread && isAdded)
                {
                    AppMarks.Read(request, articles, isRead: false);
                }
                else if (tag == StreamKind.Starred)
                {
                    AppMarks.Star(options, request, articles, isAdded);
                }
            }
        }
    }

    private static void MarkAllRead(AppRequest request)
    {
        var until = request.Fields.Number("ts") is { } stamp and > 0 ? Instant(stamp) : (DateTimeOffset?)null;
        switch (StreamId.Parse(request.Fields["s"]))
        {
            case { Kind: StreamKind.Everything }:
                AppMarks.AllRead(request, feeds: null, until);
                break;
            case { Kind: StreamKind.Folder, Name: var name }:
                AppMarks.AllRead(request, request.Shelf.FeedsIn(name), until);
                break;
            case { Kind: StreamKind.Feed, Name: var name } when StreamList.FeedOf(name, request.Shelf) is { } feed:
                AppMarks.AllRead(request, new HashSet<int> { feed.Id }, until);
                break;
            case { Kind: StreamKind.Starred } starred:
                AppMarks.Read(request, StreamList.Of(starred, request.Fields, request.Shelf, request.Marked).All().Where(article => until is null || MarkedArticles.ArrivalOf(article).At <= until), isRead: true);
                break;
        }
    }

    private async Task EditSubscriptionAsync(AppRequest request)
    {
        var (action, folders) = (request.Fields["ac"], request.Fields.All("a").Select(StreamId.Parse).Where(static tag => tag is { Kind: StreamKind.Folder }).Select(static tag => tag!.Value.Name).ToList());
        foreach (var named in request.Fields.All("s").Select(StreamId.Parse).Where(static stream => stream is { Kind: StreamKind.Feed }).Select(static stream => stream!.Value.Name))
        {
            if (action == "subscribe")
            {
                await changes.AddAsync(named, request.Fields["t"], folders is [var into, ..] ? into : null, request.Context.RequestAborted);
                continue;
            }

            if (StreamList.FeedOf(named, request.Shelf) is not { IsSubscribed: true } feed)
            {
                throw new ArchiveException("this is no subscription: an outlet of the archive cannot be renamed, moved or removed");
            }

            if (action == "unsubscribe")
            {
                changes.Remove(feed.Address);
            }
            else
            {
                var isTakenOut = request.Fields.All("r").Select(StreamId.Parse).Any(tag => tag is { Kind: StreamKind.Folder } && tag.Value.Name == feed.Folder);
                changes.Edit(feed.Address, known => (request.Fields["t"]?.Trim() ?? known.Title, folders is [var into, ..] ? into : isTakenOut ? null : known.Folder));
            }
        }

        await AppAnswer.TextAsync(request.Context, "OK");
    }

    private async Task QuickAddAsync(AppRequest request)
    {
        var query = request.Fields["quickadd"] ?? "";
        var typed = query.StartsWith("feed/", StringComparison.Ordinal) ? query["feed/".Length..] : query;
        try
        {
            var added = await changes.AddAsync(typed, title: null, folder: null, request.Context.RequestAborted);
            var feed = IdOf(added, request);
            await AppAnswer.JsonAsync(request.Context, Json.QuickAddAnswer, new QuickAddAnswer(1, query, StreamId.OfFeed(feed.Id), AppText.Plain(feed.Title), Error: null));
        }
        catch (ArchiveException exception)
        {
            await AppAnswer.JsonAsync(request.Context, Json.QuickAddAnswer, new QuickAddAnswer(0, query, StreamId: null, StreamName: null, AppText.Plain(exception.Message)));
        }
    }

    private Task ExportAsync(AppRequest request)
        => File.Exists(options.Folder.SubscriptionsFile)
            ? AppAnswer.BytesAsync(request.Context, "text/x-opml; charset=utf-8", File.ReadAllBytes(options.Folder.SubscriptionsFile))
            : AppAnswer.TextAsync(request.Context, "nothing is subscribed to\n", StatusCodes.Status404NotFound);

    private async Task ImportAsync(AppRequest request)
    {
        AppFields.AllowBody(request.Context, LongestList);
        using var body = new MemoryStream();
        await request.Context.Request.Body.CopyToAsync(body, request.Context.RequestAborted);
        changes.Import(body.ToArray(), "the list");
        await AppAnswer.TextAsync(request.Context, "OK");
    }

    private async Task RenameTagAsync(AppRequest request)
    {
        if (FolderNamed(request) is not { } folder || StreamId.Parse(request.Fields["dest"]) is not { Kind: StreamKind.Folder } to || SubscriptionDesk.Folder(to.Name) is not { } wanted)
        {
            throw new ArchiveException("name a folder as s, and its new name as dest: user/-/label/NAME");
        }

        changes.MoveFolder(folder, wanted);
        await AppAnswer.TextAsync(request.Context, "OK");
    }

    private async Task DisableTagAsync(AppRequest request)
    {
        changes.MoveFolder(FolderNamed(request) ?? throw new ArchiveException("name a folder as s: user/-/label/NAME"), to: null);
        await AppAnswer.TextAsync(request.Context, "OK");
    }

    private static string? FolderNamed(AppRequest request)
        => StreamId.Parse(request.Fields["s"]) is { Kind: StreamKind.Folder } tag ? tag.Name : request.Fields["t"];

    private static ShelvedFeed IdOf(Subscription subscription, AppRequest request)
        => request.Shelves.Of(request.Marked.Roll).Find(subscription.FeedUrl) ?? throw new ArchiveException("the feed was removed again meanwhile");

    private static IEnumerable<RolledArticle> Named(AppRequest request)
        => request.Fields.All("i").Select(ItemId.Parse).OfType<long>().Distinct().Select(code => request.Marked.Roll.Find(code)).OfType<RolledArticle>();

    private static Task NoStreamAsync(AppRequest request)
        => AppAnswer.TextAsync(request.Context, "name a stream: feed/…, user/-/label/… or user/-/state/com.google/…\n", StatusCodes.Status400BadRequest);

    private static int Count(AppRequest request, int most) => (int)Math.Clamp(request.Fields.Number("n") ?? UsualItems, 0, most);

    private static string TitleOf(StreamId stream, Shelf shelf) => stream.Kind switch
    {
        StreamKind.Feed => StreamList.FeedOf(stream.Name, shelf)?.Title ?? "",
        StreamKind.Folder => stream.Name,
        StreamKind.Everything => "Reading list",
        _ => stream.Kind.ToString(),
    };

    // Clients send microseconds, and some seconds or nanoseconds.
    private static DateTimeOffset Instant(long stamp)
    {
        var seconds = stamp > 100_000_000_000_000_000 ? stamp / 1e9 : stamp > 100_000_000_000_000 ? stamp / 1e6 : stamp > 100_000_000_000 ? stamp / 1e3 : stamp;
        return DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(seconds);
    }

    // As it was sent, decoded once: an address or a label may have encoded slashes, or none that is encoded.
    private static string Behind(HttpContext context, string prefix)
    {
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var end = target.IndexOfAny(['?', '#']);
        var path = end < 0 ? target : target[..end];
        var start = path.IndexOf(prefix, StringComparison.Ordinal);
        return start < 0 ? "" : Uri.UnescapeDataString(path[(start + prefix.Length)..]);
    }

    private readonly record struct Tally(int Count, long Newest)
    {
        public Tally With(RolledArticle article) => new(Count + 1, Math.Max(Newest, article.FirstCapturedAt.ToUnixTimeMilliseconds()));

        public UnreadCountAnswer As(string id) => new(id, Count, (Newest * 1000).ToString(CultureInfo.InvariantCulture));
    }
}
