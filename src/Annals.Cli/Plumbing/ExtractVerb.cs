using System.CommandLine;
using System.Text.Json;
using Annals.Cli.Verbs;
using Annals.Extraction.Json;
using Annals.Extraction.Pages;

namespace Annals.Cli.Plumbing;

internal static class ExtractVerb
{
    private static readonly Argument<string?> Source = new("FILE") { Description = "A page; - for standard input", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<string?> Address = new("--url") { Description = "Where the page came from", HelpName = "URL" };

    private static readonly Option<string?> ContentType = new("--content-type") { Description = "The Content-Type it came with", HelpName = "CT" };

    private static readonly Option<bool> Explain = new("--explain") { Description = "What was kept and dropped and by which rule, instead of the article" };

    private static readonly Option<bool> Batch = new("--batch") { Description = "Lines of {\"file\",\"url\"} in, JSON lines out" };

    public static Command Create() => new Command("extract", "Find the article in a page") { Source, Address, ContentType, Explain, Batch }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        using var pipe = new Pipe();
        if (context.Arguments.GetValue(Batch))
        {
            foreach (var line in Pipe.Lines())
            {
                cancellation.ThrowIfCancellationRequested();
                pipe.Answer(PageJson.Write(Extract(line)), (byte)'\n');
            }

            return ExitCode.Done;
        }

        var path = context.Arguments.GetValue(Source) ?? throw new UsageException("extract: give a FILE, - for standard input, or --batch");
        var url = Addresses.Optional(context.Arguments.GetValue(Address), "--url") ?? throw new UsageException("extract: give the page's address with --url URL");
        if (Directory.Exists(path))
        {
            throw new UsageException($"{path} is a folder: give a page, or - for standard input");
        }

        var page = PageExtractor.Extract(Pipe.ReadFile(path), context.Arguments.GetValue(ContentType), url);
        if (context.Arguments.GetValue(Explain))
        {
            ShowSteps(context, page);
            return ExitCode.Done;
        }

        pipe.Answer(PageJson.Write(page), (byte)'\n');
        return ExitCode.Done;
    }

    private static void ShowSteps(VerbContext context, Page page)
        => context.Terminal.Table(
            ["", "rule", "what"],
            page.Explanation.Select(step => (IReadOnlyList<string>)[step.Kept ? "kept" : "dropped", step.Rule, step.Snippet]));

    // An unreadable page is an answer too: the lines out must match the lines in.
    private static Page Extract(string line)
    {
        var (file, url) = Request(line);
        try
        {
            return PageExtractor.Extract(File.ReadAllBytes(file), null, url);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return PageExtractor.Extract("", url);
        }
    }

    private static (string File, Uri Url) Request(string line)
    {
        var nowhere = new Uri("about:blank");
        try
        {
            using var request = JsonDocument.Parse(line);
            var root = request.RootElement;
            var file = root.TryGetProperty("file", out var path) ? path.GetString() : null;
            var url = root.TryGetProperty("url", out var address) ? address.GetString() : null;
            return (file ?? "", Addresses.Lenient(url) ?? nowhere);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return ("", nowhere);
        }
    }
}
