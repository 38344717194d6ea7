using System.CommandLine;
using System.Globalization;
using Annals.Archive;
using Annals.Archive.Readers;
using Annals.Index.Revisions;
using Annals.Language.Sentences;

namespace Annals.Cli.Verbs;

/// <summary>Notes and highlights, as the reader in the browser shows them under their articles.</summary>
internal static class NoteVerb
{
    private static readonly Argument<string> Article = new("ARTICLE") { Description = "ID, ID@REV or ID@REV#sN (highlights the sentence), or the article's original address" };

    private static readonly Argument<string[]> Text = new("TEXT") { Description = "What to note; may be left out with a sentence", Arity = ArgumentArity.ZeroOrMore };

    private static readonly Option<string?> Passage = new("--quote") { Description = "Highlights a passage, word for word as it stands in the article", HelpName = "WORDS" };

    private static readonly Option<int?> Remove = new("--remove") { Description = "Remove note N instead, as 'annals show' numbers it", HelpName = "N" };

    public static Command Create() => new Command("note", "Write a note on an article, or highlight a passage") { Article, Text, Passage, Remove, Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var asked = context.Arguments.GetValue(Article)!;
        var (id, number, sentence) = ArticleName.Parse(asked);
        using var index = context.OpenIndex(cancellation);
        var article = index.Find(id, asked, context.ArchivePath);
        var reader = context.OpenReader();
        if (context.Arguments.GetValue(Remove) is { } removed)
        {
            return reader.NoteOf(removed)?.Article == id && reader.RemoveNote(removed) ? ExitCode.Done : throw new ArchiveException($"article {id} has no note {removed}; 'annals show {id}' lists them");
        }

        var revision = index.Revisions(id).FirstOrDefault(revision => revision.Number == (number ?? article.Revision))
            ?? throw new ArchiveException($"article {id} has revisions 1 to {article.Revision}, not {number}");
        var text = string.Join(' ', context.Arguments.GetValue(Text)!).Trim();
        var plain = KeptSentences.TextOf(context.OpenArchive(), revision);
        var quote = context.Arguments.GetValue(Passage) is { } words ? Quotation.Find(plain, words) ?? throw new ArchiveException($"revision {revision.Number} of article {id} does not have these words; 'annals show {id}' prints what it has")
            : sentence is { } wanted ? SentenceOf(plain, wanted, id)
            : null;
        if (text.Length == 0 && quote is null)
        {
            throw new UsageException("say what to note, or which sentence (ID#s3) or passage (--quote) to highlight");
        }

        var note = reader.AddNote(new NoteWritten(0, id, revision.Number) { Text = text.Length == 0 ? null : text, Quote = quote, Title = article.Title, Url = article.Url });
        context.Terminal.Note(string.Create(CultureInfo.InvariantCulture, $"note {note.Number} on {article.Title}"));
        return ExitCode.Done;
    }

    private static Quotation SentenceOf(string text, int number, ArticleId id)
    {
        var sentences = NumberedSentences.Of(text);
        return number <= sentences.Count
            ? Quotation.Of(text, sentences[number - 1].Start.Value, sentences[number - 1].End.Value - sentences[number - 1].Start.Value)
            : throw new ArchiveException($"article {id} has sentences 1 to {sentences.Count}, not {number}");
    }
}
