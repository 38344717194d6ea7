using Annals.Archive;
using Annals.Index.Searching;

namespace Annals.Cli.Verbs;

/// <summary>A search as JSON, with the keys of the HTTP interface.</summary>
internal sealed record SearchReport(int Total, double TookMs, IReadOnlyList<FoundArticle> Hits, string? Message)
{
    public static SearchReport From(SearchAnswer answer) => new(
        answer.Total,
        Math.Round(answer.TookMs, 3),
        [.. answer.Hits.Select(hit => new FoundArticle(
            hit.Article.Id.Value, hit.Article.Title, hit.Article.Url, hit.Article.Outlet, UtcTime.ToIso(hit.Article.Published), hit.Snippet, Math.Round(hit.Score, 4)))],
        answer.Message);
}

internal sealed record FoundArticle(string Id, string Title, string Url, string Outlet, string Published, string Snippet, double Score);
