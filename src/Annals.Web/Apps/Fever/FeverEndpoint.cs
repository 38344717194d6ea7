using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Annals.Index.Articles;
using Annals.Web.Accounts;
using Annals.Web.Apps.Shelves;
using Annals.Web.Serving;

namespace Annals.Web.Apps.Fever;

/// <summary>
/// Fever's API (feedafever.com/api, version 3) under <c>/api/fever/?api</c>. Its key is MD5 of a name and a token, so that
/// only tokens made here open it, never a password. An item's number is its article's row: it counts as articles come.
/// </summary>
internal sealed class FeverEndpoint(ReaderOptions options, AppDoor door, AppText text)
{
    private const int Version = 3;
    private const int ItemsAtOnce = 50;
    private const int MostNamed = 1000;

    private static readonly FeverJson Json = new(new JsonSerializerOptions(FeverJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/fever").WithMetadata(new OpenToAll(), new ChangesSomething());
        group.Map("/", AnswerAsync);
        group.Map("/fever.php", AnswerAsync);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        // The protocol has no statuses: who is not known is told so in the answer.
        if (!HttpMethods.IsPost(context.Request.Method) || await door.AdmitByFeverKeyAsync(context) is not { } request)
        {
            await AppAnswer.JsonAsync(context, Json.FeverAnswer, new FeverAnswer(Version, 0));
            return;
        }

        try
        {
            if (!options.IsReadOnly)
            {
                Mark(request);
            }

            await AppAnswer.JsonAsync(context, Json.FeverAnswer, Answer(request));
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            options.Report($"{context.Request.Path}: not written: {exception.Message}");
            await AppAnswer.TextAsync(context, $"not written: {exception.Message}", StatusCodes.Status507InsufficientStorage);
        }
    }

    private FeverAnswer Answer(AppRequest request)
    {
        var (fields, shelf, marked) = (request.Fields, request.Shelf, request.Marked);
        var (wantsGroups, wantsFeeds) = (fields.Has("groups"), fields.Has("feeds"));
        return new FeverAnswer(Version, 1)
        {
            LastRefreshedOnTime = shelf.Feeds.Select(static feed => feed.Health?.LastSuccessAt?.ToUnixTimeSeconds() ?? 0).DefaultIfEmpty(0).Max(),
            Groups = wantsGroups ? [.. shelf.Folders.Select(static folder => new FeverGroup(folder.Id, AppText.Plain(folder.Name)))] : null,
            Feeds = wantsFeeds ? [.. shelf.Feeds.Select(static feed => new FeverFeed(feed.Id, feed.Id, AppText.Plain(feed.Title), AppText.Link(feed.Address), AppText.Link(feed.Site), 0, feed.Health?.LastSuccessAt?.ToUnixTimeSeconds() ?? 0))] : null,
            FeedsGroups = wantsGroups || wantsFeeds ? [.. shelf.Folders.Select(folder => new FeverFeedsOfGroup(folder.Id, Joined(shelf.Feeds.Where(feed => feed.Folder == folder.Name).Select(static feed => feed.Id))))] : null,
            Favicons = fields.Has("favicons") ? [.. shelf.Feeds.Select(static feed => new FeverIcon(feed.Id, $"{FeedTile.MediaType};base64,{Convert.ToBase64String(FeedTile.Png(feed.Id))}"))] : null,
            Items = fields.Has("items") ? Items(request, Wanted(fields, shelf)) : null,
            TotalItems = fields.Has("items") ? shelf.Roll.Count : null,
            UnreadItemIds = fields.Has("unread_item_ids") ? Joined(marked.NewestUnread().Select(static article => article.Row)) : null,
            SavedItemIds = fields.Has("saved_item_ids") ? Joined(Starred(request)) : null,
            Links = fields.Has("links") ? [] : null,
        };
    }

    private static IEnumerable<int> Starred(AppRequest request)
        => request.State.Stars().Select(star => request.Marked.Roll.Find(star.Article)).OfType<RolledArticle>().Select(static article => article.Row).Order();

    // Up from since_id, down from max_id, or those that are named.
    private static List<RolledArticle> Wanted(AppFields fields, Shelf shelf)
    {
        if (fields["with_ids"] is { } named)
        {
            return [.. named.Split(',').Take(MostNamed).Select(static text => long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : 0).Distinct().Select(row => shelf.AtRow(row)).OfType<RolledArticle>()];
        }

        var isDown = fields.Number("since_id") is null;
        var row = isDown ? Math.Min(fields.Number("max_id") is { } most and > 0 ? most - 1 : shelf.LastRow, shelf.LastRow) : Math.Max(0, fields.Number("since_id")!.Value) + 1;
        var found = new List<RolledArticle>();
        for (; row > 0 && row <= shelf.LastRow && found.Count < ItemsAtOnce; row += isDown ? -1 : 1)
        {
            if (shelf.AtRow(row) is { } article)
            {
                found.Add(article);
            }
        }

        return found;
    }

    private IReadOnlyList<FeverItem> Items(AppRequest request, List<RolledArticle> articles)
    {
        var byRow = articles.ToDictionary(static article => article.Row);
        return [.. options.Index.Rows([.. articles.Select(static article => article.Row)]).Select(found =>
        {
            var (rolled, article) = (byRow[found.Row], found.Article);
            var marks = request.Marked.Of(rolled.Id);
            return new FeverItem(
                rolled.Row,
                request.Shelf.FeedOf(rolled).Id,
                AppText.Plain(article.Title),
                AppText.Plain(article.Author),
                text.HtmlOf(article, request.Root),
                AppText.Link(article.Url),
                marks is { IsStarred: true } ? 1 : 0,
                marks is { IsUnread: true } ? 0 : 1,
                article.Published.ToUnixTimeSeconds());
        })];
    }

    private void Mark(AppRequest request)
    {
        var (fields, state) = (request.Fields, request.Fields["as"]);
        if (fields["mark"] == "item" && request.Fields.Number("id") is { } row && request.Shelf.AtRow(row) is { } article)
        {
            if (state is "read" or "unread")
            {
                AppMarks.Read(request, [article], state == "read");
            }
            else if (state is "saved" or "unsaved")
            {
                AppMarks.Star(options, request, [article], state == "saved");
            }

            request.Renew();
        }
        else if (fields["mark"] is "feed" or "group" && state == "read" && fields.Number("id") is { } id)
        {
            var until = fields.Number("before") is { } seconds and > 0 and < 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : (DateTimeOffset?)null;
            AppMarks.AllRead(request, FeedsOf(request.Shelf, fields["mark"] == "feed", id), until);
            request.Renew();
        }
    }

    /// <summary>Null for all of them, which clients call group 0; Fever's "sparks", group -1, are none.</summary>
    private static IReadOnlySet<int>? FeedsOf(Shelf shelf, bool isFeed, long id)
        => !isFeed && id == 0 ? null
            : id is <= 0 or > int.MaxValue ? new HashSet<int>()
            : isFeed ? new HashSet<int> { (int)id }
            : shelf.Folder((int)id) is { } folder ? shelf.FeedsIn(folder.Name)
            : new HashSet<int>();

    private static string Joined(IEnumerable<int> numbers) => string.Join(',', numbers.Select(static number => number.ToString(CultureInfo.InvariantCulture)));
}
