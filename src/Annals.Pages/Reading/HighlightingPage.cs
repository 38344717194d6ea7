namespace Annals.Pages.Reading;

/// <summary>An article as a list of its sentences, each with a button: for highlighting without JavaScript.</summary>
public sealed record HighlightingPage
{
    /// <summary>The article's.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public string? Language { get; init; }

    /// <summary>The revision that stands now.</summary>
    public required int Revision { get; init; }

    public required IReadOnlyList<SentenceLine> Sentences { get; init; }
}

/// <param name="Number">From 1, as in <c>#s12</c>.</param>
public sealed record SentenceLine(int Number, string Text, bool IsHighlighted);
