using System.Globalization;

namespace Annals.Archive;

/// <summary>The archive's one way to write an instant: ISO 8601 in UTC with three digits of milliseconds.</summary>
public static class UtcTime
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string ToIso(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Null when the text is not an ISO 8601 time with a zone.</summary>
    public static DateTimeOffset? FromIso(string text)
        => DateTimeOffset.TryParseExact(
            text,
            [Format, "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time)
            ? time
            : null;
}
