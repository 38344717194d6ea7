using System.CommandLine;
using Annals.Capture.Subscriptions;
using Annals.Cli.Plumbing;
using Annals.Cli.Terminals;

namespace Annals.Cli.Verbs;

internal static class AddVerb
{
    private const int MostShown = 12;

    private static readonly Argument<string> Address = new("URL") { Description = "A feed, or a site whose feed is looked for" };

    private static readonly Option<bool> NoDiscover = new("--no-discover") { Description = "Take the address as it is, without asking it" };

    private static readonly Option<string?> RssHub = new("--rsshub")
    {
        Description = "The RSSHub instance that makes a feed of a site without one, such as t.me/NAME (default: \"rsshub\" in annals.json; none is used unasked)",
        HelpName = "URL",
    };

    public static Command Create() => new Command("add", "Subscribe to a feed") { Address, NoDiscover, RssHub, CaptureVerb.AllowPrivate, CaptureVerb.AllowHost, Verb.ArchiveOption }.Does(RunAsync);

    private static async Task<int> RunAsync(VerbContext context, CancellationToken cancellation)
    {
        var text = context.Arguments.GetValue(Address)!;
        var url = TypedAddress.Read(text) ?? throw new UsageException($"'{text}' is no web address: give one such as https://paper.example, or user@instance of the fediverse");

        var bridge = Addresses.Optional(context.Arguments.GetValue(RssHub), "--rsshub");
        using var writer = CaptureVerb.OpenOrCreateWriter(context);
        using var session = CaptureVerb.Open(context, writer);
        var finding = context.Arguments.GetValue(NoDiscover)
            ? new FeedFinding(new Subscription { FeedUrl = url.AbsoluteUri }, "taken as it is", [])
            : await new SubscriptionDesk(session).LookAsync(url, bridge, cancellation);
        var subscription = finding.Chosen;
        var isNew = session.Subscriptions.Add([subscription]) == 1;
        context.Terminal.Note(isNew ? $"Subscribed to {subscription.FeedUrl}{(subscription.Title is { } title ? $" ({title})" : "")}" : $"{subscription.FeedUrl} is subscribed to already");
        Explain(context, finding);
        Terminal.Line(subscription.FeedUrl);
        return ExitCode.Done;
    }

    private static void Explain(VerbContext context, FeedFinding finding)
    {
        context.Terminal.Note($"Chosen because {finding.Why}");
        foreach (var other in finding.Others.Take(MostShown))
        {
            context.Terminal.Note($"  also there: {other.Url}{(other.Title is { Length: > 0 } title ? $" ({title})" : "")}");
        }

        if (finding.Others.Count > 0)
        {
            context.Terminal.Note("For another one: annals add ITS-ADDRESS, and annals remove for this one");
        }
    }
}
