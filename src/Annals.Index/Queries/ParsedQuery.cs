using Annals.Index.Searching;

namespace Annals.Index.Queries;

/// <summary>A query as it was understood.</summary>
public sealed record ParsedQuery
{
    /// <summary>All of them must be met.</summary>
    public IReadOnlyList<Clause> Clauses { get; init; } = [];

    /// <summary>None of these phrases may stand in the article.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>Parts of outlets' names, folded; one of them must be met when there are any.</summary>
    public IReadOnlyList<string> Outlets { get; init; } = [];

    /// <summary>Published at this instant or later (UTC).</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Published before this instant (UTC).</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>A BCP 47 tag or its beginning.</summary>
    public string? Language { get; init; }

    public SearchSort? Sort { get; init; }

    /// <summary>What was not understood and therefore left out, a sentence each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>True when nothing restricts what is found.</summary>
    public bool IsEmpty => Clauses.Count == 0 && Excluded.Count == 0 && Outlets.Count == 0 && From is null && To is null && Language is null;
}

/// <summary>Phrases of which one must stand in the article.</summary>
public sealed record Clause(IReadOnlyList<string> Alternatives);
