using System.CommandLine;
using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Reading;
using Annals.Capture.Health;
using Annals.Capture.Images;
using Annals.Cli.Running;
using Annals.Cli.Terminals;
using Annals.Index;
using Annals.Web;

namespace Annals.Cli.Verbs;

internal static class ServeVerb
{
    private const string NotKept = "not kept, and nothing is fetched here";

    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(2);

    public static Command Create() => new Command("serve", "Serve the reader alone: nothing is fetched, nothing is written but the index")
    {
        Verb.ArchiveOption,
    }.WithReader().Does(RunAsync);

    private static async Task<int> RunAsync(VerbContext context, CancellationToken cancellation)
    {
        using var telemetry = Telemetry.Start();
        var folder = context.OpenArchive();
        // An index that had to be thrown away is built while the reader says so; a little that is missing is waited for.
        using var index = OpenIndex(context, folder, cancellation);
        var catalog = new Catalog();
        var memory = ImageMemory.Load(folder);
        await using var server = await ReaderServer.StartAsync(
            ReaderDoor.With(context, new ReaderOptions
            {
                Folder = folder,
                Index = index,
                Feeds = () => FeedHealthReport.Of(folder, catalog, context.Clock.GetUtcNow()),
                Pictures = (url, _) => Task.FromResult(KeptPicture(catalog, url)),
                Kept = url => ImageKeeper.Find(catalog, url),
                Missing = url => MissingPicture(catalog, Volatile.Read(ref memory), url),
            }),
            cancellation);
        ReaderDoor.Announce(context.Terminal, server, folder.Root);
        var resting = IdleMemory.WatchAsync(cancellation);
        try
        {
            // Another process may be fetching; what it keeps appears here.
            // The first page need not wait for the journal: pictures and feeds are known a moment later.
            for (var (trouble, position) = ("", default(JournalPosition)); ;)
            {
                position = catalog.CatchUp(folder, position);
                Volatile.Write(ref memory, Volatile.Read(ref memory).Newer(folder));
                trouble = await Task.Run(() => Follow(context.Terminal, index, trouble, cancellation), cancellation);
                await Task.Delay(LookInterval, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await resting;
            await server.StopAsync(CancellationToken.None);
            return ExitCode.Done;
        }
    }

    private static ArchiveIndex OpenIndex(VerbContext context, ArchiveFolder folder, CancellationToken cancellation)
    {
        var index = ArchiveIndex.Open(folder);
        if (index.StartedOver is not null)
        {
            return index;
        }

        index.Dispose();
        return context.OpenIndex(cancellation);
    }

    // A full disk stops the index, not the reading; it is said once as long as it stays the same.
    private static string Follow(Terminal terminal, ArchiveIndex index, string trouble, CancellationToken cancellation)
    {
        try
        {
            IndexNotes.Show(terminal, index.CatchUp(null, cancellation));
            return "";
        }
        catch (ArchiveException exception)
        {
            if (exception.Message != trouble)
            {
                Terminal.Problem(exception.Message);
            }

            return exception.Message;
        }
    }

    private static KeptImage KeptPicture(Catalog catalog, string url)
        => ImageKeeper.Find(catalog, url) ?? new KeptImage(null, null, NotKept);

    // What nobody has asked for yet nobody will ask for here: the page says so at once.
    private static MissingPicture? MissingPicture(Catalog catalog, ImageMemory memory, string url)
        => ImageKeeper.Missing(catalog, memory, url) ?? (ImageKeeper.Find(catalog, url) is null ? new MissingPicture(NotKept, default, 0, null) : null);
}
