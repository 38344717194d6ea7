using Annals.Index.Queries;
using Annals.Language.Tokens;
using Annals.Language.Variants;

namespace Annals.Index.Searching;

/// <summary>A query's phrases and how they go together: by their numbers in <see cref="Terms"/>.</summary>
/// <param name="Clauses">Of each one must be met, in any of its spellings.</param>
/// <param name="Together">Neighbouring words of the query side by side: nothing that must be met, but worth more.</param>
internal sealed record SearchPlan(
    IReadOnlyList<SearchTerm> Terms,
    IReadOnlyList<IReadOnlyList<int>> Clauses,
    IReadOnlyList<int> Excluded,
    IReadOnlyList<int> Together)
{
    private const int MostTogether = 4;

    public bool HasExact => Terms.Any(term => term.IsExact);

    /// <summary>What to mark in a text.</summary>
    public IReadOnlyList<SearchTerm> Marked => [.. Clauses.SelectMany(clause => clause).Select(term => Terms[term])];

    public static SearchPlan Of(SearchQuery query, ParsedQuery parsed, VariantTable variants)
    {
        // No number is used twice: combining the clauses changes the matches they name.
        var terms = new List<SearchTerm>();
        var groups = 0;
        var clauses = parsed.Clauses.Select(clause => (IReadOnlyList<int>)[.. clause.Alternatives.SelectMany(Spellings)]).ToList();
        var excluded = parsed.Excluded.SelectMany(Spellings).ToList();
        var together = Neighbours(parsed).Take(MostTogether).Select(phrase => Add(SearchTerm.From(phrase, groups++))).ToList();
        return new SearchPlan(terms, clauses, excluded, together);

        IEnumerable<int> Spellings(Phrase phrase)
        {
            var asked = phrase with { IsExact = phrase.IsExact || query.Exact };
            var group = groups++;
            yield return Add(SearchTerm.From(asked, group));
            foreach (var variant in asked.IsExact || asked.IsQuoted ? [] : variants.Of(asked.Text))
            {
                yield return Add(SearchTerm.From(variant, group));
            }
        }

        int Add(SearchTerm term)
        {
            terms.Add(term);
            return terms.Count - 1;
        }
    }

    // 大桥 通车 is also worth finding as 大桥通车, and new bridge as "new bridge".
    private static IEnumerable<Phrase> Neighbours(ParsedQuery parsed)
    {
        var words = parsed.Clauses.Select(clause => clause.Alternatives.Count == 1 ? clause.Alternatives[0].Text.Trim() : "").ToList();
        for (var i = 1; i < words.Count; i++)
        {
            var (left, right) = (words[i - 1], words[i]);
            if (left.Length > 0 && right.Length > 0)
            {
                yield return new Phrase(left + (Tokenizer.IsInWord(left[^1]) && Tokenizer.IsInWord(right[0]) ? " " : "") + right);
            }
        }
    }
}
