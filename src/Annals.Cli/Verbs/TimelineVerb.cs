using System.CommandLine;
using System.Text;
using Annals.Cli.Terminals;
using Annals.Stories.Following;

namespace Annals.Cli.Verbs;

internal static class TimelineVerb
{
    private static readonly Argument<string[]> What = new("QUERY|POST") { Description = "Words to search for, an event's, a storyline's or articles' ids, or post files and folders of them", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<int> Limit = new("--limit", "-n") { Description = "At most so many articles of a search", DefaultValueFactory = _ => 50 };

    private static readonly Option<int?> Least = new("--least") { Description = "Told by at least so many articles (default: 1; 2 where more than five are read)" };

    // More articles tell more of what lies behind than anybody reads.
    private const int Few = 5;

    public static Command Create() => new Command("timeline", "What articles tell to have happened, in the order in which it happened") { What, Limit, Least, Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var reports = AskedReports.Read(context, context.Arguments.GetValue(What)!, context.Arguments.GetValue(Limit), cancellation);
        var timeline = Timeline.Of(reports);
        if (context.Terminal.IsJson)
        {
            using var stream = new MemoryStream();
            TimelineJson.Write(timeline, stream);
            Terminal.Line(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
            return ExitCode.Done;
        }

        var least = context.Arguments.GetValue(Least) ?? (reports.Count > Few ? 2 : 1);
        // The same words in five articles of one outlet are a caption it uses again.
        var told = timeline.Entries.Where(entry => entry.Reports.DistinctBy(static report => report.Article).DistinctBy(static report => (report.Outlet, report.Evidence[0].Text)).Count() >= least).ToList();
        Terminal.Lines(ShownTimeline.Lines(told, context.Terminal.Width));
        if (told.Count < timeline.Entries.Count)
        {
            context.Terminal.Note($"{timeline.Entries.Count - told.Count} more told by fewer than {least} articles, or in the same words: --least 1");
        }

        return ExitCode.Done;
    }
}
