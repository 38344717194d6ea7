using NodaTime;

namespace Annals.Feeds.Dates;

/// <summary>What is known besides the text: the outlet's zone, and when the text was seen.</summary>
internal sealed class DateContext
{
    public DateContext(string? zone, DateTimeOffset? reference)
    {
        Zone = zone is null ? DateTimeZone.Utc : ZoneNames.Find(zone) ?? DateTimeZone.Utc;
        HasZone = zone is not null;
        Reference = reference is { } r ? Instant.FromDateTimeOffset(r) : null;
    }

    public DateTimeZone Zone { get; }

    public bool HasZone { get; }

    public Instant? Reference { get; }

    /// <summary>The reference on the outlet's clock.</summary>
    public LocalDateTime? LocalReference => Reference?.InZone(Zone).LocalDateTime;

    /// <summary>East Asia writes month before day even without a year, and means its own standard time by "CST".</summary>
    public bool IsEastAsian => HasZone && Zone.GetUtcOffset(Reference ?? Instant.FromUtc(2024, 1, 1, 0, 0)).Seconds is 8 * 3600 or 9 * 3600;

    /// <summary>True for day first, false for month first, null when nobody can know.</summary>
    public bool? DayComesFirst
    {
        get
        {
            if (!HasZone)
                return null;
            var id = Zone.Id;
            if (id.StartsWith("US/", StringComparison.Ordinal) || id is "America/New_York" or "America/Chicago" or "America/Denver" or "America/Los_Angeles" or "America/Phoenix"
                or "America/Detroit" or "America/Anchorage" or "Pacific/Honolulu" or "Asia/Manila" or "America/Boise")
            {
                return false;
            }
            // An offset alone between -10 and -4 may be the United States or a neighbour who writes it the other way.
            var hours = Zone.GetUtcOffset(Instant.FromUtc(2024, 1, 1, 0, 0)).Seconds / 3600;
            return Zone is not null && hours is <= -4 and >= -10 && !id.Contains('/', StringComparison.Ordinal) ? null : true;
        }
    }

    public DateTimeOffset At(LocalDateTime local, DateTimeZone? zone) => local.InZoneLeniently(zone ?? Zone).ToDateTimeOffset().ToUniversalTime();
}
