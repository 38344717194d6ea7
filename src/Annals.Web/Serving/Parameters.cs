using System.Globalization;
using Microsoft.AspNetCore.Http.Features;

namespace Annals.Web.Serving;

/// <summary>What an address says, where it makes sense; nonsense counts as absent.</summary>
internal static class Parameters
{
    private const int LastPage = 100_000;

    public static int Page(HttpRequest request)
        => int.TryParse(request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, LastPage) : 1;

    /// <summary>Null when it is absent or no number.</summary>
    public static int? Count(HttpRequest request, string name)
        => int.TryParse(request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    public static string? Text(HttpRequest request, string name)
        => request.Query[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    public static DateOnly? Day(string? text)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>An hour in UTC, <c>2026-11-21T09</c>.</summary>
    public static DateTimeOffset? Hour(string? text)
        => DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var hour) && hour.Year is > 1 and < 9999 ? hour : null;

    /// <summary>A place in a text, <c>12-34</c>: where it starts and, exclusive, where it ends.</summary>
    public static (int Start, int End)? Span(string? text)
        => (text ?? "").Split('-') is [var first, var last]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            && end > start ? (start, end) : null;

    /// <summary>
    /// The last part of the path as it was sent, decoded once. The framework's own value leaves <c>%2F</c> encoded and
    /// everything else not, so that an outlet named "A/B" could not be told from one named "A%2FB".
    /// </summary>
    public static string LastSegment(HttpContext context, string prefix)
    {
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        prefix = context.Request.PathBase + prefix;
        var end = target.IndexOfAny(['?', '#']);
        var path = end < 0 ? target : target[..end];
        return path.StartsWith(prefix, StringComparison.Ordinal) ? Uri.UnescapeDataString(path[prefix.Length..]) : "";
    }
}
