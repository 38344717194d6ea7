using System.CommandLine;
using System.Text;
using Annals.Archive;
using Annals.Archive.Transparency;

namespace Annals.Cli.Verbs;

/// <summary>Proofs for people who have neither the archive nor Annals.</summary>
internal static class ProveVerb
{
    private static readonly Argument<string?> Article = new("ARTICLE") { Description = "The article's id", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<int?> Revision = new("--revision") { Description = "An earlier revision, from 1 (default: the current one)", HelpName = "N" };

    private static readonly Option<string?> Consistent = new("--consistent") { Description = "An older checkpoint of this archive: prove that nothing it signed was rewritten", HelpName = "FILE" };

    private static readonly Option<string?> To = new("--to") { Description = "Write the proof to a file (default: standard output)", HelpName = "FILE" };

    public static Command Create()
        => new Command("prove", "Prove to others that an article was kept, or that nothing was rewritten since an old checkpoint")
        {
            Article, Revision, Consistent, To, Verb.ArchiveOption,
        }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var folder = context.OpenArchive();
        var (article, old) = (context.Arguments.GetValue(Article), context.Arguments.GetValue(Consistent));
        if ((article is null) == (old is null))
        {
            throw new UsageException("give either an article's id, or --consistent FILE with an older checkpoint ('annals key sign' prints one to keep)");
        }

        return article is not null ? ProveArticle(context, folder, article) : ProveConsistency(context, folder, old!);
    }

    private static int ProveArticle(VerbContext context, ArchiveFolder folder, string text)
    {
        if (!ArticleId.TryParse(text, out var id))
        {
            throw new UsageException($"'{text}' is no article id: ids are 12 letters and digits, as 'annals search' prints them");
        }

        var prover = Prover.Open(folder);
        var newest = prover.LastRevision(id);
        if (newest == 0)
        {
            throw new ArchiveException($"there is no article {id} in {context.ArchivePath}");
        }

        var revision = context.Arguments.GetValue(Revision) ?? newest;
        if (revision < 1 || revision > newest)
        {
            throw new ArchiveException($"article {id} has revisions 1 to {newest}, not {revision}");
        }

        var proof = prover.Revision(id, revision);
        Write(context, proof.ToString());
        context.Terminal.Note($"Line {proof.Index} of {Checkpoint.Parse(proof.Note.Text).Size}. Send it together with the article's file; who has the public key ('annals key show') checks both with samples/check_proof.py");
        return ExitCode.Done;
    }

    private static int ProveConsistency(VerbContext context, ArchiveFolder folder, string path)
    {
        SignedNote older;
        try
        {
            older = CheckpointFile.Read(path);
        }
        catch (FormatException exception)
        {
            throw new ArchiveException($"{path}: {exception.Message}", exception);
        }

        var proof = Prover.Open(folder).Consistent(older);
        if (context.Arguments.GetValue(To) is not null || context.Terminal.IsJson)
        {
            Write(context, string.Concat(proof.Path.Select(hash => hash.ToBase64() + "\n")) + "\n" + proof.Note);
        }

        context.Terminal.Note($"Nothing was rewritten: the journal's {proof.Now.Size} lines begin with the {proof.Before.Size} that the old checkpoint signed");
        return ExitCode.Done;
    }

    private static void Write(VerbContext context, string text)
    {
        if (context.Arguments.GetValue(To) is { } path)
        {
            AtomicFile.Write(path, Encoding.UTF8.GetBytes(text));
        }
        else
        {
            Console.Out.Write(text);
        }
    }
}
