using System.Text.Json.Serialization;

namespace Annals.Web.Api;

/// <summary>What <c>/api/v1</c> answers. The keys are a contract with other programs; times are ISO 8601 in UTC.</summary>
internal sealed record SearchResult(long Total, double TookMs, string? Message, string? Suggestion, IReadOnlyList<string> AlsoMatched, IReadOnlyList<SearchResultHit> Hits, SearchFacets Facets, string? Cursor);

internal sealed record SearchResultHit(string Id, string Title, string Url, string Outlet, DateTimeOffset Published, string Snippet, double Score);

internal sealed record SearchFacets(IReadOnlyList<FacetCount> Outlets, IReadOnlyList<FacetCount> Months, IReadOnlyList<FacetCount> Languages);

internal sealed record FacetCount(string Name, long Count);

/// <summary>A list of articles, the newest published first.</summary>
/// <param name="Total">How many there are in all.</param>
/// <param name="Cursor">For the next page; null on the last.</param>
internal sealed record ArticlesResult(int Total, IReadOnlyList<ArticleLine> Articles, string? Cursor);

/// <param name="Captured">When the current revision was seen.</param>
/// <param name="Revision">The number of the current revision.</param>
/// <param name="Excerpt">The beginning of the text, plain.</param>
internal sealed record ArticleLine(string Id, string Title, string Url, string Outlet, DateTimeOffset Published, DateTimeOffset Captured, int Revision, string? Language, string Excerpt);

internal sealed record ArticleResult
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>An http or https address; empty when what is kept is none.</summary>
    public required string Url { get; init; }

    public required string Outlet { get; init; }

    public string? Author { get; init; }

    /// <summary>Null when only the capture is known.</summary>
    public DateTimeOffset? Published { get; init; }

    public required string PublishedFrom { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public required DateTimeOffset Captured { get; init; }

    public string? Language { get; init; }

    public required string Via { get; init; }

    /// <summary>What its post and the owner's filters call it.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Set while the article is no longer at its source.</summary>
    public GoneResult? Gone { get; init; }

    public required string? Path { get; init; }

    public required string? Sha256 { get; init; }

    /// <summary>Plain text, a line a paragraph.</summary>
    public required string Text { get; init; }

    /// <summary>Sanitised.</summary>
    public required string Html { get; init; }

    public required IReadOnlyList<RevisionResult> Revisions { get; init; }
}

internal sealed record RevisionResult(int Revision, string Title, DateTimeOffset Captured);

/// <param name="Since">When it was first seen to be so.</param>
/// <param name="Status"><c>404</c>, <c>410</c>, <c>error page</c> or <c>front page</c>.</param>
internal sealed record GoneResult(DateTimeOffset Since, string Status);

/// <param name="Total">How many there are in all.</param>
/// <param name="Cursor">For the next page; null on the last.</param>
internal sealed record FeedsResult(int Total, IReadOnlyList<FeedResult> Feeds, string? Cursor);

internal sealed record FeedResult
{
    public required string Url { get; init; }

    public required string Name { get; init; }

    /// <summary><c>new</c>, <c>well</c>, <c>odd</c>, <c>damaged</c>, <c>failing</c>, <c>disallowed</c> or <c>retired</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The status in a sentence.</summary>
    public required string Words { get; init; }

    public DateTimeOffset? LastSuccess { get; init; }

    public string? Error { get; init; }

    public DateTimeOffset? NextPoll { get; init; }

    public long Offered { get; init; }

    public long Kept { get; init; }

    public long Revised { get; init; }

    public long Skipped { get; init; }

    public int Gaps { get; init; }

    public IReadOnlyList<string> Damage { get; init; } = [];

    /// <summary>In which ways its articles are not what they were, and what to do.</summary>
    public IReadOnlyList<WarningResult> Warnings { get; init; } = [];
}

internal sealed record WarningResult(string What, string Via, DateTimeOffset Since, int Articles, string Example, string Words, string Advice);

internal sealed record ErrorResult(string Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SearchResult))]
[JsonSerializable(typeof(ArticleResult))]
[JsonSerializable(typeof(ArticlesResult))]
[JsonSerializable(typeof(FeedsResult))]
[JsonSerializable(typeof(ErrorResult))]
internal sealed partial class ApiJson : JsonSerializerContext;
