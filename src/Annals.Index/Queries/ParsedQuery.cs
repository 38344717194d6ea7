using Annals.Index.Searching;
using Annals.Index.Segments;

namespace Annals.Index.Queries;

/// <summary>A query as it was understood.</summary>
public sealed record ParsedQuery
{
    /// <summary>All of them must be met.</summary>
    public IReadOnlyList<Clause> Clauses { get; init; } = [];

    /// <summary>None of these phrases may stand in the article.</summary>
    public IReadOnlyList<Phrase> Excluded { get; init; } = [];

    /// <summary>Parts of outlets' names, folded; one of them must be met when there are any.</summary>
    public IReadOnlyList<string> Outlets { get; init; } = [];

    /// <summary>Parts of outlets' names, folded; none of them may be met.</summary>
    public IReadOnlyList<string> ExcludedOutlets { get; init; } = [];

    /// <summary>Names of tags, folded; the article must have all of them.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Names of tags, folded; the article may have none of them.</summary>
    public IReadOnlyList<string> ExcludedTags { get; init; } = [];

    /// <summary>What the article must have.</summary>
    public DocumentTraits Traits { get; init; }

    /// <summary>What the article must not have.</summary>
    public DocumentTraits ExcludedTraits { get; init; }

    /// <summary>What a reader must have made of the article: words that <see cref="SearchQuery.Marks"/> explains.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];

    /// <summary>What a reader must not have made of it.</summary>
    public IReadOnlyList<string> ExcludedMarks { get; init; } = [];

    /// <summary>Who and what the article must be about, all of them.</summary>
    public IReadOnlyList<Subject> Subjects { get; init; } = [];

    /// <summary>None of what it may be about.</summary>
    public IReadOnlyList<Subject> ExcludedSubjects { get; init; } = [];

    /// <summary>Published at this instant or later (UTC).</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Published before this instant (UTC).</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>A BCP 47 tag or its beginning.</summary>
    public string? Language { get; init; }

    public SearchSort? Sort { get; init; }

    /// <summary>What was not understood and therefore left out.</summary>
    public IReadOnlyList<QueryRemark> Remarks { get; init; } = [];

    /// <summary>True when nothing restricts what is found.</summary>
    public bool IsEmpty
        => Clauses.Count + Excluded.Count + Outlets.Count + ExcludedOutlets.Count + Tags.Count + ExcludedTags.Count + Marks.Count + ExcludedMarks.Count + Subjects.Count + ExcludedSubjects.Count == 0
            && (Traits | ExcludedTraits) == DocumentTraits.None
            && From is null && To is null && Language is null;
}

/// <summary>Phrases of which one must stand in the article.</summary>
public sealed record Clause(IReadOnlyList<Phrase> Alternatives);
