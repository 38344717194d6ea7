using System.CommandLine;
using System.Text;
using Annals.Cli.Terminals;
using Annals.Stories.Following;

namespace Annals.Cli.Verbs;

internal static class TimelineVerb
{
    private static readonly Argument<string[]> What = new("QUERY|POST") { Description = "Words to search for, an event's, a storyline's or articles' ids, or post files and folders of them", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<int> Limit = new("--limit", "-n") { Description = "At most so many articles of a search", DefaultValueFactory = _ => 50 };

    public static Command Create() => new Command("timeline", "What articles tell to have happened, in the order in which it happened") { What, Limit, Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var timeline = Timeline.Of(AskedReports.Read(context, context.Arguments.GetValue(What)!, context.Arguments.GetValue(Limit), cancellation));
        if (context.Terminal.IsJson)
        {
            using var stream = new MemoryStream();
            TimelineJson.Write(timeline, stream);
            Terminal.Line(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
            return ExitCode.Done;
        }

        Terminal.Lines(ShownTimeline.Lines(timeline, context.Terminal.Width));
        return ExitCode.Done;
    }
}
