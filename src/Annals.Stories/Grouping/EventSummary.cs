namespace Annals.Stories.Grouping;

/// <summary>
/// An event as storylines compare it: its articles' terms and names summed up. Small enough to keep for every event of an archive; an event
/// that is past its window needs nothing else.
/// </summary>
public sealed record EventSummary
{
    /// <summary>Stable: derived from the event's first article.</summary>
    public required string Id { get; init; }

    /// <summary>Ids of its articles, in the order of their publication.</summary>
    public required IReadOnlyList<string> Articles { get; init; }

    public required IReadOnlyList<ArticleKind> Kinds { get; init; }

    public required IReadOnlyList<Reason?> Reasons { get; init; }

    /// <summary>UTC, of the first article.</summary>
    public required DateTimeOffset First { get; init; }

    public required DateTimeOffset Last { get; init; }

    public required TermVector Text { get; init; }

    /// <summary>See <see cref="ArticleFeatures.Deeds"/>.</summary>
    public required TermVector Deeds { get; init; }

    public required TermVector TitleTerms { get; init; }

    public required TermVector TitleDeeds { get; init; }

    public required TermVector Names { get; init; }

    /// <summary>The names as words, the weightiest first; places are those of the event's first article.</summary>
    public required IReadOnlyList<FeatureName> Named { get; init; }

    public required uint Happenings { get; init; }

    /// <summary>What its articles are mainly about, of those of them that are about a dated occasion.</summary>
    public required IReadOnlyList<ToldOccasion> Occasions { get; init; }

    public required uint Pattern { get; init; }

    /// <summary>The title of the first article.</summary>
    public required string Title { get; init; }

    /// <summary>The share of comments, analyses and interviews among its articles.</summary>
    public required float Comments { get; init; }
}
