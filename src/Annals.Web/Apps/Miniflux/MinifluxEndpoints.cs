using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Annals.Archive;
using Annals.Capture.Health;
using Annals.Capture.Subscriptions;
using Annals.Index.Articles;
using Annals.Web.Accounts;
using Annals.Web.Apps.Shelves;
using Annals.Web.Serving;

namespace Annals.Web.Apps.Miniflux;

/// <summary>
/// Miniflux's API v1 (miniflux.app/docs/api.html) under <c>/api/miniflux/v1</c>, and under <c>/api/miniflux/v1/v1</c> for
/// clients that hang it on whatever address they are given.
/// </summary>
internal sealed class MinifluxEndpoints(ReaderOptions options, AppDoor door, ShelfChanges changes, AppText text)
{
    private const int LongestBody = 2 << 20;
    private const int LongestList = 8 << 20;
    private const int CharactersAMinute = 1200;

    // Chinese stays readable, as in all answers here.
    private static readonly MinifluxJson Json = new(new JsonSerializerOptions(MinifluxJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var root in new[] { "/api/miniflux/v1", "/api/miniflux/v1/v1" })
        {
            var group = routes.MapGroup(root).WithMetadata(new OpenToAll(), new ChangesSomething());
            MapState(group);
            MapFeeds(group);
            MapEntries(group);
            group.Map("/{**rest}", Known(static request => ErrorAsync(request.Context, StatusCodes.Status404NotFound, "no such address")));
        }

        routes.Map("/api/miniflux/healthcheck", static context => AppAnswer.TextAsync(context, "OK")).WithMetadata(new OpenToAll());
    }

    private void MapState(RouteGroupBuilder group)
    {
        group.MapGet("/me", Known(static request => AppAnswer.JsonAsync(request.Context, Json.UserAnswer, User(request))));
        group.MapGet("/users", Known(static request => AppAnswer.JsonAsync(request.Context, Json.IReadOnlyListUserAnswer, [User(request)])));
        group.MapGet("/users/{id:int}", Known(static request => AppAnswer.JsonAsync(request.Context, Json.UserAnswer, User(request))));
        // The oldest version whose answers these are: clients compare it with what they need.
        group.MapGet("/version", Known(static request => AppAnswer.JsonAsync(request.Context, Json.VersionAnswer, new VersionAnswer("2.2.0", "annals", "", "", "", "", ""))));
        group.MapGet("/integrations/status", Known(static request => AppAnswer.JsonAsync(request.Context, Json.IntegrationsAnswer, new IntegrationsAnswer(HasIntegrations: false))));
        group.MapMethods("/flush-history", ["PUT", "DELETE"], Known(static request => NothingAsync(request, StatusCodes.Status202Accepted)));
        group.MapPut("/users/{id:int}/mark-all-as-read", Marking(static request => AppMarks.AllRead(request, feeds: null, until: null)));
        group.MapGet("/export", Known(ExportAsync));
        group.MapPost("/import", Managed(ImportAsync));
        group.MapPost("/discover", Managed(DiscoverAsync));
    }

    private void MapFeeds(RouteGroupBuilder group)
    {
        group.MapGet("/categories", Known(CategoriesAsync));
        group.MapPost("/categories", Managed(CreateCategoryAsync));
        group.MapPut("/categories/{category:int}", Managed(request => OnCategoryAsync(request, (_, folder) => RenameCategoryAsync(request, folder))));
        group.MapDelete("/categories/{category:int}", Managed(request => OnCategoryAsync(request, (_, folder) => RemoveCategoryAsync(request, folder))));
        group.MapGet("/categories/{category:int}/feeds", Known(request => OnCategoryAsync(request, (_, folder) => FeedsAsync(request, feed => feed.Folder == folder))));
        group.MapPut("/categories/{category:int}/refresh", Managed(request => OnCategoryAsync(request, (_, folder) => RefreshAsync(request, feed => feed.Folder == folder))));
        group.MapPut("/categories/{category:int}/mark-all-as-read", Marking(static request =>
        {
            if (request.Shelf.Folder(Number(request, "category")) is { } folder)
            {
                AppMarks.AllRead(request, request.Shelf.FeedsIn(folder.Name), until: null);
            }
        }));
        group.MapGet("/feeds", Known(request => FeedsAsync(request, static _ => true)));
        group.MapPost("/feeds", Managed(CreateFeedAsync));
        group.MapGet("/feeds/counters", Known(CountersAsync));
        group.MapPut("/feeds/refresh", Managed(request => RefreshAsync(request, static _ => true)));
        group.MapGet("/feeds/{feed:int}", Known(request => OnFeedAsync(request, feed => AppAnswer.JsonAsync(request.Context, Json.FeedAnswer, Feed(request, feed)))));
        group.MapPut("/feeds/{feed:int}", Managed(request => OnFeedAsync(request, feed => ChangeFeedAsync(request, feed))));
        group.MapDelete("/feeds/{feed:int}", Managed(request => OnFeedAsync(request, feed => RemoveFeedAsync(request, feed))));
        group.MapPut("/feeds/{feed:int}/refresh", Managed(request => OnFeedAsync(request, feed => RefreshAsync(request, other => other == feed))));
        group.MapPut("/feeds/{feed:int}/mark-all-as-read", Marking(static request => AppMarks.AllRead(request, new HashSet<int> { Number(request, "feed") }, until: null)));
        group.MapGet("/feeds/{feed:int}/icon", Known(request => OnFeedAsync(request, feed => IconAsync(request, feed.Id))));
        group.MapGet("/icons/{icon:int}", Known(static request => IconAsync(request, Number(request, "icon"))));
    }

    private void MapEntries(RouteGroupBuilder group)
    {
        group.MapGet("/entries", Known(request => EntriesAsync(request, feeds: null)));
        group.MapPut("/entries", Managing(ChangeStatusAsync));
        group.MapGet("/feeds/{feed:int}/entries", Known(request => OnFeedAsync(request, feed => EntriesAsync(request, new HashSet<int> { feed.Id }))));
        group.MapGet("/categories/{category:int}/entries", Known(request => OnCategoryAsync(request, (_, folder) => EntriesAsync(request, request.Shelf.FeedsIn(folder)))));
        foreach (var path in new[] { "/entries/{entry:long}", "/feeds/{feed:int}/entries/{entry:long}", "/categories/{category:int}/entries/{entry:long}" })
        {
            group.MapGet(path, Known(request => OnEntryAsync(request, article => AppAnswer.JsonAsync(request.Context, Json.EntryAnswer, Entry(request, article)))));
        }

        group.MapMethods("/entries/{entry:long}/bookmark", ["PUT", "POST"], Managing(request => OnEntryAsync(request, article =>
        {
            AppMarks.Star(options, request, [article], !request.State.IsStarred(article.Id));
            return NothingAsync(request);
        })));
        group.MapPost("/entries/{entry:long}/save", Managing(static request => NothingAsync(request, StatusCodes.Status202Accepted)));
        group.MapGet("/entries/{entry:long}/fetch-content", Known(request => OnEntryAsync(request, article =>
        {
            // The text that is kept is the whole one already.
            var entry = Entry(request, article);
            return AppAnswer.JsonAsync(request.Context, Json.ContentAnswer, new ContentAnswer(entry.Content, entry.ReadingTime));
        })));
    }

    private RequestDelegate Known(Func<AppRequest, Task> answer) => async context =>
    {
        var (request, wait) = await door.AdmitAsync(context, takesForms: false);
        if (request is null)
        {
            AppAnswer.SayWait(context, wait);
            await ErrorAsync(context, wait > TimeSpan.Zero ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized, "Access Unauthorized");
            return;
        }

        await answer(request);
    };

    /// <summary>A change of the reader's own marks.</summary>
    private RequestDelegate Managing(Func<AppRequest, Task> change) => Known(async request =>
    {
        if (options.IsReadOnly)
        {
            await ErrorAsync(request.Context, StatusCodes.Status403Forbidden, "nothing can be changed here");
            return;
        }

        try
        {
            await change(request);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            options.Report($"{request.Context.Request.Path}: not written: {exception.Message}");
            await ErrorAsync(request.Context, StatusCodes.Status507InsufficientStorage, $"not written: {exception.Message}");
        }
    });

    private RequestDelegate Marking(Action<AppRequest> mark) => Managing(request =>
    {
        mark(request);
        return NothingAsync(request);
    });

    /// <summary>A change of the feeds.</summary>
    private RequestDelegate Managed(Func<AppRequest, Task> change) => Known(async request =>
    {
        if (!changes.Allows(request))
        {
            await ErrorAsync(request.Context, StatusCodes.Status403Forbidden, "feeds cannot be changed from here");
            return;
        }

        try
        {
            await change(request);
        }
        catch (ArchiveException exception)
        {
            await ErrorAsync(request.Context, StatusCodes.Status400BadRequest, exception.Message);
        }
    });

    private static UserAnswer User(AppRequest request) => new() { Username = request.Visitor.Name!.Value.Value, IsAdmin = request.Visitor.MayManage };

    private Task ExportAsync(AppRequest request)
        => File.Exists(options.Folder.SubscriptionsFile)
            ? AppAnswer.BytesAsync(request.Context, "text/xml; charset=utf-8", File.ReadAllBytes(options.Folder.SubscriptionsFile))
            : ErrorAsync(request.Context, StatusCodes.Status404NotFound, "nothing is subscribed to");

    private async Task ImportAsync(AppRequest request)
    {
        AppFields.AllowBody(request.Context, LongestList);
        using var body = new MemoryStream();
        await request.Context.Request.Body.CopyToAsync(body, request.Context.RequestAborted);
        changes.Import(body.ToArray(), "the list");
        await AppAnswer.JsonAsync(request.Context, Json.MessageAnswer, new MessageAnswer("Feeds imported successfully"), StatusCodes.Status201Created);
    }

    private async Task DiscoverAsync(AppRequest request)
    {
        var found = await changes.LookAsync((await ReadAsync(request, Json.DiscoverWish)).Url ?? "", request.Context.RequestAborted);
        IEnumerable<DiscoveredAnswer> read = found.Read.Select(static feed => Discovered(feed.Subscription));
        await AppAnswer.JsonAsync(request.Context, Json.IReadOnlyListDiscoveredAnswer, [.. read.DefaultIfEmpty(Discovered(found.Chosen))]);
    }

    private static DiscoveredAnswer Discovered(Subscription feed) => new(AppText.Link(feed.FeedUrl), AppText.Plain(feed.Title ?? feed.FeedUrl), "rss");

    private Task CategoriesAsync(AppRequest request)
    {
        var counts = request.Fields["counts"] == "true" ? UnreadByFeed(request) : null;
        IEnumerable<(int Id, string? Name)> folders = [(Shelf.TopFolder, null), .. request.Shelf.Folders.Select(static folder => (folder.Id, (string?)folder.Name))];
        return AppAnswer.JsonAsync(request.Context, Json.IReadOnlyListCategoryAnswer, [.. folders.Select(folder => Category(folder.Id, folder.Name) with
        {
            FeedCount = counts is null ? null : request.Shelf.FeedsIn(folder.Name).Count,
            TotalUnread = counts is null ? null : request.Shelf.FeedsIn(folder.Name).Sum(feed => counts.GetValueOrDefault(feed)),
        })]);
    }

    private static CategoryAnswer Category(int id, string? name) => new(id, AppText.Plain(name ?? "All"), 1, HideGlobally: false, FeedCount: null, TotalUnread: null);

    private async Task CreateCategoryAsync(AppRequest request)
    {
        var name = NameOf(await ReadAsync(request, Json.CategoryChange));
        changes.AddFolder(name);
        await AnswerCategoryAsync(request, name);
    }

    private async Task RenameCategoryAsync(AppRequest request, string? folder)
    {
        var name = NameOf(await ReadAsync(request, Json.CategoryChange));
        if (folder is null)
        {
            throw new ArchiveException("the feeds without a folder have no name to change");
        }

        changes.MoveFolder(folder, name);
        await AnswerCategoryAsync(request, name);
    }

    private static Task AnswerCategoryAsync(AppRequest request, string name)
        => AppAnswer.JsonAsync(request.Context, Json.CategoryAnswer, Category(ShelfNow(request).Folders.First(folder => folder.Name == name).Id, name), StatusCodes.Status201Created);

    // Its feeds stay subscribed to: a folder is no reason to stop keeping the news.
    private Task RemoveCategoryAsync(AppRequest request, string? folder)
    {
        changes.MoveFolder(folder ?? throw new ArchiveException("the feeds without a folder cannot be removed together"), to: null);
        return NothingAsync(request);
    }

    private static string NameOf(CategoryChange change) => SubscriptionDesk.Folder(change.Title) ?? throw new ArchiveException("give the folder a title");

    private static Task FeedsAsync(AppRequest request, Func<ShelvedFeed, bool> isMeant)
        => AppAnswer.JsonAsync(request.Context, Json.IReadOnlyListFeedAnswer, [.. request.Shelf.Feeds.Where(isMeant).Select(feed => Feed(request, feed))]);

    private static Task CountersAsync(AppRequest request)
    {
        var unread = UnreadByFeed(request);
        var all = new Dictionary<int, int>();
        for (var place = 0; place < request.Shelf.Roll.Count; place++)
        {
            var feed = request.Shelf.FeedOf(request.Shelf.Roll[place]).Id;
            all[feed] = all.GetValueOrDefault(feed) + 1;
        }

        return AppAnswer.JsonAsync(request.Context, Json.CountersAnswer, new CountersAnswer(
            all.Where(pair => pair.Value > unread.GetValueOrDefault(pair.Key)).ToDictionary(static pair => Text(pair.Key), pair => pair.Value - unread.GetValueOrDefault(pair.Key)),
            unread.ToDictionary(static pair => Text(pair.Key), static pair => pair.Value)));
    }

    private static Dictionary<int, int> UnreadByFeed(AppRequest request)
        => request.Marked.NewestUnread().GroupBy(article => request.Shelf.FeedOf(article).Id).ToDictionary(static group => group.Key, static group => group.Count());

    private async Task CreateFeedAsync(AppRequest request)
    {
        var wish = await ReadAsync(request, Json.FeedChange);
        var added = await changes.AddAsync(wish.FeedUrl ?? "", wish.Title, FolderOf(request, wish.CategoryId, otherwise: null), request.Context.RequestAborted);
        var feed = ShelfNow(request).Find(added.FeedUrl) ?? throw new ArchiveException("the feed was removed again meanwhile");
        await AppAnswer.JsonAsync(request.Context, Json.CreatedFeedAnswer, new CreatedFeedAnswer(feed.Id), StatusCodes.Status201Created);
    }

    private async Task ChangeFeedAsync(AppRequest request, ShelvedFeed feed)
    {
        var wish = await ReadAsync(request, Json.FeedChange);
        RequireSubscription(feed);
        changes.Edit(feed.Address, known => (string.IsNullOrWhiteSpace(wish.Title) ? known.Title : wish.Title.Trim(), FolderOf(request, wish.CategoryId, known.Folder)));
        if (wish.Disabled is { } isPaused && isPaused != feed.Health is { Status: FeedStatus.Paused or FeedStatus.Retired })
        {
            changes.Pause(feed.Address, isPaused);
        }

        await AppAnswer.JsonAsync(request.Context, Json.FeedAnswer, Feed(request, ShelfNow(request).Find(feed.Id)!), StatusCodes.Status201Created);
    }

    private Task RemoveFeedAsync(AppRequest request, ShelvedFeed feed)
    {
        RequireSubscription(feed);
        changes.Remove(feed.Address);
        return NothingAsync(request);
    }

    private Task RefreshAsync(AppRequest request, Func<ShelvedFeed, bool> isMeant)
    {
        foreach (var feed in request.Shelf.Feeds.Where(feed => feed.IsSubscribed && isMeant(feed)))
        {
            changes.Ask(feed.Address);
        }

        return NothingAsync(request);
    }

    private static void RequireSubscription(ShelvedFeed feed)
    {
        if (!feed.IsSubscribed)
        {
            throw new ArchiveException("this is no subscription: an outlet of the archive cannot be renamed, moved or removed");
        }
    }

    private static string? FolderOf(AppRequest request, int? category, string? otherwise)
        => category is not { } id ? otherwise : request.Shelf.Folder(id) is { } folder ? folder.Name : throw new ArchiveException("there is no such category");

    private static Task IconAsync(AppRequest request, int id)
        => AppAnswer.JsonAsync(request.Context, Json.IconAnswer, new IconAnswer(id, $"{FeedTile.MediaType};base64,{Convert.ToBase64String(FeedTile.Png(id))}", FeedTile.MediaType));

    private Task EntriesAsync(AppRequest request, IReadOnlySet<int>? feeds)
    {
        var filter = EntryFilter.Of(request, options.Index, feeds);
        if (filter.Trouble is { } trouble)
        {
            return ErrorAsync(request.Context, StatusCodes.Status400BadRequest, trouble);
        }

        var (total, articles) = filter.Page();
        return AppAnswer.JsonAsync(request.Context, Json.EntriesAnswer, new EntriesAnswer(total, Entries(request, articles)));
    }

    private async Task ChangeStatusAsync(AppRequest request)
    {
        var change = await ReadAsync(request, Json.StatusChange);
        if (change is not { EntryIds: { Count: > 0 } ids, Status: "read" or "unread" })
        {
            await ErrorAsync(request.Context, StatusCodes.Status400BadRequest, "send entry_ids, and status: read or unread");
            return;
        }

        AppMarks.Read(request, ids.Select(id => request.Shelf.AtRow(id)).OfType<RolledArticle>(), change.Status == "read");
        await NothingAsync(request);
    }

    private static FeedAnswer Feed(AppRequest request, ShelvedFeed feed) => new()
    {
        Id = feed.Id,
        FeedUrl = AppText.Link(feed.Address) is { Length: > 0 } address ? address : $"{request.Root}/outlet/{Uri.EscapeDataString(feed.Title)}",
        SiteUrl = AppText.Link(feed.Site) is { Length: > 0 } site ? site : $"{request.Root}/outlet/{Uri.EscapeDataString(feed.Title)}",
        Title = AppText.Plain(feed.Title),
        CheckedAt = feed.Health?.LastPollAt ?? DateTimeOffset.UnixEpoch,
        NextCheckAt = feed.Health?.NextPollAt ?? DateTimeOffset.UnixEpoch,
        ParsingErrorMessage = AppText.Plain(feed.Health?.Error),
        ParsingErrorCount = feed.Health?.Failures ?? 0,
        Crawler = feed.Health?.ReadsPages ?? false,
        Disabled = feed.Health is { Status: FeedStatus.Paused or FeedStatus.Retired },
        Category = Category(request.Shelf.Feeds.Contains(feed) ? request.Shelf.FolderOf(feed) : ShelfNow(request).FolderOf(feed), feed.Folder),
        Icon = new IconReference(feed.Id, feed.Id),
    };

    private EntryAnswer Entry(AppRequest request, RolledArticle article) => Entries(request, [article])[0];

    private IReadOnlyList<EntryAnswer> Entries(AppRequest request, IReadOnlyList<RolledArticle> articles)
    {
        var byRow = articles.ToDictionary(static article => article.Row);
        var feeds = new Dictionary<int, FeedAnswer>();
        return [.. options.Index.Rows([.. articles.Select(static article => article.Row)]).Select(found =>
        {
            var (rolled, article) = (byRow[found.Row], found.Article);
            var feed = request.Shelf.FeedOf(rolled);
            var marks = request.Marked.Of(rolled.Id);
            var content = text.HtmlOf(article, request.Root);
            return new EntryAnswer
            {
                Id = rolled.Row,
                FeedId = feed.Id,
                Status = marks is { IsUnread: true } ? "unread" : "read",
                Hash = rolled.Id.Value,
                Title = AppText.Plain(article.Title),
                Url = AppText.Link(article.Url),
                PublishedAt = article.Published,
                CreatedAt = rolled.FirstCapturedAt,
                ChangedAt = article.CapturedAt,
                Content = content,
                Author = AppText.Plain(article.Author),
                Starred = marks is { IsStarred: true },
                ReadingTime = Math.Max(1, content.Length / CharactersAMinute),
                Tags = [.. article.Tags.Select(AppText.Plain)],
                Feed = feeds.TryGetValue(feed.Id, out var known) ? known : feeds[feed.Id] = Feed(request, feed),
            };
        })];
    }

    private static Task OnFeedAsync(AppRequest request, Func<ShelvedFeed, Task> answer)
        => request.Shelf.Find(Number(request, "feed")) is { } feed ? answer(feed) : ErrorAsync(request.Context, StatusCodes.Status404NotFound, "Resource Not Found");

    private static Task OnCategoryAsync(AppRequest request, Func<int, string?, Task> answer)
        => request.Shelf.Folder(Number(request, "category")) is { } folder ? answer(folder.Id, folder.Name) : ErrorAsync(request.Context, StatusCodes.Status404NotFound, "Resource Not Found");

    private static Task OnEntryAsync(AppRequest request, Func<RolledArticle, Task> answer)
        => long.TryParse(request.Context.Request.RouteValues["entry"] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && request.Shelf.AtRow(row) is { } article
            ? answer(article)
            : ErrorAsync(request.Context, StatusCodes.Status404NotFound, "Resource Not Found");

    private static Shelf ShelfNow(AppRequest request) => request.Shelves.Of(request.Marked.Roll);

    private static int Number(AppRequest request, string name)
        => int.TryParse(request.Context.Request.RouteValues[name] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <exception cref="ArchiveException">It is no such object.</exception>
    private static async Task<T> ReadAsync<T>(AppRequest request, JsonTypeInfo<T> type)
        where T : class
    {
        AppFields.AllowBody(request.Context, LongestBody);
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Context.Request.Body, type, request.Context.RequestAborted) ?? throw new ArchiveException("the body is no JSON object");
        }
        catch (JsonException exception)
        {
            throw new ArchiveException($"the body cannot be read: {exception.Message}", exception);
        }
    }

    private static Task NothingAsync(AppRequest request, int status = StatusCodes.Status204NoContent)
    {
        AppAnswer.Nothing(request.Context, status);
        return Task.CompletedTask;
    }

    private static Task ErrorAsync(HttpContext context, int status, string message)
        => AppAnswer.JsonAsync(context, Json.ErrorAnswer, new ErrorAnswer(AppText.Plain(message)), status);
}
