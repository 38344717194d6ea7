using System.Globalization;

namespace Annals.Index.Queries;

/// <summary>A year, month or day as a query names it: <c>2020</c>, <c>2020-09</c>, <c>2020-09-15</c>, also with / or . or written together.</summary>
internal static class QueryDate
{
    private static readonly string[] Days = ["yyyy-M-d", "yyyyMMdd"];
    private static readonly string[] Months = ["yyyy-M", "yyyyMM"];

    /// <summary>The first instant of the span and the first one behind it (UTC); null when the text is none.</summary>
    public static (DateTimeOffset Start, DateTimeOffset End)? Parse(string text)
    {
        var plain = text.Replace('/', '-').Replace('.', '-');
        if (Exact(plain, Days) is { } day)
        {
            return Span(day, start => start.AddDays(1));
        }

        if (Exact(plain, Months) is { } month)
        {
            return Span(month, start => start.AddMonths(1));
        }

        return Exact(plain, ["yyyy"]) is { } year ? Span(year, start => start.AddYears(1)) : null;
    }

    private static DateTimeOffset? Exact(string text, string[] formats)
        => DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static (DateTimeOffset, DateTimeOffset) Span(DateTimeOffset start, Func<DateTimeOffset, DateTimeOffset> next)
        => (start, start.Year == DateTimeOffset.MaxValue.Year ? DateTimeOffset.MaxValue : next(start));
}
