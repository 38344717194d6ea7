using System.CommandLine;
using Annals.Cli.Terminals;
using Annals.Index;
using Annals.Index.Following;
using Annals.Index.Knowledge;
using Annals.Stories.Keeping;

namespace Annals.Cli.Verbs;

internal static class ReindexVerb
{
    private static readonly Option<bool> Analysis = new("--analysis") { Description = "Also throw away what was concluded from the articles, and analyse them anew" };

    public static Command Create() => new Command("reindex", "Throw the index away and make it anew from the files") { Analysis, Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var folder = context.OpenArchive();
        ArchiveIndex.Delete(folder);
        using var index = ArchiveIndex.Open(folder);
        var result = context.Terminal.WithProgress("Indexing", progress =>
            index.CatchUp(new Relay<CatchUpProgress>(step => progress.Report(((int)(step.BytesRead >> 10), (int)(step.BytesTotal >> 10)))), cancellation));
        IndexNotes.Show(context.Terminal, result);
        context.Terminal.Note($"Indexed {result.Articles} articles from {result.Lines} lines of the journal");
        if (context.Arguments.GetValue(Analysis))
        {
            KnowledgeStore.Delete(folder);
            StoryStore.Delete(folder);
            return ArchiveAnalysis.Run(context, cancellation);
        }

        return ExitCode.Done;
    }
}
