using System.Globalization;

namespace Annals.Publish.Warc;

/// <summary>Times as records write them (WARC 1.1, section 5.4): UTC, seconds, and a fraction only where there is one, which WARC 1.0 did not know.</summary>
public static class WarcTime
{
    public static string ToText(DateTimeOffset time)
        => time.UtcDateTime.ToString(time.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Null when it is none. The standard also allows less exact times, down to a year, and up to nine digits of a second.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        // Ticks are a ten-millionth of a second: two of nine digits are more than is known anywhere else.
        var dot = text?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        var exact = dot > 0 && text!.Length - dot > 9 && text.EndsWith('Z') ? text[..(dot + 8)] + "Z" : text;
        return DateTimeOffset.TryParseExact(
            exact,
            ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd", "yyyy-MM", "yyyy"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time)
            ? time
            : null;
    }
}
