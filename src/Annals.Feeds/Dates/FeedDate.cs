namespace Annals.Feeds.Dates;

/// <summary>Reads dates as feeds, pages and addresses write them.</summary>
public static class FeedDate
{
    private const int LongestText = 200;
    private const int LongestAddress = 4000;

    /// <summary>The instant a text means, UTC, cut to the second; null when it cannot be read with certainty: never a guess.</summary>
    /// <param name="text">RFC 822, RFC 3339 and their abuses, Chinese and other languages, milliseconds, addresses that carry a date.</param>
    /// <param name="zone">
    /// IANA name or offset ("+08:00") to assume when the text names no zone; UTC when null. It also decides what "CST" means, and
    /// 01/07/2024, which nobody can read without it.
    /// </param>
    /// <param name="reference">When the text was fetched: the "now" of relative and year-less dates, which are unreadable without it.</param>
    public static DateTimeOffset? Parse(string text, string? zone = null, DateTimeOffset? reference = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
            return null;
        if (WellFormedDate.TryParse(trimmed) is { } exact)
            return Plausible(exact);
        var context = new DateContext(zone, reference);
        if (AddressDate.IsAddress(trimmed))
            return trimmed.Length <= LongestAddress ? Plausible(AddressDate.Parse(trimmed, context)) : null;
        if (trimmed.Length > LongestText)
            return null;
        var normalized = DateText.Normalize(trimmed);
        if (RelativeDate.IsRelative(normalized))
            return Plausible(RelativeDate.Parse(normalized, context));
        return Plausible(new DateScanner(normalized, context).Scan());
    }

    // Midnight of 1970-01-01 and its kind are what programs write when they know nothing.
    private static DateTimeOffset? Plausible(DateTimeOffset? instant)
    {
        if (instant is not { } i || i.Year is < 1900 or > 2199 || i.UtcDateTime == DateTime.UnixEpoch)
            return null;
        var utc = i.UtcDateTime;
        if (utc is { Year: 1900, Month: 1, Day: 1 } && utc.TimeOfDay == TimeSpan.Zero || utc is { Year: 1899 })
            return null;
        return new DateTimeOffset(utc.Ticks - utc.Ticks % TimeSpan.TicksPerSecond, TimeSpan.Zero);
    }
}
