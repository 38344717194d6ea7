using System.CommandLine;
using System.Text.Json;
using Annals.Archive;
using Annals.Cli.Terminals;
using Annals.Index.Revisions;
using Annals.Language.Comparing;

namespace Annals.Cli.Verbs;

internal static class DiffVerb
{
    private static readonly Argument<string> Id = new("ID") { Description = "The article's id, as search and log print it" };

    private static readonly Argument<int[]> Revisions = new("REV")
    {
        Description = "Two revisions, from 1 (default: the last two)",
        Arity = new ArgumentArity(0, 2),
    };

    private static readonly Option<bool> Whole = new("--whole") { Description = "The unchanged paragraphs too" };

    public static Command Create() => new Command("diff", "What changed between two revisions of an article, word by word") { Id, Revisions, Whole, Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var text = context.Arguments.GetValue(Id)!;
        if (!ArticleId.TryParse(text, out var id))
        {
            throw new UsageException($"'{text}' is no article id: ids are 12 letters and digits, as 'annals search' prints them");
        }

        using var index = context.OpenIndex(cancellation);
        var known = index.Revisions(id);
        if (known.Count == 0)
        {
            throw new ArchiveException($"there is no article {id} in {context.ArchivePath}");
        }

        if (known.Count == 1)
        {
            context.Terminal.Note($"Article {id} has one revision: nothing has changed since it was kept");
            return ExitCode.Done;
        }

        var numbers = context.Arguments.GetValue(Revisions) is { Length: > 0 } given ? given : [known.Count - 1, known.Count];
        var (before, after) = numbers.Length == 2 ? (numbers[0], numbers[1]) : (numbers[0], known.Count);
        foreach (var number in new[] { before, after }.Where(number => known.All(revision => revision.Number != number)))
        {
            throw new ArchiveException($"article {id} has revisions 1 to {known.Count}, not {number}");
        }

        var diff = RevisionComparer.Compare(context.OpenArchive(), known.First(revision => revision.Number == before), known.First(revision => revision.Number == after));
        if (context.Terminal.IsJson)
        {
            Terminal.Line(JsonSerializer.Serialize(ShownDiff.Of(id, diff), CliJson.Default.ShownDiff));
        }
        else
        {
            Print(context, id, diff);
        }

        return ExitCode.Done;
    }

    private static void Print(VerbContext context, ArticleId id, RevisionDiff diff)
    {
        context.Terminal.Changed(diff.Title);
        Terminal.Line($"{id}: revision {diff.Before.Number} ({Moment(diff.Before.CapturedAt)}) to {diff.After.Number} ({Moment(diff.After.CapturedAt)}): {ClassNames.Of(diff.Classes)}");
        Terminal.Line("");
        foreach (var block in diff.Text.Where(block => block.IsChanged || context.Arguments.GetValue(Whole)))
        {
            context.Terminal.Changed(block);
            Terminal.Line("");
        }

        foreach (var picture in diff.PicturesRemoved)
        {
            context.Terminal.Changed(new DiffBlock([new DiffPart(DiffKind.Removed, picture)]));
        }

        foreach (var picture in diff.PicturesAdded)
        {
            context.Terminal.Changed(new DiffBlock([new DiffPart(DiffKind.Added, picture)]));
        }
    }

    private static string Moment(DateTimeOffset time) => UtcTime.ToIso(time)[..16].Replace('T', ' ') + " UTC";
}
