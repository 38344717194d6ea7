using Annals.Archive;

namespace Annals.Index.Articles;

/// <summary>What a list shows of an article: its current revision as the index knows it.</summary>
public record ArticleSummary
{
    public required ArticleId Id { get; init; }

    public required string Title { get; init; }

    public required string Url { get; init; }

    public required string Outlet { get; init; }

    /// <summary>The best time known (UTC): of publication, else of capture, as <see cref="PublishedFrom"/> says.</summary>
    public required DateTimeOffset Published { get; init; }

    public required PublishedFrom PublishedFrom { get; init; }

    /// <summary>When the current revision was seen (UTC).</summary>
    public required DateTimeOffset CapturedAt { get; init; }

    /// <summary>The number of the current revision, from 1.</summary>
    public required int Revision { get; init; }

    /// <summary>BCP 47, as the feed said or guessed from the text; null when unsure.</summary>
    public string? Language { get; init; }

    /// <summary>The beginning of the text, plain, without line breaks; empty for a post without text.</summary>
    public required string Excerpt { get; init; }

    /// <summary>The post file, relative to the archive, with '/'.</summary>
    public required string Path { get; init; }
}

/// <summary>Everything the index knows of one article.</summary>
public sealed record ArticleDetail : ArticleSummary
{
    /// <summary>Null when the article names nobody.</summary>
    public string? Author { get; init; }

    /// <summary>Every feed that offered it, first one first; empty for an import.</summary>
    public IReadOnlyList<string> Feeds { get; init; } = [];

    /// <summary>What its post and the owner's filters call it, each once; without the outlet.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Where the current text came from: <c>feed</c>, <c>page</c> or <c>import</c>.</summary>
    public required string Via { get; init; }

    public string? Guid { get; init; }

    /// <summary>When the first revision was seen (UTC).</summary>
    public required DateTimeOffset FirstCapturedAt { get; init; }

    /// <summary>When the outlet says it last changed the article (UTC); null when it does not say.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Set while the article is no longer at its source.</summary>
    public GoneSummary? Gone { get; init; }

    /// <summary>SHA-256 of the post file, in hexadecimal.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>That an article is no longer at its source.</summary>
/// <param name="Since">When it was first seen to be so (UTC).</param>
/// <param name="NotedAt">When it was believed and written down (UTC).</param>
/// <param name="Status">What the source says instead: <c>404</c>, <c>410</c>, <c>error page</c> or <c>front page</c>.</param>
public sealed record GoneSummary(DateTimeOffset Since, DateTimeOffset NotedAt, string Status);
