using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Annals.Archive;
using Annals.Cli.Terminals;
using Annals.Index.Searching;
using Annals.Pages.Reading;

namespace Annals.Cli.Verbs;

internal static class SearchVerb
{
    private static readonly Argument<string[]> Words = new("QUERY") { Description = "Words, \"phrases\", =exact, -not, OR, outlet:, tag:, has:, is:, who:, event:, story:, lang:, from:, to:, sort:", Arity = ArgumentArity.ZeroOrMore };

    private static readonly Option<string?> Outlet = new("--outlet") { Description = "Only this outlet" };

    private static readonly Option<string?> From = new("--from") { Description = "Published on this day or later", HelpName = "YYYY-MM-DD" };

    private static readonly Option<string?> To = new("--to") { Description = "Published on this day or earlier", HelpName = "YYYY-MM-DD" };

    private static readonly Option<string?> Language = new("--lang") { Description = "Only this language", HelpName = "TAG" };

    private static readonly Option<string?> Entity = new("--entity") { Description = "Only articles that name this one, in whatever form (as who:NAME)", HelpName = "NAME" };

    private static readonly Option<bool> Exact = new("--exact") { Description = "Find words only as they are written: no other script, spelling or letter case" };

    private static readonly Option<SearchSort> Sort = new("--sort") { Description = "The order of the hits" };

    private static readonly Option<int> Limit = new("--limit", "-n") { Description = "At most so many hits", DefaultValueFactory = _ => 20 };

    public static Command Create()
        => new Command("search", "Find articles") { Words, Outlet, From, To, Language, Entity, Exact, Sort, Limit, Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        if (context.Arguments.GetValue(Words) is not [_, ..] && context.Arguments.GetValue(Entity) is null)
        {
            throw new UsageException("search: give words to search for, or --entity NAME");
        }

        using var index = context.OpenIndex(cancellation);
        using var subjects = new SubjectStores(context, cancellation);
        index.Subjects = subjects.ArticlesOf;
        var marked = new Lazy<MarkedArticles>(() => MarkedArticles.Of(index.Roll(), context.OpenReader()));
        var answer = index.Search(new SearchQuery
        {
            Text = string.Join(' ', context.Arguments.GetValue(Words)!) + (context.Arguments.GetValue(Entity) is { } entity ? $" who:\"{entity}\"" : ""),
            Outlet = context.Arguments.GetValue(Outlet),
            From = Day(context.Arguments.GetValue(From), "--from"),
            To = Day(context.Arguments.GetValue(To), "--to")?.AddDays(1),
            Language = context.Arguments.GetValue(Language),
            Exact = context.Arguments.GetValue(Exact),
            Sort = context.Arguments.GetValue(Sort),
            Marks = word => marked.Value.Named(word),
            Limit = Math.Clamp(context.Arguments.GetValue(Limit), 1, 10_000),
        });
        if (context.Terminal.IsJson)
        {
            Terminal.Line(JsonSerializer.Serialize(SearchReport.From(answer), CliJson.Default.SearchReport));
            return ExitCode.Done;
        }

        context.Terminal.Listing(
            ["id", "published (UTC)", "outlet", "title"],
            [.. answer.Hits.Select(hit => (IReadOnlyList<string>)[hit.Article.Id.Value, UtcTime.ToIso(hit.Article.Published)[..16].Replace('T', ' '), hit.Article.Outlet, hit.Article.Title])],
            [.. answer.Hits.Select(hit => hit.Article.Url)]);
        foreach (var note in Notes(answer))
        {
            context.Terminal.Note(note);
        }

        return ExitCode.Done;
    }

    private static IEnumerable<string> Notes(SearchAnswer answer)
    {
        if (answer.Message is { } message)
        {
            yield return message;
        }

        if (answer.AlsoMatched.Count > 0)
        {
            yield return $"also matched {string.Join(", ", answer.AlsoMatched)} (--exact leaves them out)";
        }

        if (answer.Suggestion is { } suggestion)
        {
            yield return $"did you mean: {suggestion}";
        }

        yield return $"{answer.Total} articles in {answer.TookMs.ToString("F1", CultureInfo.InvariantCulture)} ms";
    }

    private static DateTimeOffset? Day(string? text, string option)
        => text is null ? null : UtcTime.FromIso(text) ?? throw new UsageException($"{option}: '{text}' is no day such as 2024-05-03");
}
