using NodaTime;

namespace Annals.Feeds.Dates;

/// <summary>The day in an article's address: a day, no more, and only where it cannot be read otherwise.</summary>
internal static class AddressDate
{
    public static bool IsAddress(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    public static DateTimeOffset? Parse(string address, DateContext context)
    {
        var hostStart = address.IndexOf("//", StringComparison.Ordinal) + 2;
        var pathStart = address.IndexOf('/', hostStart);
        if (pathStart < 0)
            return null;
        var host = address[hostStart..pathStart].ToLowerInvariant();
        var end = address.AsSpan(pathStart).IndexOfAny('?', '#');
        var path = end < 0 ? address.AsSpan(pathStart) : address.AsSpan(pathStart, end);
        return Find(path, host) is { } date ? context.At(date.AtMidnight(), null) : null;
    }

    private static LocalDate? Find(ReadOnlySpan<char> path, string host)
    {
        for (var i = 0; i < path.Length;)
        {
            if (!char.IsAsciiDigit(path[i]))
            {
                i++;
                continue;
            }
            var end = i;
            while (end < path.Length && char.IsAsciiDigit(path[end]))
                end++;
            if (At(path, i, end, host) is { } date)
                return date;
            i = end;
        }
        return null;
    }

    // A run of digits in path[start..end].
    private static LocalDate? At(ReadOnlySpan<char> path, int start, int end, string host)
    {
        var run = path[start..end];
        switch (run.Length)
        {
            case 4:
                return AfterYear(path, Number(run), end);
            case 6 when Number(run[..4]) is >= 1990 and <= 2099:
                // /202407/01/
                return Part(path, end, 2) is { } day && path[end] is '/' or '-' ? Day(Number(run[..4]), Number(run[4..]), day) : null;
            case 6 when IsAmericanBroadcaster(host) && start > 0 && path[start - 1] == '-':
                // voachinese.com/a/some-slug-090622/6733227.html
                return Day(2000 + Number(run[4..]), Number(run[..2]), Number(run[2..4]));
            case 8 or 12 or 14:
                return Day(Number(run[..4]), Number(run[4..6]), Number(run[6..8]))
                    ?? (IsAmericanBroadcaster(host) ? Day(Number(run[4..8]), Number(run[..2]), Number(run[2..4])) : null);
            default:
                return null;
        }
    }

    // /2024/07/01/, /2024-07-01/, /2024/0701/, /2024-07/01/
    private static LocalDate? AfterYear(ReadOnlySpan<char> path, int year, int end)
    {
        if (Part(path, end, 4) is { } monthDay)
            return Day(year, monthDay / 100, monthDay % 100);
        if (Part(path, end, 2) is not { } month)
            return null;
        return (Part(path, end + 3, 2) ?? Part(path, end + 3, 1)) is { } day ? Day(year, month, day) : null;
    }

    // A separator and exactly `length` digits.
    private static int? Part(ReadOnlySpan<char> path, int at, int length)
    {
        if (at + length >= path.Length || path[at] is not ('/' or '-' or '_' or '.'))
            return null;
        var digits = path.Slice(at + 1, length);
        if (digits.ContainsAnyExceptInRange('0', '9') || at + 1 + length < path.Length && char.IsAsciiDigit(path[at + 1 + length]))
            return null;
        return Number(digits);
    }

    private static bool IsAmericanBroadcaster(string host) =>
        host.Contains("voa", StringComparison.Ordinal) || host.EndsWith("rfa.org", StringComparison.Ordinal) || host.EndsWith("rferl.org", StringComparison.Ordinal);

    private static LocalDate? Day(int year, int month, int day) =>
        year is >= 1990 and <= 2099 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
}
