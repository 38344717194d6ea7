using System.CommandLine;
using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Posts;
using Annals.Cli.Terminals;
using Annals.Extraction.Text;
using Annals.Index.Articles;

namespace Annals.Cli.Verbs;

internal static class ShowVerb
{
    private static readonly Argument<string> Id = new("ID") { Description = "The article's id, as search and log print it" };

    private static readonly Option<int?> Revision = new("--revision") { Description = "An earlier revision, from 1 (default: the current one)", HelpName = "N" };

    private static readonly Option<bool> Raw = new("--raw") { Description = "The post file itself, byte for byte" };

    public static Command Create() => new Command("show", "Read an article") { Id, Revision, Raw, Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var text = context.Arguments.GetValue(Id)!;
        if (!ArticleId.TryParse(text, out var id))
        {
            throw new UsageException($"'{text}' is no article id: ids are 12 letters and digits, as 'annals search' prints them");
        }

        using var index = context.OpenIndex(cancellation);
        var article = index.Find(id) ?? throw new ArchiveException($"there is no article {id} in {context.ArchivePath}");
        var revisions = index.Revisions(id);
        var number = context.Arguments.GetValue(Revision) ?? article.Revision;
        var revision = revisions.FirstOrDefault(revision => revision.Number == number)
            ?? throw new ArchiveException($"article {id} has revisions 1 to {article.Revision}, not {number}");
        var bytes = File.ReadAllBytes(context.OpenArchive().Resolve(revision.Path));
        if (context.Arguments.GetValue(Raw))
        {
            using var output = Console.OpenStandardOutput();
            output.Write(bytes);
            return ExitCode.Done;
        }

        Print(context.Terminal, article, revision, revisions, HtmlText.ToPlainText(PostFile.Parse(bytes).BodyText));
        return ExitCode.Done;
    }

    private static void Print(Terminal terminal, ArticleDetail article, RevisionSummary revision, IReadOnlyList<RevisionSummary> revisions, string text)
    {
        if (terminal.IsJson)
        {
            Terminal.Line(JsonSerializer.Serialize(ShownArticle.From(article, revision, revisions, text), CliJson.Default.ShownArticle));
            return;
        }

        Terminal.Line(revision.Title);
        Terminal.Line($"{article.Outlet}{(article.Author is { } author && author != article.Outlet ? ", " + author : "")}; {Known(article)} {UtcTime.ToIso(article.Published)[..16].Replace('T', ' ')} UTC");
        Terminal.Line(article.Url);
        Terminal.Line($"{revision.Path} (revision {revision.Number} of {revisions.Count}, seen {UtcTime.ToIso(revision.CapturedAt)[..16].Replace('T', ' ')} UTC)");
        Terminal.Line("");
        foreach (var paragraph in text.Split('\n'))
        {
            Terminal.Line(paragraph);
            Terminal.Line("");
        }
    }

    private static string Known(ArticleSummary article) => article.PublishedFrom switch
    {
        PublishedFrom.Feed => "published",
        PublishedFrom.Page => "published (says the page)",
        PublishedFrom.Dateline => "published (says its dateline)",
        _ => "first seen",
    };
}
