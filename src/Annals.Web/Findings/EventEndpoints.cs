using Annals.Archive;
using Annals.Pages.Events;
using Annals.Pages.Notices;
using Annals.Pages.Stories;
using Annals.Stories.Keeping;
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
            : PageAnswer.SteadyAsync(context, options, page => desk.Event(id) is { } found ? EventPageView.Render(found, page) : null);
    }

    private Task StoryAsync(HttpContext context)
    {
        var id = Id(context);
        return IsNothingGrouped ? NothingGroupedAsync(context)
            : options.Knowledge?.Stories?.Story(id) is { Overview.Id: var current } && current != id && PageAnswer.ContextOf(context, options).Links.Story(current) is { } address ? Moved(context, address)
            : PageAnswer.SteadyAsync(context, options, page => desk.Story(id) is { } found ? StoryPageView.Render(found, page) : null);
    }

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
        => desk.FirstOf(form["event"].ToString()) is not { } first ? null
            : form["do"].ToString() switch
            {
                "pin" => new ReaderDecision(DecisionKind.PinEvent, [first]),
                "unpin" => new ReaderDecision(DecisionKind.Unpin, [first]),
                "merge" when desk.FirstOf(form["with"].ToString().Trim()) is { } other && other != first => new ReaderDecision(DecisionKind.MergeEvents, [first, other]),
                "split" when ArticleId.TryParse(form["article"].ToString(), out var article) => new ReaderDecision(DecisionKind.SplitEvent, [article]),
                _ => null,
            };

    private static string Id(HttpContext context) => context.Request.RouteValues["id"] as string ?? "";
}
