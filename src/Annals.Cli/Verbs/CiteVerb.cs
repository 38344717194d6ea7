using System.CommandLine;
using Annals.Archive;
using Annals.Cli.Terminals;
using Annals.Index.Revisions;
using Annals.Pages.Citing;

namespace Annals.Cli.Verbs;

/// <summary>An article, a revision or a sentence as others can quote and check it.</summary>
internal static class CiteVerb
{
    private static readonly Argument<string> Article = new("ARTICLE") { Description = "ID, ID@REV or ID@REV#sN (a sentence), or the article's original address" };

    private static readonly Option<string> Format = new("--format") { Description = "text, bibtex or csl-json", HelpName = "FORMAT", DefaultValueFactory = static _ => "text" };

    public static Command Create()
    {
        Format.AcceptOnlyFromAmong("text", "bibtex", "csl-json");
        return new Command("cite", "Cite an article, a revision or a sentence, with its hash") { Article, Format, Verb.ArchiveOption }.Does(Run);
    }

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var asked = context.Arguments.GetValue(Article)!;
        var (id, number, sentence) = ArticleName.Parse(asked);
        using var index = context.OpenIndex(cancellation);
        var article = index.Find(id, asked, context.ArchivePath);
        var revision = index.Revisions(id).FirstOrDefault(revision => revision.Number == (number ?? article.Revision))
            ?? throw new ArchiveException($"article {id} has revisions 1 to {article.Revision}, not {number}");
        var folder = context.OpenArchive();
        var sentences = KeptSentences.Of(folder, revision);
        var citation = Citation.Of(article, revision, sentences, sentence, folder.Address)
            ?? throw new ArchiveException($"revision {revision.Number} of article {id} has sentences 1 to {sentences.Count}, not {sentence}");
        var text = (context.Terminal.IsJson ? "csl-json" : context.Arguments.GetValue(Format)) switch
        {
            "bibtex" => BibTex.Of(citation),
            "csl-json" => CslJson.Of(citation),
            _ => CitationText.Of(citation),
        };
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            Terminal.Line(line);
        }

        return ExitCode.Done;
    }
}
