using Annals.Index.Queries;

namespace Annals.Index.Searching;

/// <summary>A query's phrases and how they go together: by their numbers in <see cref="Terms"/>.</summary>
internal sealed record SearchPlan(IReadOnlyList<SearchTerm> Terms, IReadOnlyList<IReadOnlyList<int>> Clauses, IReadOnlyList<int> Excluded)
{
    public static SearchPlan Of(ParsedQuery query)
    {
        // No number is used twice: combining the clauses changes the matches they name.
        var terms = new List<SearchTerm>();
        var clauses = query.Clauses.Select(clause => (IReadOnlyList<int>)[.. clause.Alternatives.Select(Number)]).ToList();
        return new SearchPlan(terms, clauses, [.. query.Excluded.Select(Number)]);

        int Number(string phrase)
        {
            terms.Add(SearchTerm.From(phrase));
            return terms.Count - 1;
        }
    }
}
