using Annals.Index.Articles;
using Annals.Pages.Reading;

namespace Annals.Pages.Layout;

/// <summary>An article as lists show it.</summary>
public sealed record Headline
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Outlet { get; init; }

    /// <summary>BCP 47 as the outlet gave it; null when it did not.</summary>
    public string? Language { get; init; }

    /// <summary>UTC: the publication, or the capture where only that is known.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Plain text; null when there is none.</summary>
    public string? Excerpt { get; init; }

    /// <summary>A picture's address on this site; null when there is none.</summary>
    public string? Image { get; init; }

    /// <summary>The same in several widths, as <c>srcset</c> has it; null when there is but one.</summary>
    public string? ImageSet { get; init; }

    /// <summary>1 for an article that never changed.</summary>
    public int Revisions { get; init; } = 1;

    /// <summary>What the reader made of it; null where nobody's reading is known.</summary>
    public ArticleMarks? Marks { get; init; }

    /// <summary>As the index knows the article; without a picture.</summary>
    public static Headline Of(ArticleSummary article) => new()
    {
        Id = article.Id.Value,
        Title = article.Title,
        Outlet = article.Outlet,
        Language = article.Language,
        At = article.Published,
        Excerpt = article.Excerpt.Length > 0 ? article.Excerpt : null,
        Revisions = article.Revision,
    };
}
