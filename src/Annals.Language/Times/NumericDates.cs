namespace Annals.Language.Times;

/// <summary>2020-06-01, 2020/6/1, 2010.01.29, 2010 01 29, 13.5.2015, 05/31/89, 27-7-3.</summary>
internal static class NumericDates
{
    public static Reading? Read(TimeScan scan, int at)
    {
        if (Part(scan, at) is not var (first, firstLength, separatorAt) || scan.CharAt(separatorAt) is not ('-' or '/' or '.' or ' '))
        {
            return null;
        }

        if (Part(scan, separatorAt + 1) is not var (second, secondLength, secondEnd) || scan.CharAt(secondEnd) != scan.CharAt(separatorAt))
        {
            return null;
        }

        if (Part(scan, secondEnd + 1) is not var (third, thirdLength, end) || IsGlued(scan, end))
        {
            return null;
        }

        var day = Day(scan.CharAt(separatorAt), (first, firstLength), (second, secondLength), (third, thirdLength), scan.Published);
        return day is { } found ? new Reading(end, Moment.OfDay(found, TimeAnchor.Absolute)) : null;
    }

    private static DateOnly? Day(char separator, (int Value, int Length) first, (int Value, int Length) second, (int Value, int Length) third, DateOnly published)
    {
        if (first.Length == 4 && second.Length <= 2 && third.Length <= 2)
        {
            return separator == ' ' && (second.Length != 2 || third.Length != 2) ? null : Calendar.Day(first.Value, second.Value, third.Value);
        }

        if (separator == ' ' || first.Length > 2 || second.Length > 2)
        {
            return null;
        }

        if (third.Length == 4)
        {
            // 13.5.2015 begins with the day; 5/13/2015 with the month, where it can.
            return separator == '/' ? Closest(Calendar.Day(third.Value, first.Value, second.Value), Calendar.Day(third.Value, second.Value, first.Value), published)
                : Calendar.Day(third.Value, second.Value, first.Value) ?? Calendar.Day(third.Value, first.Value, second.Value);
        }

        return (separator, first.Length, third.Length) switch
        {
            ('/', 2, 2) => Calendar.Day(Century(third.Value), first.Value, second.Value) ?? Calendar.Day(Century(third.Value), second.Value, first.Value),
            ('-', 2, <= 2) => Calendar.Day(Century(first.Value), second.Value, third.Value),
            _ => null,
        };
    }

    // 07/10/2020 is July in America and October in Europe: the one nearer to the article.
    private static DateOnly? Closest(DateOnly? one, DateOnly? other, DateOnly published)
        => one is null || other is null ? one ?? other
            : Math.Abs(one.Value.DayNumber - published.DayNumber) <= Math.Abs(other.Value.DayNumber - published.DayNumber) ? one : other;

    private static int Century(int year) => year < 50 ? 2000 + year : 1900 + year;

    private static (int Value, int Length, int End)? Part(TimeScan scan, int at)
    {
        var end = at;
        var value = 0;
        while (end - at < 5 && char.IsAsciiDigit(scan.CharAt(end)))
        {
            value = (value * 10) + (scan.CharAt(end++) - '0');
        }

        return end - at is > 0 and <= 4 ? (value, end - at, end) : null;
    }

    private static bool IsGlued(TimeScan scan, int end)
        => char.IsAsciiLetterOrDigit(scan.CharAt(end)) || (scan.CharAt(end) is '-' or '/' or '.' && char.IsAsciiDigit(scan.CharAt(end + 1)));
}
