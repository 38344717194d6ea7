using System.CommandLine;
using Annals.Cli.Terminals;
using Annals.Index;
using Annals.Index.Following;

namespace Annals.Cli.Verbs;

internal static class ReindexVerb
{
    public static Command Create() => new Command("reindex", "Throw the index away and make it anew from the files") { Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var folder = context.OpenArchive();
        ArchiveIndex.Delete(folder);
        using var index = ArchiveIndex.Open(folder);
        var result = context.Terminal.WithProgress("Indexing", progress =>
            index.CatchUp(new Relay<CatchUpProgress>(step => progress.Report(((int)(step.BytesRead >> 10), (int)(step.BytesTotal >> 10)))), cancellation));
        IndexNotes.Show(context.Terminal, result);
        context.Terminal.Note($"Indexed {result.Articles} articles from {result.Lines} lines of the journal");
        return ExitCode.Done;
    }
}
