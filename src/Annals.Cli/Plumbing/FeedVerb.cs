using System.CommandLine;
using Annals.Cli.Terminals;
using Annals.Cli.Verbs;
using Annals.Feeds;
using Annals.Feeds.Json;

namespace Annals.Cli.Plumbing;

internal static class FeedVerb
{
    private static readonly Argument<string?> Source = new("FILE") { Description = "A feed document; - for standard input", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<string?> BaseUri = new("--base-uri") { Description = "Where the document came from", HelpName = "URI" };

    private static readonly Option<string?> ContentType = new("--content-type") { Description = "The Content-Type it came with", HelpName = "CT" };

    private static readonly Option<bool> Batch = new("--batch") { Description = "Lines of PATH, tab, base URI, tab, content type in; JSON lines out" };

    public static Command Create() => new("feed", "Feeds as data")
    {
        new Command("parse", "What a feed says, as JSON, with what was wrong with it") { Source, BaseUri, ContentType, Batch }.Does(Run),
    };

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        using var pipe = new Pipe();
        if (context.Arguments.GetValue(Batch))
        {
            foreach (var line in Pipe.Lines())
            {
                cancellation.ThrowIfCancellationRequested();
                pipe.AnswerLine(output => Write(output, ParseLine(line)));
            }

            return ExitCode.Done;
        }

        var path = context.Arguments.GetValue(Source) ?? throw new UsageException("feed parse: give a FILE, - for standard input, or --batch");
        var baseUri = Addresses.Optional(context.Arguments.GetValue(BaseUri), "--base-uri");
        var feed = FeedParser.Parse(Read(path), baseUri, context.Arguments.GetValue(ContentType));
        pipe.AnswerLine(output => Write(output, feed));
        if (feed.Format != FeedFormat.Unknown)
        {
            return ExitCode.Done;
        }

        Terminal.Problem($"{path}: no feed: {(feed.Diagnostics is [var first, ..] ? first.Message : "nothing in it looks like one")}");
        return ExitCode.Failed;
    }

    private static byte[] Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException($"{path} is a folder: give a feed document, or - for standard input");
        }

        return Pipe.ReadFile(path);
    }

    // An unreadable document is an answer too: the lines out must match the lines in.
    private static Feed ParseLine(string line)
    {
        var fields = line.Split('\t');
        try
        {
            return FeedParser.Parse(File.ReadAllBytes(fields[0]), Addresses.Lenient(fields.ElementAtOrDefault(1)), fields.ElementAtOrDefault(2) is { Length: > 0 } type ? type : null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new Feed { IsBozo = true, Diagnostics = [new FeedDiagnostic(0, 0, exception.Message)] };
        }
    }

    // The Feeds floor cleans HTML as data, close to what was published; for showing, the reader cleans it more strictly.
    private static void Write(Stream output, Feed feed)
        => FeedJson.Write(output, feed);
}
