using System.Runtime.InteropServices;
using Annals.Index.Articles;
using Annals.Index.Queries;

namespace Annals.Index.Searching;

/// <summary>What was found.</summary>
public sealed record SearchAnswer
{
    /// <summary>Articles that match, exactly.</summary>
    public required int Total { get; init; }

    /// <summary>Time spent, in milliseconds.</summary>
    public required double TookMs { get; init; }

    /// <summary>The part of the matches that was asked for.</summary>
    public required IReadOnlyList<Hit> Hits { get; init; }

    /// <summary>Counted over all matches.</summary>
    public required Facets Facets { get; init; }

    /// <summary>
    /// Spellings marked in these hits that were not typed: the other script (習近平), another spelling of the name (川普), full
    /// width, accents, plurals; most frequent first. Letter case is not told. Empty without <see cref="SearchQuery.Snippets"/>.
    /// </summary>
    public IReadOnlyList<string> AlsoMatched { get; init; } = [];

    /// <summary>The query with words that no article has replaced by the nearest ones that some have; null when there are none.</summary>
    public string? Suggestion { get; init; }

    /// <summary>What the reader should know about the query: a part that was not understood, nothing to look for. Empty when all is well.</summary>
    public IReadOnlyList<QueryRemark> Remarks { get; init; } = [];

    /// <summary>The remarks in English; null when all is well.</summary>
    public string? Message => Remarks.Count == 0 ? null : string.Join(' ', Remarks);
}

/// <param name="Outlets">Most matches first.</param>
/// <param name="Months">In order of time (UTC), only months with matches.</param>
/// <param name="Languages">Most matches first; articles of unknown language are left out.</param>
public sealed record Facets(IReadOnlyList<OutletCount> Outlets, IReadOnlyList<MonthCount> Months, IReadOnlyList<LanguageCount> Languages)
{
    public static Facets None { get; } = new([], [], []);
}

public sealed record OutletCount(string Outlet, int Count);

/// <param name="Language">BCP 47, as the articles say it.</param>
public sealed record LanguageCount(string Language, int Count);

public sealed record MonthCount(int Year, int Month, int Count);

/// <summary>One article that matches.</summary>
/// <param name="TitleMarks">Where in the article's title the words stand; empty without <see cref="SearchQuery.Snippets"/>.</param>
/// <param name="Snippet">Plain text around the words that were looked for, without line breaks.</param>
/// <param name="Marks">Where in <paramref name="Snippet"/> those words stand (UTF-16 units), in order, not overlapping.</param>
/// <param name="Score">Higher is better; comparable within one answer only.</param>
public sealed record Hit(ArticleSummary Article, IReadOnlyList<Mark> TitleMarks, string Snippet, IReadOnlyList<Mark> Marks, double Score);

/// <param name="Start">UTF-16 offset.</param>
/// <param name="Length">UTF-16 units.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Mark(int Start, int Length);
