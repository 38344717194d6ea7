using Annals.Pages.Layout;

namespace Annals.Pages.Stories;

/// <summary>A story as lists show it.</summary>
public sealed record StoryLine
{
    public required string Id { get; init; }

    /// <summary>The article that stands for it; its headline names the story.</summary>
    public required Headline Lead { get; init; }

    /// <summary>When its first and its last article were published (UTC).</summary>
    public required DateTimeOffset First { get; init; }

    public required DateTimeOffset Last { get; init; }

    public required int Events { get; init; }

    public required int Articles { get; init; }

    /// <summary>How many different ones report it.</summary>
    public required int Outlets { get; init; }

    /// <summary>The reader put it first.</summary>
    public bool IsPinned { get; init; }

    /// <summary>Whom its articles name, the most telling first.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}
