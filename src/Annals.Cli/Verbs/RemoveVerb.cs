using System.CommandLine;
using Annals.Archive;

namespace Annals.Cli.Verbs;

internal static class RemoveVerb
{
    private static readonly Argument<string> Feed = new("FEED") { Description = "Its address or title" };

    public static Command Create() => new Command("remove", "Unsubscribe; what was kept stays kept") { Feed, Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        _ = context.OpenArchive();
        var feed = context.Arguments.GetValue(Feed)!;
        using var writer = CaptureVerb.OpenOrCreateWriter(context);
        using var session = CaptureVerb.Open(context, writer);
        var named = session.Subscriptions.All.Where(subscription => subscription.FeedUrl == feed || subscription.Title == feed).ToList();
        if (named.Count == 0)
        {
            throw new ArchiveException($"nothing is subscribed to as '{feed}': 'annals feeds' lists addresses and titles");
        }

        if (named.Count > 1)
        {
            throw new ArchiveException($"{named.Count} subscriptions are called '{feed}': give the address of the one to remove");
        }

        session.Subscriptions.Remove(named[0].FeedUrl);
        context.Terminal.Note($"No longer subscribed to {named[0].FeedUrl}; its articles stay");
        return ExitCode.Done;
    }
}
