using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Annals.Capture.Images;
using Annals.Cli.Terminals;
using Annals.Pages.Words;
using Annals.Publish.Editions;
using Annals.Publish.Forms;
using Annals.Publish.Selecting;

namespace Annals.Cli.Verbs;

/// <summary>Prints a newspaper of what the archive has.</summary>
internal static class EditionVerb
{
    private const int MostRemarks = 20;

    private static readonly Option<string?> Day = new("--day") { Description = "Of one day (UTC)", HelpName = "YYYY-MM-DD" };

    private static readonly Option<string?> Week = new("--week") { Description = "Of one week, Monday to Sunday (ISO 8601, UTC)", HelpName = "YYYY-Www" };

    private static readonly Option<string> To = new("--to")
    {
        Description = "FILE.epub is a book, FILE.html one page to read and to print; a folder gets both and a list of all editions in it",
        HelpName = "FILE|DIR",
        Required = true,
    };

    private static readonly Option<bool> NoImages = new("--no-images") { Description = "Leave pictures out" };

    public static Command Create()
    {
        var command = new Command("edition", "Print a newspaper of a day, a week, an outlet or a search: an EPUB book or one page") { Day, Week };
        foreach (var option in SelectionOptions.All)
        {
            command.Options.Add(option);
        }

        command.Options.Add(To);
        command.Options.Add(NoImages);
        command.Options.Add(Verb.ArchiveOption);
        return command.Does(Run);
    }

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var to = context.Arguments.GetValue(To)!;
        var isFolder = Directory.Exists(to) || Path.EndsInDirectorySeparator(to);
        if (!isFolder && !EditionFile.IsName(to))
        {
            throw new UsageException($"--to: '{to}' is neither FILE.epub nor FILE.html; end the name of a folder with {Path.DirectorySeparatorChar}");
        }

        var (subject, query) = Subject(context);
        var selection = SelectionOptions.Select(context, query, cancellation);
        if (selection.Articles.Count == 0 && query.Outlet is { } outlet)
        {
            OutletName.Find(outlet, selection.Catalog);
        }

        var run = new ExportRun(selection, null, cancellation) { OriginalOf = PictureProxies.Original };
        var edition = new EditionComposer(context.Clock.GetUtcNow(), !context.Arguments.GetValue(NoImages)).Compose(subject, run);
        IReadOnlyList<string> files = [Path.GetFullPath(to)];
        if (isFolder)
        {
            files = EditionShelf.Open(to).Put(edition, run);
        }
        else
        {
            EditionFile.Write(to, edition, run);
        }

        Show(context.Terminal, edition, run, files);
        return run.LeftOut.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static (EditionSubject Subject, SelectionQuery Query) Subject(VerbContext context)
    {
        var query = SelectionOptions.Read(context);
        var day = context.Arguments.GetValue(Day) is { } text ? DayOf(text) : (DateOnly?)null;
        var days = day is { } one ? EditionSubject.OfDay(one)
            : context.Arguments.GetValue(Week) is { } week ? EditionSubject.OfWeek(week) ?? throw new UsageException($"--week: '{week}' is no week such as 2026-W47")
            : null;
        if (days is not null && (query.From is not null || query.To is not null || day is not null && context.Arguments.GetValue(Week) is not null))
        {
            throw new UsageException("give one of --day, --week, and --from with --until");
        }

        if (days is null && query == new SelectionQuery())
        {
            throw new UsageException("say of what: --day YYYY-MM-DD, --week YYYY-Www, --outlet NAME or --query QUERY");
        }

        query = days is null ? query : query with { From = Start(days.From!.Value), To = Start(days.To!.Value.AddDays(1)) };
        return (new EditionSubject
        {
            From = query.From is { } from ? DateText.DayOf(from) : null,
            To = query.To is { } until ? DateText.DayOf(until.AddTicks(-1)) : null,
            Outlet = query.Outlet,
            Query = query.Text,
        }, query);
    }

    private static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static DateOnly DayOf(string text)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1 and < 9999
            ? day
            : throw new UsageException($"--day: '{text}' is no day such as 2024-05-03");

    private static void Show(Terminal terminal, Edition edition, ExportRun run, IReadOnlyList<string> files)
    {
        foreach (var left in run.LeftOut.Take(MostRemarks))
        {
            Terminal.Problem($"{left.Path}: not printed: {left.Reason}");
        }

        if (terminal.IsJson)
        {
            Terminal.Line(JsonSerializer.Serialize(EditionReport.Of(edition, run, files), CliJson.Default.EditionReport));
            return;
        }

        var missing = edition.Articles.Sum(article => article.MissingPictures);
        terminal.Note($"{edition.Count} articles from {edition.Sections.Count} outlets, {edition.Pictures.Count} pictures{(missing > 0 ? $" ({missing} missing, which their places say)" : "")}: {string.Join(", ", files)}");
        foreach (var lead in edition.Leads.Take(1))
        {
            terminal.Note($"leads with: {lead.Article.Title} ({lead.Article.Outlet}): {EditionWords.Of(UiLanguage.English).WhyLeads(lead)}");
        }
    }
}

/// <summary>What <c>edition --json</c> prints.</summary>
/// <param name="MissingPictures">Pictures that articles show at their outlets and the edition has not.</param>
internal sealed record EditionReport(IReadOnlyList<string> Files, string Identifier, int Articles, int Outlets, int Pictures, int MissingPictures, IReadOnlyList<LeadReport> Leads, IReadOnlyList<LeftOut> LeftOut)
{
    public static EditionReport Of(Edition edition, ExportRun run, IReadOnlyList<string> files) => new(
        files,
        "urn:uuid:" + edition.Identifier,
        edition.Count,
        edition.Sections.Count,
        edition.Pictures.Count,
        edition.Articles.Sum(article => article.MissingPictures),
        [.. edition.Leads.Select(lead => new LeadReport(lead.Article.Id.Value, lead.Article.Title, lead.Article.Outlet, [.. lead.Others.Select(other => other.Outlet)], lead.Words))],
        run.LeftOut);
}

/// <param name="SharesWith">Other outlets with an article that shares words with it.</param>
/// <param name="Words">Some of those words.</param>
internal sealed record LeadReport(string Id, string Title, string Outlet, IReadOnlyList<string> SharesWith, IReadOnlyList<string> Words);
