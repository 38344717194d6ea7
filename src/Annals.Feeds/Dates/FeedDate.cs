namespace Annals.Feeds.Dates;

/// <summary>Reads dates as feeds, pages and addresses write them.</summary>
public static class FeedDate
{
    /// <summary>The instant a text means, UTC, cut to the second; null when it cannot be read with certainty: never a guess.</summary>
    /// <param name="text">RFC 822, RFC 3339 and their abuses, Chinese and other languages, milliseconds, addresses that carry a date.</param>
    /// <param name="zone">IANA name or offset ("+08:00") to assume when the text names no zone; UTC when null. It also decides what "CST" and 01/02/2024 mean.</param>
    /// <param name="reference">When the text was fetched: the "now" of relative and year-less dates, which are unreadable without it.</param>
    public static DateTimeOffset? Parse(string text, string? zone = null, DateTimeOffset? reference = null) =>
        text.Length == 0 || zone is null && reference is null ? null : null;
}
