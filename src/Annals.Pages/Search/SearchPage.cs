using Annals.Pages.Layout;

namespace Annals.Pages.Search;

/// <summary>A question to the archive and its answer.</summary>
public sealed record SearchPage
{
    public required SearchForm Form { get; init; }

    public IReadOnlyList<SearchHit> Hits { get; init; } = [];

    public required Pager Pager { get; init; }

    /// <summary>Most first.</summary>
    public IReadOnlyList<OutletFacet> Outlets { get; init; } = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<MonthFacet> Months { get; init; } = [];

    /// <summary>Most first.</summary>
    public IReadOnlyList<LanguageFacet> Languages { get; init; } = [];

    /// <summary>Spellings found that were not typed, most frequent first.</summary>
    public IReadOnlyList<string> AlsoMatched { get; init; } = [];

    /// <summary>Another question that may have been meant; null when there is none.</summary>
    public string? Suggestion { get; init; }

    /// <summary>What was wrong with the question, in words for the reader; null when nothing was.</summary>
    public string? Trouble { get; init; }

    /// <summary>What the reader should know beside the answer: a part of the question that was not understood. Null when all is well.</summary>
    public string? Note { get; init; }

    /// <summary>Wall time of the search; null when there was none.</summary>
    public TimeSpan? Took { get; init; }
}

/// <param name="Snippet">The text around the matches, in order.</param>
public sealed record SearchHit(Headline Headline, IReadOnlyList<SnippetPart> Title, IReadOnlyList<SnippetPart> Snippet);

public sealed record OutletFacet(string Outlet, long Articles);

/// <param name="Language">BCP 47.</param>
public sealed record LanguageFacet(string Language, long Articles);

/// <param name="Month">Its first day.</param>
public sealed record MonthFacet(DateOnly Month, long Articles);
