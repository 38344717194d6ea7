using System.CommandLine;
using Annals.Cli.Plumbing;
using Annals.Cli.Terminals;
using Annals.Stories.Following;

namespace Annals.Cli.Verbs;

internal static class TimelineVerb
{
    private static readonly Argument<string[]> What = new("QUERY|POST") { Description = "Post files, or a folder of them", Arity = ArgumentArity.OneOrMore };

    public static Command Create() => new Command("timeline", "What articles tell to have happened, in the order in which it happened") { What }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var timeline = Timeline.Of(ReportFiles.Read(context.Arguments.GetValue(What)!, cancellation));
        if (context.Terminal.IsJson)
        {
            using var pipe = new Pipe();
            pipe.AnswerLine(stream => TimelineJson.Write(timeline, stream));
            return ExitCode.Done;
        }

        Terminal.Lines(ShownTimeline.Lines(timeline, context.Terminal.Width));
        return ExitCode.Done;
    }
}
