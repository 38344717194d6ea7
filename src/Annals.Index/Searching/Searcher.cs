using Annals.Archive;
using Annals.Index.Articles;
using Annals.Index.Queries;
using Annals.Index.Segments;
using Annals.Index.Storage;
using Annals.Language.Variants;

namespace Annals.Index.Searching;

/// <summary>Answers queries over one connection, for one thread at a time, within a read transaction of the caller.</summary>
internal sealed class Searcher(Database database)
{
    // Behind these, paging is no reading any more, and the heap that finds them would hold the whole archive.
    private const int DeepestHit = 10_000;

    private readonly TermMatcher _matcher = new(new PostingReader(new SegmentStore(database)));
    private readonly SegmentStore _segments = new(database);
    private readonly NearWords _words = new(new SegmentStore(database));
    private readonly ArticleReader _articles = new(database);
    private readonly List<Matches> _pool = [];
    private int _rented;

    /// <param name="read">The plain text of an article, null when it cannot be read: for phrases that must stand there exactly.</param>
    public Found Find(SearchQuery query, ParsedQuery parsed, Snapshot snapshot, VariantTable variants, Func<ArticleSummary, string?> read)
    {
        _rented = 0;
        var plan = SearchPlan.Of(query, parsed, variants);
        var restriction = Restriction.Of(query, parsed, snapshot, _articles.Tagged);
        var matches = MatchAll(plan, snapshot);
        var counts = plan.Terms.Select((_, term) => matches.Sum(segment => segment[term].Count)).ToArray();
        var facets = new FacetCounter(snapshot.Outlets, snapshot.Languages);
        var top = new TopHits(Math.Min(DeepestHit, Math.Max(0, query.Offset) + Math.Clamp(query.Limit, 0, DeepestHit)));
        var sort = parsed.Sort ?? (plan.Clauses.Count == 0 && query.Sort == SearchSort.Relevance ? SearchSort.Newest : query.Sort);
        var total = 0;
        for (var i = 0; i < snapshot.Segments.Count; i++)
        {
            var view = snapshot.Segments[i];
            Score(view, plan, matches[i], counts, snapshot);
            var found = Combine(view, plan, matches[i]);
            KeepExact(view, plan, matches[i], found, restriction, snapshot, read);
            total += Collect(view, found, plan.Clauses.Count, restriction, sort, snapshot, facets, top);
        }

        _segments.Release();
        var hits = top.Take(Math.Max(0, query.Offset)).Select(hit => (_articles.Summary(hit.Article, snapshot), hit.Score)).ToList();
        var suggestion = total > 0 ? null : Suggest(query.Text, plan, counts, snapshot);
        return new Found(total, hits, facets.ToFacets(), plan.Marked, suggestion);
    }

    /// <summary>Every article that matches, however many there are, in no particular order.</summary>
    /// <inheritdoc cref="Find"/>
    public IReadOnlyList<ArticleId> FindAll(SearchQuery query, ParsedQuery parsed, Snapshot snapshot, VariantTable variants, Func<ArticleSummary, string?> read)
    {
        _rented = 0;
        var plan = SearchPlan.Of(query, parsed, variants);
        var restriction = Restriction.Of(query, parsed, snapshot, _articles.Tagged);
        var matches = MatchAll(plan, snapshot);
        var rows = new List<int>();
        for (var i = 0; i < snapshot.Segments.Count; i++)
        {
            var view = snapshot.Segments[i];
            var found = Combine(view, plan, matches[i]);
            KeepExact(view, plan, matches[i], found, restriction, snapshot, read);
            foreach (var document in found.Documents)
            {
                if (restriction.IsNone || restriction.Allows(view, document))
                {
                    rows.Add(view.Documents.Articles[document]);
                }
            }
        }

        _segments.Release();
        return [.. rows.Select(_articles.Id)];
    }

    private Matches[][] MatchAll(SearchPlan plan, Snapshot snapshot)
        => [.. snapshot.Segments.Select(view => plan.Terms.Select(term =>
        {
            var matches = Rent();
            _matcher.Match(view, term, matches);
            return matches;
        }).ToArray())];

    // The spellings of one name are as rare as all of them together.
    private static void Score(SegmentView view, SearchPlan plan, Matches[] matches, int[] counts, Snapshot snapshot)
    {
        for (var term = 0; term < matches.Length; term++)
        {
            var group = plan.Terms[term].Group;
            var articles = 0;
            for (var other = 0; other < counts.Length; other++)
            {
                articles += plan.Terms[other].Group == group ? counts[other] : 0;
            }

            var rarity = Ranking.Rarity(Math.Min(articles, snapshot.DocumentCount), snapshot.DocumentCount) * (plan.Together.Contains(term) ? Ranking.TogetherShare : 1);
            var documents = matches[term].Documents;
            var weights = matches[term].Weights;
            var inTitle = matches[term].InTitle;
            for (var i = 0; i < documents.Length; i++)
            {
                weights[i] = Ranking.Score(rarity, weights[i], inTitle[i], view.Documents.UnitsOf(documents[i]), snapshot.AverageUnits);
            }
        }
    }

    private Matches Combine(SegmentView view, SearchPlan plan, Matches[] matches)
    {
        var clauses = plan.Clauses.Select(alternatives => alternatives.Select(term => matches[term]).Aggregate(Unite)).OrderBy(clause => clause.Count).ToList();
        var found = clauses.Count > 0 ? clauses[0] : Everything(view);
        foreach (var clause in clauses.Skip(1))
        {
            found.Intersect(clause);
        }

        foreach (var excluded in plan.Excluded.Where(term => !plan.Terms[term].IsExact))
        {
            found.Except(matches[excluded]);
        }

        foreach (var together in plan.Together)
        {
            found.Raise(matches[together]);
        }

        return found;
    }

    // Only what all else lets through is worth reading a file for.
    private void KeepExact(SegmentView view, SearchPlan plan, Matches[] matches, Matches found, Restriction restriction, Snapshot snapshot, Func<ArticleSummary, string?> read)
    {
        if (!plan.HasExact)
        {
            return;
        }

        _segments.Release();
        found.Keep(document =>
        {
            if (!restriction.Allows(view, document))
            {
                return false;
            }

            var article = _articles.Summary(view.Documents.Articles[document], snapshot);
            var text = article.Title + "\n" + read(article);
            return plan.Clauses.All(clause => clause.Any(Holds)) && !plan.Excluded.Any(term => plan.Terms[term].IsExact && Holds(term));

            bool Holds(int term)
                => plan.Terms[term].IsExact ? ExactText.Holds(text, plan.Terms[term].Raw) : matches[term].Documents.BinarySearch(document) >= 0;
        });
    }

    private string? Suggest(string query, SearchPlan plan, int[] counts, Snapshot snapshot)
    {
        var suggestion = query;
        foreach (var term in plan.Clauses.SelectMany(clause => clause).Where(term => counts[term] == 0 && plan.Terms[term] is { IsExact: false, Places: [{ Span: 1 }] }))
        {
            var typed = plan.Terms[term].Raw;
            if (suggestion.IndexOf(typed, StringComparison.Ordinal) is >= 0 and var at && _words.Nearest(plan.Terms[term].Folded.Trim(), snapshot) is { } near)
            {
                suggestion = suggestion[..at] + near + suggestion[(at + typed.Length)..];
            }
        }

        _segments.Release();
        return suggestion == query ? null : suggestion;
    }

    private Matches Unite(Matches left, Matches right)
    {
        var union = Rent();
        union.Unite(left, right);
        return union;
    }

    private Matches Everything(SegmentView view)
    {
        var all = Rent();
        for (var document = 0; document < view.Documents.Count; document++)
        {
            if (!view.IsReplaced[document])
            {
                all.Add(document, 0, inTitle: 0);
            }
        }

        return all;
    }

    private static int Collect(SegmentView view, Matches found, int clauses, Restriction restriction, SearchSort sort, Snapshot snapshot, FacetCounter facets, TopHits top)
    {
        var total = 0;
        var isFree = restriction.IsNone;
        var weights = found.Weights;
        var inTitle = found.InTitle;
        for (var i = 0; i < found.Count; i++)
        {
            var document = found.Documents[i];
            if (!isFree && !restriction.Allows(view, document))
            {
                continue;
            }

            total++;
            var published = view.Documents.Published[document];
            facets.Add(view.Documents.Outlets[document], view.Documents.Languages[document], published);
            var score = weights[i] * Ranking.Freshness(published, snapshot.Newest) * Ranking.Coverage(inTitle[i], clauses);
            var key = sort switch { SearchSort.Newest => published, SearchSort.Oldest => -(double)published, _ => score };
            top.Add(view.Documents.Articles[document], score, key);
        }

        return total;
    }

    private Matches Rent()
    {
        if (_rented == _pool.Count)
        {
            _pool.Add(new Matches());
        }

        var matches = _pool[_rented++];
        matches.Clear();
        return matches;
    }

    /// <param name="Terms">What to mark in the text.</param>
    internal sealed record Found(int Total, IReadOnlyList<(ArticleSummary Article, double Score)> Hits, Facets Facets, IReadOnlyList<SearchTerm> Terms, string? Suggestion);
}
