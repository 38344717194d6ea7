namespace Annals.Language.Times;

/// <summary>Arithmetic of days; what falls out of the calendar is null.</summary>
internal static class Calendar
{
    public static DateOnly? Day(int year, int month, int day)
        => year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    public static DateOnly MonthStart(DateOnly any) => new(any.Year, any.Month, 1);

    public static DateOnly MonthEnd(DateOnly any) => new(any.Year, any.Month, DateTime.DaysInMonth(any.Year, any.Month));

    /// <summary>Weeks begin on Monday (ISO 8601).</summary>
    public static DateOnly WeekStart(DateOnly any) => any.AddDays(1 - Weekday(any));

    /// <summary>1 for Monday to 7 for Sunday.</summary>
    public static int Weekday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    /// <summary>Moves by years, months, weeks or days; null where that leaves the calendar.</summary>
    public static DateOnly? Move(DateOnly from, LengthUnit unit, int count)
    {
        var days = unit switch
        {
            LengthUnit.Year => 366L,
            LengthUnit.Month => 31,
            LengthUnit.Week => 7,
            _ => 1,
        } * count;
        if (from.DayNumber + days < 800 || from.DayNumber + days > DateOnly.MaxValue.DayNumber - 800)
        {
            return null;
        }

        return unit switch
        {
            LengthUnit.Year => from.AddYears(count),
            LengthUnit.Month => from.AddMonths(count),
            LengthUnit.Week => from.AddDays(7 * count),
            LengthUnit.Day => from.AddDays(count),
            _ => from,
        };
    }

    /// <summary>The n-th day of one weekday in a month; from the end where <paramref name="n"/> is negative.</summary>
    public static DateOnly? WeekdayOfMonth(int year, int month, int weekday, int n)
    {
        var first = new DateOnly(year, month, 1);
        var start = n > 0 ? first : MonthEnd(first);
        var day = n > 0
            ? start.AddDays(((weekday - Weekday(start) + 7) % 7) + (7 * (n - 1)))
            : start.AddDays(-((Weekday(start) - weekday + 7) % 7) - (7 * (-n - 1)));
        return day.Month == month && day.Year == year ? day : null;
    }
}

internal enum LengthUnit
{
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}
