using System.Runtime.InteropServices;
using Annals.Archive;

namespace Annals.Capture.Entries;

/// <summary>When an article was published, as well as that is known.</summary>
/// <param name="At">UTC, never later than the capture; null when only the capture is known.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PublicationTime(DateTimeOffset? At, PublishedFrom From)
{
    // Clocks differ by minutes; by more than this it is a wrong zone or a wrong year.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(10);

    // A dateline stands above news; a date further off is what the text is about.
    private static readonly TimeSpan OldestDateline = TimeSpan.FromDays(3);

    private static readonly DateTimeOffset Earliest = new(1600, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The first believable of what feed, page and text say.</summary>
    public static PublicationTime Of(DateTimeOffset? feed, DateTimeOffset? page, string plain, DateTimeOffset capturedAt)
    {
        if (Believe(feed, capturedAt) is { } byFeed)
        {
            return new PublicationTime(byFeed, PublishedFrom.Feed);
        }

        if (Believe(page, capturedAt) is { } byPage)
        {
            return new PublicationTime(byPage, PublishedFrom.Page);
        }

        return Believe(Dateline.Find(plain), capturedAt) is { } byText && capturedAt - byText < OldestDateline
            ? new PublicationTime(byText, PublishedFrom.Dateline)
            : new PublicationTime(null, PublishedFrom.Capture);
    }

    /// <summary>True when two readings of one date may differ by their zones alone. An update hours later is no second reading of the same moment.</summary>
    public static bool IsOffset(TimeSpan difference)
        => difference.Ticks % TimeSpan.FromMinutes(15).Ticks == 0 && difference.Duration() <= TimeSpan.FromHours(14);

    /// <summary>The time if it can be true; a few minutes of the future are somebody's clock, and become now. The epoch itself is what programs write for "unknown".</summary>
    public static DateTimeOffset? Believe(DateTimeOffset? time, DateTimeOffset capturedAt)
    {
        if (time is not { } known || known < Earliest || known - capturedAt > Skew || Math.Abs(known.ToUnixTimeSeconds()) <= 1)
        {
            return null;
        }

        return known > capturedAt ? capturedAt : known;
    }
}
