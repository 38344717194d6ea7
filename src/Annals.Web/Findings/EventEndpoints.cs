using Annals.Archive;
using Annals.Pages.Events;
using Annals.Pages.Layout;
using Annals.Pages.Notices;
using Annals.Pages.Search;
using Annals.Pages.Stories;
using Annals.Stories.Keeping;
using Annals.Web.Accounts;
using Annals.Web.FeedsOut;
using Annals.Web.Serving;

namespace Annals.Web.Findings;

/// <summary>The addresses of events and stories, and of what an owner decides about them.</summary>
internal sealed class EventEndpoints(ReaderOptions options, EventDesk desk, ChangeDoor door)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Map("/today", context => PageAnswer.SteadyAsync(context, options, async page => EventsPageView.Render(await desk.TodayAsync(), page)));
        routes.Map("/events", context => PageAnswer.SteadyAsync(context, options, page => EventsPageView.Render(desk.Events(Parameters.Page(context.Request)), page)));
        routes.Map("/events/{id}", EventAsync);
        routes.Map("/stories", context => PageAnswer.SteadyAsync(context, options, page => StoriesPageView.Render(desk.Stories(Parameters.Page(context.Request)), page)));
        routes.Map("/stories/{id}", StoryAsync);
        door.MapForOwners(routes, Decisions.Action, (_, form) => DecideAsync(form));
    }

    private Task EventAsync(HttpContext context)
    {
        var id = Id(context);
        return IsNothingGrouped ? NothingGroupedAsync(context)
            : options.Knowledge?.Stories?.Event(id) is { Overview.Id: var current } && current != id && PageAnswer.ContextOf(context, options).Links.Event(current) is { } address ? Moved(context, address)
            : PageAnswer.SteadyAsync(context, options, page => desk.Event(id) is { } found ? EventPageView.Render(found with { Files = Files(context, "events", id) }, WithFeeds(page, $"event:{id}")) : null);
    }

    private Task StoryAsync(HttpContext context)
    {
        var id = Id(context);
        return IsNothingGrouped ? NothingGroupedAsync(context)
            : options.Knowledge?.Stories?.Story(id) is { Overview.Id: var current } && current != id && PageAnswer.ContextOf(context, options).Links.Story(current) is { } address ? Moved(context, address)
            : PageAnswer.SteadyAsync(context, options, page => desk.Story(id) is { } found ? StoryPageView.Render(found with { Files = Files(context, "stories", id) }, WithFeeds(page, $"story:{id}")) : null);
    }

    private static PageContext WithFeeds(PageContext page, string query) => page with { Feeds = FeedView.OfSearch(new SearchForm { Query = query }).Links(page) };

    // Strangers may read; a book of all of it is work, and the API wants a token of them.
    private FileLink[] Files(HttpContext context, string kind, string id)
        => !Visitor.Of(context).MayMark ? []
            : [new FileLink(options.BasePath + BookEndpoints.PathOf(kind, id), "EPUB"), new FileLink($"{options.BasePath}/api/v1/{kind}/{Uri.EscapeDataString(id)}", "JSON")];

    private bool IsNothingGrouped => options.Knowledge?.Stories is null;

    private Task NothingGroupedAsync(HttpContext context) => PageAnswer.SteadyAsync(context, options, page => EventsPageView.Render(desk.Events(1), page));

    private static Task Moved(HttpContext context, string address)
    {
        context.Response.Redirect(address);
        return Task.CompletedTask;
    }

    private async Task<ChangeOutcome> DecideAsync(IFormCollection form)
    {
        if (options.Knowledge is not { Stories: { } store } knowledge || DecisionOf(form) is not { } decision)
        {
            return ChangeOutcome.Refuse(NoticeView.NotFound, StatusCodes.Status404NotFound);
        }

        try
        {
            store.Decide(decision, options.Clock.GetUtcNow());
        }
        catch (ArchiveException exception)
        {
            return ChangeOutcome.Refuse(page => NoticeView.NotWritten(page, exception.Message));
        }

        await knowledge.FollowAsync();
        return ChangeOutcome.Done;
    }

    // Decisions name articles: whatever becomes of the groups, it stays clear what was meant.
    private ReaderDecision? DecisionOf(IFormCollection form)
    {
        var isStory = form["story"].ToString().Length > 0;
        if (desk.FirstOf(form[isStory ? "story" : "event"].ToString()) is not { } first)
        {
            return null;
        }

        return form["do"].ToString() switch
        {
            "pin" => new ReaderDecision(isStory ? DecisionKind.PinStory : DecisionKind.PinEvent, [first]),
            "unpin" => new ReaderDecision(DecisionKind.Unpin, [first]),
            "merge" when OfKind(form["with"].ToString().Trim(), isStory) is { } other && other != first => new ReaderDecision(isStory ? DecisionKind.MergeStories : DecisionKind.MergeEvents, [first, other]),
            "split" when ArticleId.TryParse(form["article"].ToString(), out var article) && (!isStory || desk.StoryOf(article) == desk.StoryOf(first)) => new ReaderDecision(isStory ? DecisionKind.SplitStory : DecisionKind.SplitEvent, [article]),
            _ => null,
        };
    }

    // An event is not merged with a storyline.
    private ArticleId? OfKind(string id, bool isStory) => id.StartsWith(isStory ? 's' : 'e') ? desk.FirstOf(id) : null;

    private static string Id(HttpContext context) => context.Request.RouteValues["id"] as string ?? "";
}
