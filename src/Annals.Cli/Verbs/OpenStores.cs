using Annals.Archive;
using Annals.Cli.Terminals;
using Annals.Index.Knowledge;
using Annals.Stories.Keeping;

namespace Annals.Cli.Verbs;

/// <summary>What was concluded from an archive's articles, opened for one command.</summary>
internal sealed record OpenStores(KnowledgeStore Knowledge, StoryStore Stories) : IDisposable
{
    /// <summary>Writes the reader's decision down and groups by it.</summary>
    public void Decide(VerbContext context, ReaderDecision decision, CancellationToken cancellation)
    {
        Stories.Decide(decision, context.Clock.GetUtcNow());
        CatchUp(context.Terminal, cancellation);
        context.Terminal.Note($"Written into {Path.Combine(context.OpenArchive().Root, "stories.txt")}");
        foreach (var one in decision.Articles.Select(Stories.EventOf).OfType<EventOverview>().DistinctBy(static one => one.Id))
        {
            Terminal.Line(string.Join('\t', EventVerbs.Row(one)));
        }
    }

    /// <exception cref="ArchiveException">The disk refuses; what was grouped before stays.</exception>
    public GroupingResult CatchUp(Terminal terminal, CancellationToken cancellation)
        => terminal.WithProgress("Grouping", progress => Stories.CatchUp(Knowledge, new Relay<GroupingProgress>(step => progress.Report((step.Done, step.Total))), cancellation));

    public void Dispose()
    {
        Stories.Dispose();
        Knowledge.Dispose();
    }
}
