using Annals.Pages.Layout;

namespace Annals.Pages.Events;

/// <summary>An event as lists show it.</summary>
public sealed record EventLine
{
    public required string Id { get; init; }

    /// <summary>The article that stands for it; its headline names the event.</summary>
    public required Headline Lead { get; init; }

    /// <summary>When its first report was published (UTC).</summary>
    public required DateTimeOffset First { get; init; }

    /// <summary>When its last report was published (UTC).</summary>
    public required DateTimeOffset Last { get; init; }

    /// <summary>What it is, as <see cref="Annals.Stories.Following.TimelineEntry"/> has it: <c>meeting</c>, <c>disaster</c>; null where its articles do not tell.</summary>
    public string? Kind { get; init; }

    /// <summary>When it happened, as a value of time (<see cref="Annals.Language.Times.TimeExpression.Value"/>); null when nobody dates it.</summary>
    public string? Happened { get; init; }

    public string? Place { get; init; }

    public required int Articles { get; init; }

    /// <summary>Who reports it, the first one first.</summary>
    public IReadOnlyList<string> Outlets { get; init; } = [];

    /// <summary>Independent ones; null where nobody counted them.</summary>
    public int? Sources { get; init; }

    /// <summary>The story it belongs to and what that is called; null where it belongs to none.</summary>
    public (string Id, string Title)? Story { get; init; }

    /// <summary>The reader put it first.</summary>
    public bool IsPinned { get; init; }
}
