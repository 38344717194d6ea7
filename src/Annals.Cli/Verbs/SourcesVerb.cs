using System.CommandLine;
using System.Globalization;
using Annals.Archive;
using Annals.Cli.Terminals;
using Annals.Index.Knowledge;

namespace Annals.Cli.Verbs;

/// <summary>Who has the news from whom.</summary>
internal static class SourcesVerb
{
    private const int MostExamples = 3;

    private static readonly Argument<string?> Outlet = new("OUTLET") { Description = "Only this outlet, with sentences that say so", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<int> Limit = new("--limit", "-n") { Description = "At most so many rows", DefaultValueFactory = _ => 40 };

    public static Command Create() => new Command("sources", "Which outlet relies on which agency or other outlet, by what its articles say") { Outlet, Limit, Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        using var store = context.OpenKnowledge(cancellation);
        var outlet = context.Arguments.GetValue(Outlet);
        var reliances = store.Reliance(outlet, Math.Clamp(context.Arguments.GetValue(Limit), 1, 10_000), outlet is null ? 0 : MostExamples);
        if (context.Terminal.IsJson)
        {
            Terminal.Line(KnowledgeJson.Text(json => KnowledgeJson.Reliances(json, "sources", reliances)));
            return ExitCode.Done;
        }

        context.Terminal.Table(
            ["outlet", "relies on", "articles", "share", "directly", "by month"],
            reliances.Select(static one => (IReadOnlyList<string>)
            [
                one.Outlet, one.Medium.Name, one.Articles.ToString(CultureInfo.InvariantCulture), FormattableString.Invariant($"{one.Share * 100:0.0} %"), one.Direct.ToString(CultureInfo.InvariantCulture),
                SparkText.OfEach([.. one.Months.Select(static month => month.Articles)]),
            ]));
        context.Terminal.Text(reliances.SelectMany(static one => one.Examples.Select(example => $"{one.Medium.Name}: {example.Text.ReplaceLineEndings(" ")}  {UtcTime.ToIso(example.Article.Published)[..10]} {example.Article.Id}")));
        if (reliances.Count == 0)
        {
            context.Terminal.Note(outlet is null ? "No article names another outlet as its source" : $"No article of {outlet} names another outlet as its source; 'annals stats' lists the outlets");
        }

        return ExitCode.Done;
    }
}
