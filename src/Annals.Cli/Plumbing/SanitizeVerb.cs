using System.CommandLine;
using System.Text;
using Annals.Cli.Verbs;
using Annals.Extraction.Sanitizer;

namespace Annals.Cli.Plumbing;

internal static class SanitizeVerb
{
    private static readonly Option<string?> BaseUri = new("--base-uri") { Description = "What relative addresses are resolved against", HelpName = "URI" };

    private static readonly Option<bool> Batch = new("--batch") { Description = "Many fragments, each ended by a NUL byte, in and out" };

    public static Command Create() => new Command("sanitize", "Make an HTML fragment from standard input safe to show") { BaseUri, Batch }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var baseUri = Addresses.Optional(context.Arguments.GetValue(BaseUri), "--base-uri");
        using var pipe = new Pipe();
        if (!context.Arguments.GetValue(Batch))
        {
            pipe.Answer(HtmlSanitizer.Sanitize(Encoding.UTF8.GetString(Pipe.ReadInput()), baseUri), end: null);
            return ExitCode.Done;
        }

        foreach (var fragment in Pipe.NulSeparated())
        {
            cancellation.ThrowIfCancellationRequested();
            pipe.Answer(HtmlSanitizer.Sanitize(fragment, baseUri), end: 0);
        }

        return ExitCode.Done;
    }
}
