namespace Annals.Pages.Events;

/// <summary>Events, the newest or the weightiest first.</summary>
public sealed record EventsPage(IReadOnlyList<EventLine> Events)
{
    /// <summary>From 1.</summary>
    public int Number { get; init; } = 1;

    public bool HasMore { get; init; }

    /// <summary>True for those of today, the weightiest first.</summary>
    public bool IsToday { get; init; }

    /// <summary>False where nothing has been grouped.</summary>
    public bool IsThere { get; init; } = true;
}
