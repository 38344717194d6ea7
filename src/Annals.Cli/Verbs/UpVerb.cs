using System.CommandLine;
using Annals.Archive;
using Annals.Capture;
using Annals.Capture.Health;
using Annals.Capture.Images;
using Annals.Capture.Rounds;
using Annals.Capture.Subscriptions;
using Annals.Cli.Running;
using Annals.Cli.Terminals;
using Annals.Index;
using Annals.Web;
using Annals.Web.Demo;
using Annals.Web.Managing;

namespace Annals.Cli.Verbs;

internal static class UpVerb
{
    private const string DemoArchive = "annals-demo";

    // The demo's correction is there once a feed has been read; nobody who looks at a demo waits ten minutes for it.
    private static readonly TimeSpan DemoSecondLook = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan BetweenImageRounds = TimeSpan.FromSeconds(20);

    private static readonly Option<bool> Demo = new("--demo") { Description = "With outlets inside the process instead of the world: needs no network (archive: ./annals-demo)" };

    private static readonly Option<bool> NoAnalysis = new("--no-analysis") { Description = "Do not read new articles for names, quotations and events in the background" };

    public static Command Create() => new Command("up", "The whole thing in one process: fetch on schedule, index, serve")
    {
        Demo, CaptureVerb.AllowPrivate, CaptureVerb.AllowHost, CaptureVerb.NoRaw, CaptureVerb.NoImages, CaptureVerb.NoRecheck, NoAnalysis, Verb.ArchiveOption,
    }.WithReader().Does(RunAsync);

    private static async Task<int> RunAsync(VerbContext context, CancellationToken cancellation)
    {
        var isDemo = context.Arguments.GetValue(Demo);
        var path = isDemo && !context.NamesArchive ? DemoArchive : context.ArchivePath;
        var isNew = !ArchiveFolder.Exists(path);
        using var telemetry = Telemetry.Start();
        using var writer = context.OpenWriter(ArchiveFolder.OpenOrCreate(path));
        using var session = CaptureVerb.Open(context, writer, allowPrivate: isDemo);
        await using var outlets = isDemo ? await DemoOutlets.StartAsync(context.Clock, cancellation) : null;
        Subscribe(context.Terminal, session, outlets, isNew);
        var troubles = new TroubleLog();
        void Trouble(string what)
        {
            Terminal.Problem(what);
            troubles.Note(context.Clock.GetUtcNow(), what);
        }

        using var index = ArchiveIndex.Open(writer.Folder);
        using var follower = new IndexFollower(index, writer, result => IndexNotes.Show(context.Terminal, result), Trouble);
        using var knowledge = context.Arguments.GetValue(NoAnalysis) ? null : new KnowledgeFollowing(writer, Trouble);
        var pictures = new ImageKeeper(session);
        await using var server = await ReaderServer.StartAsync(
            ReaderDoor.With(context, new ReaderOptions
            {
                Folder = writer.Folder,
                Index = index,
                Feeds = () => FeedHealthReport.Of(session),
                Session = session,
                LocalAccount = isDemo ? DemoAccount.Of(context.Clock) : null,
                Troubles = troubles,
                Pictures = (url, cancel) => pictures.GetAsync(url, article: null, cancel),
                Kept = pictures.Find,
                Missing = url => ImageKeeper.Missing(writer.Catalog, session.Images, url),
            }),
            cancellation);
        ReaderDoor.Announce(context.Terminal, server, writer.Folder.Root);
        var resting = IdleMemory.WatchAsync(cancellation);
        var publishing = PublishLoop.Start(context.Terminal, writer.Folder, context.Clock, cancellation);
        var printing = EditionLoop.Start(context.Terminal, writer.Folder, context.Clock, cancellation);
        await FetchAsync(context.Terminal, session, Trouble, isDemo, !context.Arguments.GetValue(CaptureVerb.NoImages), !context.Arguments.GetValue(CaptureVerb.NoRecheck), cancellation);
        await publishing;
        await printing;
        await resting;
        await server.StopAsync(CancellationToken.None);
        follower.Finish();
        return ExitCode.Done;
    }

    private static void Subscribe(Terminal terminal, CaptureSession session, DemoOutlets? outlets, bool isNew)
    {
        if (outlets is not null)
        {
            session.Subscriptions.Add(SubscriptionList.Read(System.Text.Encoding.UTF8.GetBytes(outlets.Opml), "the demo's list"));
        }
        else if (isNew && session.Subscriptions.All.Count == 0)
        {
            using var starter = typeof(UpVerb).Assembly.GetManifestResourceStream("starter.opml")!;
            using var bytes = new MemoryStream();
            starter.CopyTo(bytes);
            var added = session.Subscriptions.Add(SubscriptionList.Read(bytes.ToArray(), "the starter list"));
            terminal.Note($"Made an archive at {session.Writer.Folder.Root} with {added} outlets to start with; edit subscriptions.opml there as you like");
        }
    }

    private static async Task FetchAsync(Terminal terminal, CaptureSession session, Action<string> trouble, bool isDemo, bool withImages, bool rechecks, CancellationToken cancellation)
    {
        if (isDemo)
        {
            await DemoRoundsAsync(terminal, session, trouble, cancellation);
        }

        var images = withImages ? FetchImagesAsync(terminal, session, cancellation) : Task.CompletedTask;
        await new CaptureLoop(session).RunAsync(new FetchOptions { Recheck = rechecks }, null, summary => Say(terminal, summary), trouble, cancellation);
        await images;
    }

    // Beside the feeds, which must not wait for pictures; the gates of the hosts are shared.
    private static async Task FetchImagesAsync(Terminal terminal, CaptureSession session, CancellationToken cancellation)
    {
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                try
                {
                    var images = await new ImageRound(session).RunAsync(new ImageRoundOptions(), cancellation);
                    if (images.Kept > 0)
                    {
                        terminal.Note($"{images.Kept} images kept{(images.Waiting > 0 ? $", {images.Waiting} articles to go" : "")}");
                    }
                }
                catch (ArchiveException)
                {
                    // The feeds' own rounds say what is wrong with the disk.
                }

                await Task.Delay(BetweenImageRounds, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Stopped; what is left is for the next time.
        }
    }

    private static async Task DemoRoundsAsync(Terminal terminal, CaptureSession session, Action<string> trouble, CancellationToken cancellation)
    {
        try
        {
            Say(terminal, await new FetchRound(session).RunAsync(new FetchOptions { Force = true }, null, cancellation));
            await Task.Delay(DemoSecondLook, cancellation);
            Say(terminal, await new FetchRound(session).RunAsync(new FetchOptions { Force = true }, null, cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Stopped before the demo had shown everything.
        }
        catch (ArchiveException exception)
        {
            // The reader goes on; the loop tries again when there is room.
            trouble(exception.Message);
        }
    }

    private static void Say(Terminal terminal, RoundSummary summary)
    {
        foreach (var feed in summary.Feeds.Where(feed => feed.Error is not null && !summary.NetworkIsDown))
        {
            terminal.Note($"{feed.Title}: {feed.Error}");
        }

        if (FetchVerb.Words(summary.Rechecks) is { } words)
        {
            terminal.Note(words);
        }

        if (summary.Polled == 0)
        {
            return;
        }

        terminal.Note(summary.NetworkIsDown
            ? "No outlet can be reached: the network seems to be down. The reader works; fetching goes on when it is back"
            : $"{summary.Polled} feeds asked: {summary.New} new, {summary.Revised} revised{(summary.Failed > 0 ? $", {summary.Failed} failed" : "")}");
    }
}
