using System.CommandLine;
using Annals.Archive;
using Annals.Cli.Terminals;
using Annals.Index.Knowledge;

namespace Annals.Cli.Verbs;

/// <summary>The quote ledger: what was said, where it was first seen, who carries it and who dropped half of it.</summary>
internal static class QuotesVerb
{
    // Of a sentence that stands above in full.
    private const int ShownOfDropped = 24;

    private static readonly Argument<string[]> Words = new("QUERY") { Description = "Words that the quotation holds; left out: those that most outlets carry", Arity = ArgumentArity.ZeroOrMore };

    private static readonly Option<string?> Of = new("--of") { Description = "Only what this one says", HelpName = "NAME" };

    private static readonly Option<int> Outlets = new("--outlets") { Description = "At least so many outlets carry it", DefaultValueFactory = _ => 1 };

    private static readonly Option<int> Limit = new("--limit", "-n") { Description = "At most so many quotations", DefaultValueFactory = _ => 20 };

    public static Command Create() => new Command("quotes", "Quotations with their speakers and all outlets that carry them") { Words, Of, Outlets, Limit, Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        using var store = context.OpenKnowledge(cancellation);
        var quotations = store.Quotations(new QuotationQuery
        {
            Text = string.Join(' ', context.Arguments.GetValue(Words)!) is { Length: > 0 } words ? words : null,
            Speaker = context.Arguments.GetValue(Of) is { } name ? EntityName.Find(store, name).Key : null,
            MinOutlets = context.Arguments.GetValue(Outlets),
            Limit = Math.Clamp(context.Arguments.GetValue(Limit), 1, 10_000),
        });
        if (context.Terminal.IsJson)
        {
            Terminal.Line(KnowledgeJson.Text(json => KnowledgeJson.Quotations(json, "quotations", quotations)));
            return ExitCode.Done;
        }

        context.Terminal.Text(quotations.SelectMany(Lines));
        context.Terminal.Note(quotations.Count == 0 ? "No such quotation" : $"{quotations.Count} quotations");
        return ExitCode.Done;
    }

    private static IEnumerable<string> Lines(Quotation quotation)
    {
        yield return $"“{quotation.Text.ReplaceLineEndings(" ")}”";
        yield return $"  {quotation.Speaker ?? "nobody named"}{(quotation.OtherSpeakers.Count > 0 ? $" (elsewhere {string.Join(", ", quotation.OtherSpeakers)})" : "")}; {quotation.Carriers.Count} articles of {quotation.Outlets} outlets  {quotation.Id}";
        foreach (var carrier in quotation.Carriers)
        {
            var share = carrier.Share >= 0.995 ? "" : FormattableString.Invariant($"  {carrier.Share * 100:0} %");
            var dropped = carrier.Dropped.Count == 0 ? "" : "  without " + string.Join(" ", carrier.Dropped.Select(Beginning));
            yield return $"  {UtcTime.ToIso(carrier.Article.Published)[..16].Replace('T', ' ')}  {carrier.Article.Outlet}  {carrier.Article.Id}{share}{dropped}";
        }

        yield return "";
    }

    private static string Beginning(string sentence)
        => sentence.ReplaceLineEndings(" ") is { Length: > ShownOfDropped } whole ? whole[..ShownOfDropped] + "…" : sentence;
}
