using System.Runtime.InteropServices;

namespace Annals.Archive.Readers;

/// <summary>How an article came in, as far as it decides whether "everything up to then is read" speaks of it.</summary>
/// <param name="Published">UTC, as lists sort it.</param>
/// <param name="FirstCapturedAt">When its first revision was seen (UTC).</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Arrival(string Outlet, DateTimeOffset Published, DateTimeOffset FirstCapturedAt)
{
    /// <summary>
    /// What comes in later than this after its publication is history, not news: an import of 30,000 old posts, or a feed
    /// that offers its past, must not make as many unread articles.
    /// </summary>
    public static TimeSpan LongestDelay { get; } = TimeSpan.FromDays(7);

    /// <summary>The time that counts (UTC): when it was first seen, but no later than a week after its publication.</summary>
    public DateTimeOffset At => EarlierOf(FirstCapturedAt, Published);

    /// <summary>The day it was published (UTC).</summary>
    public DateOnly Day => DateOnly.FromDateTime(Published.UtcDateTime);

    private static DateTimeOffset EarlierOf(DateTimeOffset captured, DateTimeOffset published)
        => published < DateTimeOffset.MaxValue - LongestDelay && published + LongestDelay < captured ? published + LongestDelay : captured;
}
