using System.CommandLine;
using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Reading;
using Annals.Archive.Writing;
using Annals.Capture.Pages;
using Annals.Cli.Running;
using Annals.Cli.Terminals;
using Annals.Index;

namespace Annals.Cli.Verbs;

internal static class ReextractVerb
{
    private const int LongestShown = 70;
    private const int MostShown = 3;

    private static readonly Argument<string?> Outlet = new("OUTLET") { Description = "The outlet's name, as 'annals stats' and the reader show it", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<string?> Article = new("--article") { Description = "Only this article", HelpName = "ID" };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show what would change and write nothing" };

    public static Command Create() => new Command("reextract", "Take texts anew from the pages that were kept, with today's rules; what differs becomes a revision")
    {
        Outlet, Article, DryRun, Verb.ArchiveOption,
    }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var folder = context.OpenArchive();
        var report = context.Arguments.GetValue(DryRun) ? Try(context, folder, cancellation) : Keep(context, folder, cancellation);
        Show(context.Terminal, report, context.Arguments.GetValue(DryRun));
        return report.Failed.Count == 0 && report.Problems.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static ReextractReport Try(VerbContext context, ArchiveFolder folder, CancellationToken cancellation)
    {
        var catalog = Catalog.Load(folder);
        var chosen = Chosen(context, catalog);
        return context.Terminal.WithProgress("Reading pages", progress => Reextraction.Try(folder, catalog, chosen, new Relay<(int, int)>(progress.Report), cancellation));
    }

    private static ReextractReport Keep(VerbContext context, ArchiveFolder folder, CancellationToken cancellation)
    {
        using var writer = ArchiveWriter.Open(folder, context.Clock);
        var chosen = Chosen(context, writer.Catalog);
        using var index = ArchiveIndex.Open(folder);
        using var follower = new IndexFollower(index, writer, result => IndexNotes.Show(context.Terminal, result), static _ => { });
        var report = context.Terminal.WithProgress("Reading pages", progress => Reextraction.Run(writer, chosen, new Relay<(int, int)>(progress.Report), cancellation));
        follower.Finish();
        return report;
    }

    private static Func<ArticleState, bool> Chosen(VerbContext context, Catalog catalog)
    {
        var outlet = context.Arguments.GetValue(Outlet) is { } named ? OutletName.Find(named, catalog) : null;
        if (context.Arguments.GetValue(Article) is not { } text)
        {
            return outlet is null ? throw new UsageException("name an outlet, or an article with --article ID") : article => article.Outlet == outlet;
        }

        if (!ArticleId.TryParse(text, out var id) || catalog.Find(id) is not { } known)
        {
            throw new UsageException($"--article: there is no article '{text}' in this archive");
        }

        return outlet is null || known.Outlet == outlet ? article => article.Id == id : throw new UsageException($"--article: {id} is of {known.Outlet}, not of {outlet}");
    }

    private static void Show(Terminal terminal, ReextractReport report, bool isDry)
    {
        foreach (var problem in report.Problems)
        {
            Terminal.Problem("rules/" + problem);
        }

        foreach (var failure in report.Failed)
        {
            Terminal.Problem($"{failure.Article}: {failure.Reason}; it stays as it is");
        }

        if (terminal.IsJson)
        {
            Terminal.Line(JsonSerializer.Serialize(report, CliJson.Default.ReextractReport));
            return;
        }

        terminal.Table(
            ["id", "rev", "what", "title"],
            report.Changed.Select(changed => (IReadOnlyList<string>)[changed.Article, changed.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture), What(changed), changed.Title]));
        foreach (var changed in report.Changed.Take(MostShown))
        {
            foreach (var line in changed.Added.Take(MostShown).Select(line => "+ " + line).Concat(changed.Dropped.Take(MostShown).Select(line => "- " + line)))
            {
                terminal.Note($"{changed.Article} {(line.Length > LongestShown ? line[..LongestShown] + "…" : line)}");
            }
        }

        var unchanged = report.Articles - report.Changed.Count - report.WithoutPage - report.Failed.Count;
        terminal.Note($"{report.Articles} articles: {report.Changed.Count} {(isDry ? "would change (nothing was written)" : "changed")}, {unchanged} as before, {report.WithoutPage} without a kept page, {report.Failed.Count} not readable any more");
    }

    private static string What(ReextractedArticle changed)
    {
        var pictures = changed.Pictures - changed.PicturesBefore;
        var text = $"+{changed.Added.Count} \u2212{changed.Dropped.Count} paragraphs";
        return pictures == 0 ? text : $"{text}, {(pictures > 0 ? "+" : "\u2212")}{Math.Abs(pictures)} pictures";
    }
}
