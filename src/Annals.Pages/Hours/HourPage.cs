namespace Annals.Pages.Hours;

/// <summary>What each outlet had at an hour: the articles first seen in the day before it, as they read then.</summary>
public sealed record HourPage
{
    /// <summary>How far back from the hour articles count as there.</summary>
    public static TimeSpan Span { get; } = TimeSpan.FromHours(24);

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The outlet with the newest article first.</summary>
    public required IReadOnlyList<OutletThen> Outlets { get; init; }

    /// <summary>True when there were more articles than one page can hold.</summary>
    public bool IsCut { get; init; }
}

/// <param name="Headlines">Newest first; of many only the first.</param>
/// <param name="Count">How many there were.</param>
public sealed record OutletThen(string Outlet, IReadOnlyList<HeadlineThen> Headlines, int Count);

/// <param name="Revision">The one that stood there then.</param>
/// <param name="Title">As it was then.</param>
/// <param name="TitleNow">Null when it is still the same.</param>
/// <param name="FirstSeenAt">UTC.</param>
/// <param name="Language">BCP 47; null when unsure.</param>
public sealed record HeadlineThen(string Id, int Revision, string Title, string? TitleNow, DateTimeOffset FirstSeenAt, string? Language);
