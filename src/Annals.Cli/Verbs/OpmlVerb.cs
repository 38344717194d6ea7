using System.CommandLine;
using Annals.Archive;
using Annals.Capture;
using Annals.Capture.Subscriptions;

namespace Annals.Cli.Verbs;

internal static class OpmlVerb
{
    private static readonly Argument<string> Source = new("FILE|URL") { Description = "An OPML list" };

    private static readonly Option<string?> To = new("--to") { Description = "A file (default: standard output)", HelpName = "FILE" };

    public static Command Create() => new("opml", "Subscriptions as OPML, which every reader understands")
    {
        new Command("import", "Subscribe to every feed of a list") { Source, CaptureVerb.AllowPrivate, CaptureVerb.AllowHost, Verb.ArchiveOption }.Does(ImportAsync),
        new Command("export", "The archive's own list") { To, Verb.ArchiveOption }.Does(Export),
    };

    private static async Task<int> ImportAsync(VerbContext context, CancellationToken cancellation)
    {
        using var writer = CaptureVerb.OpenOrCreateWriter(context);
        using var session = CaptureVerb.Open(context, writer);
        var source = context.Arguments.GetValue(Source)!;
        var listed = await ReadAsync(session, source, cancellation);
        var added = session.Subscriptions.Add(listed);
        context.Terminal.Note($"{listed.Count} feeds in {source}: {added} added, {listed.Count - added} subscribed to already");
        return ExitCode.Done;
    }

    private static async Task<IReadOnlyList<Subscription>> ReadAsync(CaptureSession session, string source, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(source, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return Directory.Exists(source) ? throw new UsageException($"{source} is a folder: give an OPML file or an address") : SubscriptionList.Read(await File.ReadAllBytesAsync(source, cancellation), source);
        }

        return await new SubscriptionDesk(session).FetchListAsync(uri, cancellation);
    }

    private static int Export(VerbContext context, CancellationToken cancellation)
    {
        var folder = context.OpenArchive();
        var bytes = File.Exists(folder.SubscriptionsFile) ? File.ReadAllBytes(folder.SubscriptionsFile) : throw new ArchiveException($"{folder.Root} subscribes to nothing yet");
        if (context.Arguments.GetValue(To) is { } path)
        {
            AtomicFile.Write(path, bytes);
            return ExitCode.Done;
        }

        using var output = Console.OpenStandardOutput();
        output.Write(bytes);
        return ExitCode.Done;
    }
}
