using Annals.Archive;
using Annals.Index.Articles;
using Annals.Index.Queries;
using Annals.Index.Segments;
using Annals.Index.Storage;

namespace Annals.Index.Searching;

/// <summary>Answers queries over one connection, for one thread at a time, within a read transaction of the caller.</summary>
internal sealed class Searcher(Database database)
{
    // Behind these, paging is no reading any more, and the heap that finds them would hold the whole archive.
    private const int DeepestHit = 10_000;

    private readonly TermMatcher _matcher = new(new PostingReader(new SegmentStore(database)));
    private readonly SegmentStore _segments = new(database);
    private readonly ArticleReader _articles = new(database);
    private readonly List<Matches> _pool = [];
    private int _rented;

    public Found Find(SearchQuery query, ParsedQuery parsed, Snapshot snapshot)
    {
        _rented = 0;
        var plan = SearchPlan.Of(parsed);
        var restriction = Restriction.Of(query, parsed, snapshot);
        var matches = MatchAll(plan, snapshot);
        var rarities = plan.Terms.Select((_, term) => Ranking.Rarity(snapshot.Segments.Select((_, segment) => matches[segment][term].Count).Sum(), snapshot.DocumentCount)).ToArray();
        var facets = new FacetCounter(snapshot.Outlets);
        var top = new TopHits(Math.Min(DeepestHit, Math.Max(0, query.Offset) + Math.Clamp(query.Limit, 0, DeepestHit)));
        var sort = parsed.Sort ?? (plan.Clauses.Count == 0 && query.Sort == SearchSort.Relevance ? SearchSort.Newest : query.Sort);
        var total = 0;
        for (var i = 0; i < snapshot.Segments.Count; i++)
        {
            var view = snapshot.Segments[i];
            Score(view, matches[i], rarities, snapshot.AverageUnits);
            var found = Combine(view, plan, matches[i]);
            total += Collect(view, found, restriction, sort, snapshot, facets, top);
        }

        _segments.Release();
        var hits = top.Take(Math.Max(0, query.Offset)).Select(hit => (_articles.Summary(hit.Article, snapshot), hit.Score)).ToList();
        return new Found(total, hits, facets.ToFacets(), plan.Terms);
    }

    /// <summary>Every article that matches, however many there are, in no particular order.</summary>
    public IReadOnlyList<ArticleId> FindAll(SearchQuery query, ParsedQuery parsed, Snapshot snapshot)
    {
        _rented = 0;
        var plan = SearchPlan.Of(parsed);
        var restriction = Restriction.Of(query, parsed, snapshot);
        var matches = MatchAll(plan, snapshot);
        var rows = new List<int>();
        for (var i = 0; i < snapshot.Segments.Count; i++)
        {
            var view = snapshot.Segments[i];
            foreach (var document in Combine(view, plan, matches[i]).Documents)
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

    private static void Score(SegmentView view, Matches[] matches, double[] rarities, double averageUnits)
    {
        for (var term = 0; term < matches.Length; term++)
        {
            var documents = matches[term].Documents;
            var weights = matches[term].Weights;
            for (var i = 0; i < documents.Length; i++)
            {
                weights[i] = Ranking.Score(rarities[term], weights[i], view.Documents.UnitsOf(documents[i]), averageUnits);
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

        foreach (var excluded in plan.Excluded)
        {
            found.Except(matches[excluded]);
        }

        return found;
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
                all.Add(document, 0);
            }
        }

        return all;
    }

    private static int Collect(SegmentView view, Matches found, Restriction restriction, SearchSort sort, Snapshot snapshot, FacetCounter facets, TopHits top)
    {
        var total = 0;
        var isFree = restriction.IsNone;
        var weights = found.Weights;
        for (var i = 0; i < found.Count; i++)
        {
            var document = found.Documents[i];
            if (!isFree && !restriction.Allows(view, document))
            {
                continue;
            }

            total++;
            var published = view.Documents.Published[document];
            facets.Add(view.Documents.Outlets[document], published);
            var score = weights[i] * Ranking.Freshness(published, snapshot.Newest);
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
    internal sealed record Found(int Total, IReadOnlyList<(ArticleSummary Article, double Score)> Hits, Facets Facets, IReadOnlyList<SearchTerm> Terms);
}
