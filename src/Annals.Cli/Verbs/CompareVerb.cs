using System.CommandLine;
using Annals.Cli.Plumbing;
using Annals.Cli.Terminals;
using Annals.Stories.Comparing;

namespace Annals.Cli.Verbs;

internal static class CompareVerb
{
    private static readonly Argument<string[]> What = new("EVENT|POST") { Description = "Post files, or a folder of them", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<bool> All = new("--all") { Description = "What one article tells alone, too" };

    public static Command Create() => new Command("compare", "What outlets tell alike, otherwise, later, against each other and wrongly") { What, All }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var comparison = EventComparison.Of(ReportFiles.Read(context.Arguments.GetValue(What)!, cancellation));
        if (context.Terminal.IsJson)
        {
            using var pipe = new Pipe();
            pipe.AnswerLine(stream => ComparisonJson.Write(comparison, stream));
            return ExitCode.Done;
        }

        Terminal.Lines(ShownComparison.Lines(comparison, context.Terminal.Width, context.Arguments.GetValue(All)));
        return ExitCode.Done;
    }
}
