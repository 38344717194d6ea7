namespace Annals.Capture.Pages;

/// <summary>An article as its page tells it, put together from all of its pages.</summary>
public sealed record ArticlePage
{
    /// <summary>The address that answered.</summary>
    public required string Url { get; init; }

    /// <summary>The address the page names as its own; else <see cref="Url"/>.</summary>
    public required string CanonicalUrl { get; init; }

    /// <summary>Null when the page names none.</summary>
    public string? Title { get; init; }

    public required string Html { get; init; }

    /// <summary>Plain text of the article, a line a block.</summary>
    public required string Plain { get; init; }

    public string? Byline { get; init; }

    /// <summary>UTC; null when the page does not say.</summary>
    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Modified { get; init; }

    public string? Language { get; init; }

    /// <summary>The name of the publication; null when the page does not say.</summary>
    public string? Site { get; init; }

    /// <summary>True when the page keeps the rest for subscribers.</summary>
    public bool IsPaywalled { get; init; }

    /// <summary>False when a further page of the article could not be had.</summary>
    public bool IsWhole { get; init; } = true;
}
