using System.CommandLine;
using System.Text;
using Annals.Cli.Terminals;
using Annals.Stories.Comparing;

namespace Annals.Cli.Verbs;

internal static class CompareVerb
{
    private static readonly Argument<string[]> What = new("EVENT|QUERY|POST") { Description = "An event's, a storyline's or articles' ids, words to search for, or post files and folders of them", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<bool> All = new("--all") { Description = "What one article tells alone and everybody it quotes, too" };

    private static readonly Option<int> Limit = new("--limit", "-n") { Description = "At most so many articles of a search", DefaultValueFactory = _ => 20 };

    public static Command Create() => new Command("compare", "What outlets tell alike, otherwise, later, against each other and wrongly") { What, All, Limit, Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var comparison = EventComparison.Of(AskedReports.Read(context, context.Arguments.GetValue(What)!, context.Arguments.GetValue(Limit), cancellation));
        if (context.Terminal.IsJson)
        {
            using var stream = new MemoryStream();
            ComparisonJson.Write(comparison, stream);
            Terminal.Line(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
            return ExitCode.Done;
        }

        Terminal.Lines(ShownComparison.Lines(comparison, context.Terminal.Width, context.Arguments.GetValue(All)));
        return ExitCode.Done;
    }
}
