using System.Globalization;
using System.Net.Http.Headers;

namespace Annals.Capture.Fetching;

/// <summary>Reads the headers that tell a client when to come back.</summary>
internal static class AnswerHeaders
{
    // A date has whole seconds, on both sides: two may be lost between them.
    private static readonly TimeSpan DateGranularity = TimeSpan.FromSeconds(2);

    // Between the server's stamp and our receipt of it.
    private static readonly TimeSpan Transit = TimeSpan.FromMilliseconds(500);

    /// <summary>How long to wait by Retry-After (RFC 9110, section 10.2.3). A date is read against the server's own clock when it sends one.</summary>
    public static TimeSpan? RetryAfter(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (headers.RetryAfter is not { } retry)
        {
            // Seconds that are no number of seconds are ignored, as the RFC has it; a huge number is still a wish to be left alone.
            return First(headers, "Retry-After") is { } text && text.Length > 9 && text.All(char.IsAsciiDigit) ? TimeSpan.FromDays(1) : null;
        }

        var wait = retry.Delta + Transit ?? retry.Date - (headers.Date ?? now) + DateGranularity;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>Cache-Control max-age, else Expires; null when the server says nothing or forbids caching.</summary>
    public static TimeSpan? FreshFor(HttpResponseMessage response, DateTimeOffset now)
    {
        var cache = response.Headers.CacheControl;
        if (cache is { NoCache: true } or { NoStore: true })
        {
            return null;
        }

        var fresh = cache?.MaxAge - (response.Headers.Age ?? TimeSpan.Zero) ?? response.Content.Headers.Expires - (response.Headers.Date ?? now);
        return fresh > TimeSpan.Zero ? fresh : null;
    }

    public static string? First(HttpHeaders headers, string name)
        => headers.TryGetValues(name, out var values) ? values.FirstOrDefault(value => value.Length is > 0 and < 1024) : null;

    /// <summary>The first Location; .NET's own parser refuses what browsers follow.</summary>
    public static string? Location(HttpResponseHeaders headers)
        => headers.TryGetValues("Location", out var values) ? values.FirstOrDefault() : null;

    public static string? LastModified(HttpContent content)
        => First(content.Headers, "Last-Modified") is { } text
            && DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null;
}
