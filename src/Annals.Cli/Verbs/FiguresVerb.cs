using System.CommandLine;
using System.Globalization;
using Annals.Archive;
using Annals.Cli.Terminals;
using Annals.Index.Knowledge;

namespace Annals.Cli.Verbs;

/// <summary>What outlets counted at a place over time: deaths, infections, votes and their like.</summary>
internal static class FiguresVerb
{
    private static readonly Argument<string[]> Place = new("PLACE") { Description = "A place in either script, or a key such as place:青州", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<string?> Quantity = new("--of") { Description = "Only this quantity, as the list names it", HelpName = "QUANTITY" };

    private static readonly Option<int> Limit = new("--limit", "-n") { Description = "At most so many numbers of a quantity, the newest", DefaultValueFactory = _ => 30 };

    public static Command Create() => new Command("figures", "What outlets counted at a place over time: deaths, infections, arrests, votes") { Place, Quantity, Limit, Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        using var store = context.OpenKnowledge(cancellation);
        var place = EntityName.Find(store, string.Join(' ', context.Arguments.GetValue(Place)!));
        var (quantity, limit) = (context.Arguments.GetValue(Quantity), Math.Clamp(context.Arguments.GetValue(Limit), 1, 100_000));
        var figures = store.Figures(place.Key).Where(figure => quantity is null || figure.Quantity == quantity)
            .Select(figure => figure with { Counts = [.. figure.Counts.TakeLast(limit)] }).ToList();
        if (context.Terminal.IsJson)
        {
            Terminal.Line(KnowledgeJson.Text(json =>
            {
                json.WriteStartObject("place");
                KnowledgeJson.Entity(json, place);
                json.WriteEndObject();
                KnowledgeJson.Figures(json, "figures", figures);
            }));
            return ExitCode.Done;
        }

        context.Terminal.Table(
            ["quantity", "number", "published (UTC)", "outlet", "article"],
            figures.SelectMany(static figure => figure.Counts.Select(count => (IReadOnlyList<string>)
                [figure.Quantity, $"{count.Value} {count.Unit}".TrimEnd(), UtcTime.ToIso(count.Article.Published)[..16].Replace('T', ' '), count.Article.Outlet, count.Article.Id.Value])));
        if (figures.Count == 0)
        {
            context.Terminal.Note(quantity is null
                ? $"No article counts anything that is followed at {place.Name}"
                : string.Create(CultureInfo.InvariantCulture, $"No article counts {quantity} at {place.Name}; leave --of out to see what is counted"));
        }

        return ExitCode.Done;
    }
}
