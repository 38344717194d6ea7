using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Posts;
using Annals.Cli.Terminals;
using Annals.Extraction.Text;
using Annals.Index.Articles;
using Annals.Index.Revisions;

namespace Annals.Cli.Verbs;

internal static class ShowVerb
{
    private static readonly Argument<string> Id = new("ARTICLE") { Description = "The article's id, as search and log print it, with @REV for a revision; or its original address" };

    private static readonly Option<int?> Revision = new("--revision") { Description = "An earlier revision, from 1 (default: the current one)", HelpName = "N" };

    private static readonly Option<string?> At = new("--at") { Description = "The revision that stood there then (2026-11-21T09:30, UTC)", HelpName = "TIME" };

    private static readonly Option<bool> Raw = new("--raw") { Description = "The post file itself, byte for byte" };

    public static Command Create() => new Command("show", "Read an article") { Id, Revision, At, Raw, Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var asked = context.Arguments.GetValue(Id)!;
        var (id, named, _) = ArticleName.Parse(asked);
        var number = context.Arguments.GetValue(Revision) ?? named;
        var at = context.Arguments.GetValue(At) is { } time ? MomentArgument.Parse("--at", time) : (DateTimeOffset?)null;
        if (at is not null && number is not null)
        {
            throw new UsageException("give either a revision or --at TIME, not both");
        }

        using var index = context.OpenIndex(cancellation);
        var article = index.Find(id, asked, context.ArchivePath);
        var revisions = index.Revisions(id);
        var revision = at is { } then ? Standing(id, revisions, then) : revisions.FirstOrDefault(revision => revision.Number == (number ?? article.Revision))
            ?? throw new ArchiveException($"article {id} has revisions 1 to {article.Revision}, not {number}");
        var bytes = File.ReadAllBytes(context.OpenArchive().Resolve(revision.Path));
        if (context.Arguments.GetValue(Raw))
        {
            using var output = Console.OpenStandardOutput();
            output.Write(bytes);
            return ExitCode.Done;
        }

        var html = PostFile.Parse(bytes).BodyText;
        var reading = ShownReading.Of(context.OpenReader(), id);
        Print(context.Terminal, article, revision, revisions, HtmlText.ToPlainText(html), reading, () => ShownStorage.Of(context.OpenArchive(), article, revisions, html));
        return ExitCode.Done;
    }

    private static RevisionSummary Standing(ArticleId id, IReadOnlyList<RevisionSummary> revisions, DateTimeOffset at)
        => StandingRevision.At(revisions, at)
            ?? throw new ArchiveException($"article {id} was first seen {UtcTime.ToIso(revisions.Min(revision => revision.CapturedAt))}; what stood there at {UtcTime.ToIso(at)}, if anything, nobody here saw");

    private static void Print(Terminal terminal, ArticleDetail article, RevisionSummary revision, IReadOnlyList<RevisionSummary> revisions, string text, ShownReading reading, Func<ShownStorage> storage)
    {
        if (terminal.IsJson)
        {
            Terminal.Line(JsonSerializer.Serialize(ShownArticle.From(article, revision, revisions, text, reading, storage()), CliJson.Default.ShownArticle));
            return;
        }

        terminal.Text([.. Head(article, revision, revisions, reading), .. text.Split('\n').SelectMany(static paragraph => (string[])[paragraph, ""]), .. Notes(reading)]);
    }

    private static IEnumerable<string> Head(ArticleDetail article, RevisionSummary revision, IReadOnlyList<RevisionSummary> revisions, ShownReading reading)
    {
        yield return reading.Starred ? $"★ {revision.Title}" : revision.Title;
        yield return $"{article.Outlet}{(article.Author is { } author && author != article.Outlet ? ", " + author : "")}; {Known(article)} {Minute(UtcTime.ToIso(article.Published))}";
        yield return article.Url;
        yield return $"{revision.Path} (revision {revision.Number} of {revisions.Count}, seen {Minute(UtcTime.ToIso(revision.CapturedAt))})";
        if (article.Gone is { } gone)
        {
            yield return $"No longer at its source since {Minute(UtcTime.ToIso(gone.Since))} ({gone.Status})";
        }

        yield return "";
    }

    private static IEnumerable<string> Notes(ShownReading reading)
    {
        foreach (var note in reading.Notes)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Note {note.Note}, {Minute(note.Written)}, on revision {note.Revision}:");
            foreach (var line in (note.Quote?.Split('\n') ?? []).Select(static line => "> " + line).Concat(note.Text.Length == 0 ? [] : note.Text.Split('\n')))
            {
                yield return line;
            }

            yield return "";
        }
    }

    private static string Minute(string iso) => iso[..16].Replace('T', ' ') + " UTC";

    private static string Known(ArticleSummary article) => article.PublishedFrom switch
    {
        PublishedFrom.Feed => "published",
        PublishedFrom.Page => "published (says the page)",
        PublishedFrom.Dateline => "published (says its dateline)",
        _ => "first seen",
    };
}
