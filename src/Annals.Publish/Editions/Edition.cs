using Annals.Pages.Words;

namespace Annals.Publish.Editions;

/// <summary>A newspaper made of what the archive has: pure data, ready to be printed as a book or as one page.</summary>
public sealed record Edition
{
    public required EditionSubject Subject { get; init; }

    /// <summary>The language in which it speaks itself: that of most of its articles.</summary>
    public required UiLanguage Language { get; init; }

    /// <summary>A UUID that hangs on what is in it and on nothing else.</summary>
    public required string Identifier { get; init; }

    /// <summary>When it was made (UTC, whole seconds).</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>What leads it, in order; empty only when there is not one article with text.</summary>
    public required IReadOnlyList<Lead> Leads { get; init; }

    /// <summary>Most articles first.</summary>
    public required IReadOnlyList<EditionSection> Sections { get; init; }

    /// <summary>Where the archive is served for others, ending with '/'; null where nobody said.</summary>
    public Uri? Address { get; init; }

    /// <summary>Articles that could not be read: their files, and why.</summary>
    public IReadOnlyList<Forms.LeftOut> LeftOut { get; init; } = [];

    public IEnumerable<EditionArticle> Articles => Sections.SelectMany(section => section.Articles);

    public int Count => Sections.Sum(section => section.Articles.Count);

    /// <summary>Each once, in the order of their first appearance.</summary>
    public IReadOnlyList<EditionPicture> Pictures => [.. Articles.SelectMany(article => article.Pictures).DistinctBy(picture => picture.Name)];
}

/// <param name="Articles">Newest first.</param>
public sealed record EditionSection(string Outlet, IReadOnlyList<EditionArticle> Articles);
