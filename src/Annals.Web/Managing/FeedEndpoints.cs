using Annals.Archive;
using Annals.Capture;
using Annals.Capture.Filtering;
using Annals.Capture.Subscriptions;
using Annals.Feeds;
using Annals.Pages.Feeds;
using Annals.Pages.Managing;
using Annals.Pages.Notices;
using Annals.Pages.Style;
using Annals.Web.Accounts;
using Annals.Web.Reading;
using Annals.Web.Serving;

namespace Annals.Web.Managing;

/// <summary>The pages of feeds, and what can be done with them.</summary>
internal sealed class FeedEndpoints(ReaderOptions options, ChangeDoor door, ManagingDesk desk)
{
    private const long LongestList = 8 << 20;

    // From the first request to the last candidate: whoever waits for a page gives up soon after.
    private static readonly TimeSpan LookDeadline = TimeSpan.FromSeconds(25);

    public void Map(IEndpointRouteBuilder routes)
    {
        var shown = routes.MapGroup("").WithMetadata(new ForKnownReaders());
        shown.Map("/feeds", context => desk.ShowAsync(context, page => FeedsPageView.Render(List(context.Request), page)));
        routes.Map(StyleSheet.DeskPath, DeskSheetAsync);
        shown.Map("/feeds/feed", FeedAsync);
        shown.Map("/feeds/remove", context => WithFeedAsync(context, FeedPageView.RenderRemoval));
        shown.Map("/feeds.opml", ExportAsync);
        door.MapForOwners(routes, "/feeds/look", desk.Change(static links => links.Feeds, LookAsync));
        door.MapForOwners(routes, "/feeds/add", desk.Change(static links => links.Feeds, AddAsync));
        door.MapForOwners(routes, "/feeds/import", desk.Change(static links => links.Feeds, ImportAsync), LongestList);
        MapChange(routes, "/feeds/edit", static (feeds, url, form) => feeds.Edit(url, Field(form, "title"), Field(form, "folder")));
        MapChange(routes, "/feeds/pause", static (feeds, url, _) => feeds.Pause(url));
        MapChange(routes, "/feeds/resume", static (feeds, url, _) => feeds.Resume(url));
        door.MapForOwners(routes, "/feeds/poll", desk.Change(static links => links.Feeds, (session, _, form) =>
        {
            var url = Url(form);
            if (session.Subscriptions.All.Any(feed => feed.FeedUrl == url && !feed.IsRetired))
            {
                session.Wishes.Ask(url);
            }

            return Task.FromResult(ChangeOutcome.Done);
        }));
        door.MapForOwners(routes, "/feeds/remove", desk.Change(static links => links.Feeds, (session, context, form) =>
        {
            new SubscriptionDesk(session).Remove(Url(form));
            return Task.FromResult(ChangeOutcome.GoTo(desk.LinksOf(context).Feeds));
        }));
    }

    private static Task DeskSheetAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return PageAnswer.WriteAsync(context, "text/css; charset=utf-8", StyleSheet.DeskCss);
    }

    private void MapChange(IEndpointRouteBuilder routes, string path, Func<SubscriptionDesk, string, IFormCollection, bool> change)
        => door.MapForOwners(routes, path, desk.Change(static links => links.Feeds, (session, context, form) =>
        {
            var url = Url(form);
            return Task.FromResult(change(new SubscriptionDesk(session), url, form)
                ? ChangeOutcome.GoTo(desk.LinksOf(context).Feed(url))
                : ChangeOutcome.Refuse(NoticeView.NotFound, StatusCodes.Status404NotFound));
        }));

    private FeedsPage List(HttpRequest request)
        => new(Rows(), new FeedSelection
        {
            Text = Parameters.Text(request, "q") ?? "",
            State = Parameters.Text(request, "state"),
            Folder = Parameters.Text(request, "folder"),
            Order = Parameters.Text(request, "order"),
        })
        {
            Imported = Parameters.Count(request, "added") is { } added && Parameters.Count(request, "of") is { } all ? (added, all) : null,
        };

    private IReadOnlyList<FeedRow> Rows() => [.. options.Feeds().Select(feed => FeedRows.Of(feed) with { IsAsked = options.Session?.Wishes.IsAsked(feed.Feed) == true })];

    private Task FeedAsync(HttpContext context)
        => WithFeedAsync(context, (feed, page) => FeedPageView.Render(feed, Folders(), FilterSet.FileName, page));

    private Task WithFeedAsync(HttpContext context, Func<FeedRow, Pages.Layout.PageContext, string> render)
    {
        var url = Parameters.Text(context.Request, "url");
        return Rows().FirstOrDefault(feed => feed.Url == url) is { } found
            ? desk.ShowAsync(context, page => render(found, page))
            : PageAnswer.ErrorAsync(context, options, StatusCodes.Status404NotFound, NoticeView.NotFound);
    }

    private IReadOnlyList<string> Folders() => [.. options.Feeds().Select(feed => feed.Folder).OfType<string>().Distinct()];

    private Task ExportAsync(HttpContext context)
    {
        var file = options.Folder.SubscriptionsFile;
        if (!File.Exists(file))
        {
            return PageAnswer.ErrorAsync(context, options, StatusCodes.Status404NotFound, NoticeView.NotFound);
        }

        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"feeds.opml\"";
        return PageAnswer.WriteAsync(context, "text/x-opml; charset=utf-8", File.ReadAllBytes(file));
    }

    private async Task<ChangeOutcome> LookAsync(CaptureSession session, HttpContext context, IFormCollection form)
    {
        var typed = Field(form, "address") ?? "";
        if (TypedAddress.Read(typed) is not { } address)
        {
            return Found(new FoundPage(typed), static page => page.Words.Managing.NoAddress, StatusCodes.Status422UnprocessableEntity);
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        deadline.CancelAfter(LookDeadline);
        var failed = new FoundPage(typed) { AsItIs = session.Subscriptions.All.Any(feed => feed.FeedUrl == address.AbsoluteUri) ? null : address.AbsoluteUri };
        try
        {
            return Found(Of(typed, await new SubscriptionDesk(session).LookAsync(address, bridge: null, deadline.Token), session));
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return Found(failed, static page => page.Words.Managing.LookTookLong, StatusCodes.Status422UnprocessableEntity);
        }
        catch (ArchiveException exception)
        {
            return Found(failed, _ => exception.Message, StatusCodes.Status422UnprocessableEntity);
        }
    }

    private ChangeOutcome Found(FoundPage found, Func<Pages.Layout.PageContext, string>? trouble = null, int status = StatusCodes.Status200OK)
        => ChangeOutcome.Refuse(page => FoundPageView.Render(found with { Trouble = trouble?.Invoke(page), Folders = Folders() }, page), status);

    private static FoundPage Of(string typed, FeedFinding finding, CaptureSession session)
    {
        var known = session.Subscriptions.All.Select(feed => feed.FeedUrl).ToHashSet();
        var read = finding.Read.Select(feed => feed.Subscription.FeedUrl).ToHashSet();
        return new FoundPage(typed)
        {
            Feeds = [.. finding.Read.Select(feed => new FoundFeedRow(feed.Subscription.FeedUrl, feed.Subscription.Title, feed.Subscription.Site, Name(feed.Format), feed.Entries, feed.Latest, known.Contains(feed.Subscription.FeedUrl)))],
            Others = [.. finding.Others.Where(other => !read.Contains(other.Url)).Select(other => (other.Url, other.Title))],
        };
    }

    private static string Name(FeedFormat format) => format switch
    {
        FeedFormat.Json1 or FeedFormat.Json11 => "JSON Feed",
        FeedFormat.Atom03 or FeedFormat.Atom10 => "Atom",
        FeedFormat.Rss10 or FeedFormat.Rss090 => "RDF",
        FeedFormat.Cdf => "CDF",
        _ => "RSS",
    };

    private Task<ChangeOutcome> AddAsync(CaptureSession session, HttpContext context, IFormCollection form)
    {
        if (TypedAddress.Read(Url(form)) is not { } address)
        {
            return Task.FromResult(Found(new FoundPage(Url(form)), static page => page.Words.Managing.NoAddress, StatusCodes.Status422UnprocessableEntity));
        }

        // What was found is taken letter by letter: another spelling of it would be another subscription.
        var subscription = new Subscription
        {
            FeedUrl = Uri.IsWellFormedUriString(Url(form), UriKind.Absolute) ? Url(form) : address.AbsoluteUri,
            Title = Field(form, "title"),
            Site = Field(form, "site"),
            Folder = SubscriptionDesk.Folder(Field(form, "folder")),
        };
        new SubscriptionDesk(session).Add([subscription]);
        return Task.FromResult(ChangeOutcome.GoTo(desk.LinksOf(context).Feed(subscription.FeedUrl)));
    }

    private async Task<ChangeOutcome> ImportAsync(CaptureSession session, HttpContext context, IFormCollection form)
    {
        var subscriptions = new SubscriptionDesk(session);
        IReadOnlyList<Subscription> listed;
        if (form.Files.GetFile("file") is { Length: > 0 } file)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, context.RequestAborted);
            listed = SubscriptionList.Read(bytes.ToArray(), file.FileName);
        }
        else if (Field(form, "address") is { } typed)
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
            deadline.CancelAfter(LookDeadline);
            listed = TypedAddress.Read(typed) is { } address ? await subscriptions.FetchListAsync(address, deadline.Token) : throw new ArchiveException($"'{typed}' is no web address");
        }
        else
        {
            return ChangeOutcome.Refuse(page => RefusalView.Render(page.Words.Managing.NotDone, page.Words.Managing.NoListGiven, page.Links.Managing!.Feeds, page));
        }

        var added = subscriptions.Add(listed);
        var back = desk.LinksOf(context).Feeds;
        return ChangeOutcome.GoTo(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{back}{(back.Contains('?', StringComparison.Ordinal) ? '&' : '?')}added={added}&of={listed.Count}"));
    }

    private static string Url(IFormCollection form) => form["url"].ToString().Trim();

    private static string? Field(IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;
}
