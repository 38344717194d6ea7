using System.CommandLine;
using Annals.Archive;

namespace Annals.Cli.Verbs;

internal static class InitVerb
{
    private static readonly Argument<string> Directory = new("DIR") { Description = "The new archive's folder", Arity = ArgumentArity.ZeroOrOne };

    public static Command Create() => new Command("init", "Make an empty archive") { Directory, Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var path = context.Arguments.GetValue(Directory) ?? context.ArchivePath;
        var existed = ArchiveFolder.Exists(path);
        var folder = ArchiveFolder.OpenOrCreate(path);
        using var writer = context.OpenWriter(folder);
        context.Terminal.Note(existed ? $"{folder.Root} is an archive already ({writer.Catalog.ArticleCount} articles)" : $"Made an empty archive at {folder.Root}");
        return ExitCode.Done;
    }
}
