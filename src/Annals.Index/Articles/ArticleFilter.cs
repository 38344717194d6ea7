namespace Annals.Index.Articles;

/// <summary>Which articles a list is about. What is null does not restrict.</summary>
public sealed record ArticleFilter
{
    public static ArticleFilter All { get; } = new();

    /// <summary>The outlet's exact name.</summary>
    public string? Outlet { get; init; }

    /// <summary>A tag's exact name.</summary>
    public string? Tag { get; init; }

    /// <summary>A day in UTC; restricts together with <see cref="From"/> and <see cref="To"/>.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Published at this instant or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Published before this instant.</summary>
    public DateTimeOffset? To { get; init; }
}
