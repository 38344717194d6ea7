using System.CommandLine;
using Annals.Capture.Subscriptions;
using Annals.Cli.Plumbing;
using Annals.Cli.Terminals;

namespace Annals.Cli.Verbs;

internal static class AddVerb
{
    private static readonly Argument<string> Address = new("URL") { Description = "A feed, or a site whose feed is looked for" };

    private static readonly Option<bool> NoDiscover = new("--no-discover") { Description = "Take the address as it is, without asking it" };

    public static Command Create() => new Command("add", "Subscribe to a feed") { Address, NoDiscover, CaptureVerb.AllowPrivate, CaptureVerb.AllowHost, Verb.ArchiveOption }.Does(RunAsync);

    private static async Task<int> RunAsync(VerbContext context, CancellationToken cancellation)
    {
        var text = context.Arguments.GetValue(Address)!;
        var url = Addresses.Optional(text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text, "URL")!;
        if (url.Scheme is not ("http" or "https"))
        {
            throw new UsageException($"'{text}' is no web address: feeds are fetched by http and https");
        }

        using var writer = CaptureVerb.OpenOrCreateWriter(context);
        using var session = CaptureVerb.Open(context, writer);
        var subscription = context.Arguments.GetValue(NoDiscover)
            ? new Subscription { FeedUrl = url.AbsoluteUri }
            : await new FeedFinder(session).FindAsync(url.AbsoluteUri, cancellation);
        var isNew = session.Subscriptions.Add([subscription]) == 1;
        context.Terminal.Note(isNew ? $"Subscribed to {subscription.FeedUrl}{(subscription.Title is { } title ? $" ({title})" : "")}" : $"{subscription.FeedUrl} is subscribed to already");
        Terminal.Line(subscription.FeedUrl);
        return ExitCode.Done;
    }
}
