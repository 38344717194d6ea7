namespace Annals.Pages.Stories;

/// <summary>Stories, the one with the newest report first.</summary>
public sealed record StoriesPage(IReadOnlyList<StoryLine> Stories)
{
    /// <summary>From 1.</summary>
    public int Number { get; init; } = 1;

    public bool HasMore { get; init; }

    /// <summary>False where nothing has been grouped.</summary>
    public bool IsThere { get; init; } = true;
}
