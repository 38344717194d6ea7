using System.CommandLine;
using Annals.Archive;
using Annals.Cli.Terminals;
using Annals.Publish.Selecting;

namespace Annals.Cli.Verbs;

/// <summary>Which articles are meant: the options that whatever goes out shares.</summary>
internal static class SelectionOptions
{
    private static readonly Option<string?> Query = new("--query") { Description = "Only what this search finds (as 'annals search' takes it)", HelpName = "QUERY" };

    private static readonly Option<string?> Outlet = new("--outlet") { Description = "Only this outlet" };

    private static readonly Option<string?> From = new("--from") { Description = "Published on this day or later", HelpName = "YYYY-MM-DD" };

    private static readonly Option<string?> Until = new("--until") { Description = "Published on this day or earlier", HelpName = "YYYY-MM-DD" };

    private static readonly Option<int?> Limit = new("--limit", "-n") { Description = "Only the newest so many" };

    public static IReadOnlyList<Option> All { get; } = [Query, Outlet, From, Until, Limit];

    /// <summary>What the caller asked for.</summary>
    /// <exception cref="UsageException">A day is none, or the limit is below 1.</exception>
    public static SelectionQuery Read(VerbContext context) => new()
    {
        Text = context.Arguments.GetValue(Query) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null,
        Outlet = context.Arguments.GetValue(Outlet),
        From = Day(context.Arguments.GetValue(From), "--from"),
        To = Day(context.Arguments.GetValue(Until), "--until")?.AddDays(1),
        Limit = context.Arguments.GetValue(Limit) is not { } limit ? null : limit > 0 ? limit : throw new UsageException($"--limit: {limit} is not a number of articles"),
    };

    /// <summary>The articles that are meant; the index is only asked where there is a query.</summary>
    public static Selection Select(VerbContext context, SelectionQuery query, CancellationToken cancellation)
        => Selection.Of(context.OpenArchive(), query, text => Search(context, text, cancellation), cancellation);

    private static IReadOnlySet<ArticleId> Search(VerbContext context, string text, CancellationToken cancellation)
    {
        using var index = context.OpenIndex(cancellation);
        var found = index.Matching(text, out var remarks);
        foreach (var remark in remarks)
        {
            Terminal.Problem(remark.ToString());
        }

        return found;
    }

    private static DateTimeOffset? Day(string? text, string option)
        => text is null ? null : UtcTime.FromIso(text) ?? throw new UsageException($"{option}: '{text}' is no day such as 2024-05-03");
}
