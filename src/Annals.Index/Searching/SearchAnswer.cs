using System.Runtime.InteropServices;
using Annals.Index.Articles;

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

    /// <summary>What the reader should know about the query, in plain words: a part that was not understood, nothing to look for. Null when all is well.</summary>
    public string? Message { get; init; }
}

/// <param name="Outlets">Most matches first.</param>
/// <param name="Months">In order of time (UTC), only months with matches.</param>
public sealed record Facets(IReadOnlyList<OutletCount> Outlets, IReadOnlyList<MonthCount> Months)
{
    public static Facets None { get; } = new([], []);
}

public sealed record OutletCount(string Outlet, int Count);

public sealed record MonthCount(int Year, int Month, int Count);

/// <summary>One article that matches.</summary>
/// <param name="Snippet">Plain text around the words that were looked for, without line breaks.</param>
/// <param name="Marks">Where in <paramref name="Snippet"/> those words stand (UTF-16 units), in order, not overlapping.</param>
/// <param name="Score">Higher is better; comparable within one answer only.</param>
public sealed record Hit(ArticleSummary Article, string Snippet, IReadOnlyList<Mark> Marks, double Score);

/// <param name="Start">UTF-16 offset.</param>
/// <param name="Length">UTF-16 units.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Mark(int Start, int Length);
