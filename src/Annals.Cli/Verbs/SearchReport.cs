using System.Globalization;
using Annals.Archive;
using Annals.Index.Searching;

namespace Annals.Cli.Verbs;

/// <summary>A search as JSON, with the keys of the HTTP interface.</summary>
internal sealed record SearchReport(int Total, double TookMs, IReadOnlyList<FoundArticle> Hits, FoundFacets Facets, IReadOnlyList<string> AlsoMatched, string? Suggestion, string? Message)
{
    public static SearchReport From(SearchAnswer answer) => new(
        answer.Total,
        Math.Round(answer.TookMs, 3),
        [.. answer.Hits.Select(hit => new FoundArticle(
            hit.Article.Id.Value, hit.Article.Title, hit.Article.Url, hit.Article.Outlet, UtcTime.ToIso(hit.Article.Published), hit.Snippet, Math.Round(hit.Score, 4)))],
        new FoundFacets(
            [.. answer.Facets.Outlets.Select(facet => new FoundFacet(facet.Outlet, facet.Count))],
            [.. answer.Facets.Months.Select(facet => new FoundFacet(string.Create(CultureInfo.InvariantCulture, $"{facet.Year:0000}-{facet.Month:00}"), facet.Count))],
            [.. answer.Facets.Languages.Select(facet => new FoundFacet(facet.Language, facet.Count))]),
        answer.AlsoMatched,
        answer.Suggestion,
        answer.Message);
}

internal sealed record FoundFacets(IReadOnlyList<FoundFacet> Outlets, IReadOnlyList<FoundFacet> Months, IReadOnlyList<FoundFacet> Languages);

internal sealed record FoundFacet(string Name, int Count);

internal sealed record FoundArticle(string Id, string Title, string Url, string Outlet, string Published, string Snippet, double Score);
