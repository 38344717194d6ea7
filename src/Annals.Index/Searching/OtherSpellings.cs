using Annals.Index.Queries;

namespace Annals.Index.Searching;

/// <summary>Which spellings stand in hits that nobody typed, so that folding is never silent.</summary>
internal static class OtherSpellings
{
    private const int Most = 8;

    public static IReadOnlyList<string> In(IReadOnlyList<Hit> hits, ParsedQuery parsed)
    {
        var typed = parsed.Clauses.SelectMany(clause => clause.Alternatives).Select(phrase => phrase.Text).ToList();
        return [.. hits.SelectMany(Marked)
            .Where(spelling => !typed.Exists(phrase => phrase.Contains(spelling, StringComparison.OrdinalIgnoreCase)))
            .GroupBy(spelling => spelling.ToLowerInvariant(), StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .Take(Most)
            .Select(group => group.First())];
    }

    private static IEnumerable<string> Marked(Hit hit)
        => hit.TitleMarks.Select(mark => hit.Article.Title.Substring(mark.Start, mark.Length))
            .Concat(hit.Marks.Select(mark => hit.Snippet.Substring(mark.Start, mark.Length)));
}
