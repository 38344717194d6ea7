using System.CommandLine;
using Annals.Capture.Subscriptions;

namespace Annals.Cli.Verbs;

/// <summary>The verbs that do one thing to one subscription.</summary>
internal static class SubscriptionVerbs
{
    private static readonly Argument<string> Feed = new("FEED") { Description = "Its address or title" };

    public static Command Remove() => Create("remove", "Unsubscribe; what was kept stays kept", static (desk, feed) =>
    {
        desk.Remove(feed);
        return $"No longer subscribed to {feed}; its articles stay";
    });

    public static Command Pause() => Create("pause", "Do not ask a feed until 'annals resume'; it stays in the list", static (desk, feed) =>
    {
        desk.Pause(feed);
        return $"{feed} is not asked until 'annals resume'; 'annals fetch' with its name still does";
    });

    public static Command Resume() => Create("resume", "Ask a feed again that was paused, or that was gone for good", static (desk, feed) =>
    {
        desk.Resume(feed);
        return $"{feed} is asked again";
    });

    private static Command Create(string name, string description, Func<SubscriptionDesk, string, string> change)
        => new Command(name, description) { Feed, Verb.ArchiveOption }.Does((context, cancellation) =>
        {
            _ = context.OpenArchive();
            using var writer = CaptureVerb.OpenOrCreateWriter(context);
            using var session = CaptureVerb.Open(context, writer);
            var desk = new SubscriptionDesk(session);
            context.Terminal.Note(change(desk, desk.Find(context.Arguments.GetValue(Feed)!).FeedUrl));
            return ExitCode.Done;
        });
}
