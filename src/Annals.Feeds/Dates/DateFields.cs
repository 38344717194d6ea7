using NodaTime;

namespace Annals.Feeds.Dates;

/// <summary>What a text has named so far: each field at most once and only with a value that exists; and the moment they make together.</summary>
internal sealed class DateFields(DateContext context)
{
    public int? Year { get; private set; }

    public int? Month { get; set; }

    public int? Day { get; private set; }

    public int? Hour { get; private set; }

    public int Minute { get; private set; }

    public int Second { get; private set; }

    public DayHalf Half { get; set; }

    public DateTimeZone? Zone { get; set; }

    /// <summary>Set by forms that name a day otherwise than by month and day.</summary>
    public LocalDate? WholeDate { get; set; }

    /// <summary>True for a form in which a year and a month are a date.</summary>
    public bool MonthIsEnough { get; set; }

    public bool HasDate => WholeDate is not null || Month is not null && Day is not null;

    public bool HasNothing => Year is null && Month is null && Day is null && Hour is null && WholeDate is null;

    public bool SetDate(int y, int m, int d) => SetYear(y) && SetMonth(m) && SetDay(d);

    public bool SetYear(int value)
    {
        if (Year is not null || value is < 1900 or > 2199)
            return false;
        Year = value;
        return true;
    }

    public bool SetMonth(int value)
    {
        if (Month is not null || value is < 1 or > 12)
            return false;
        Month = value;
        return true;
    }

    public bool SetDay(int value)
    {
        if (Day is not null || value is < 1 or > 31)
            return false;
        Day = value;
        return true;
    }

    public bool SetTime(int hours, int minutes, int seconds)
    {
        if (Hour is not null || hours is < 0 or > 24 || minutes is < 0 or > 59 || seconds is < 0 or > 60 || hours == 24 && (minutes > 0 || seconds > 0))
            return false;
        (Hour, Minute, Second) = (hours, minutes, seconds);
        return true;
    }

    public DateTimeOffset? Build()
    {
        if (WholeDate is { } whole)
            return At(whole);
        if (Month is not null && Day is null && Year is not null && MonthIsEnough)
            return At(new LocalDate(Year.Value, Month.Value, 1));
        if (Month is null && Day is null && Year is null)
            return TimeOnly();
        if (Month is not { } m || Day is not { } d)
            return null;
        if (Year is { } y)
            return d <= CalendarSystem.Iso.GetDaysInMonth(y, m) ? At(new LocalDate(y, m, d)) : null;
        return WithoutYear(m, d);
    }

    // The latest such moment that is not after the page was fetched.
    private DateTimeOffset? WithoutYear(int m, int d)
    {
        if (context.LocalReference is not { } reference)
            return null;
        for (var y = reference.Year; y >= reference.Year - 8; y--)
        {
            if (d <= CalendarSystem.Iso.GetDaysInMonth(y, m) && At(new LocalDate(y, m, d)) is { } at && at <= context.Reference!.Value.ToDateTimeOffset())
                return at;
        }
        return null;
    }

    private DateTimeOffset? TimeOnly()
    {
        if (Hour is null || context.LocalReference is not { } reference)
            return null;
        var today = At(reference.Date);
        return today <= context.Reference!.Value.ToDateTimeOffset() ? today : At(reference.Date.PlusDays(-1));
    }

    public DateTimeOffset? At(LocalDate date)
    {
        if (Hour is not { } h)
            return context.At(date.AtMidnight(), Zone);
        if (InDayHalf(h) is not { } hours)
            return null;
        // 24:00 is the end of the day, :60 a leap second.
        var local = date.AtMidnight().PlusHours(hours).PlusMinutes(Minute).PlusSeconds(Second);
        if (date.Year == 1970 && local == new LocalDateTime(1970, 1, 1, 0, 0))
            return null;
        return context.At(local, Zone);
    }

    private int? InDayHalf(int h) => Half switch
    {
        DayHalf.Morning => h == 12 ? 0 : h,
        DayHalf.Afternoon => h < 12 ? h + 12 : h,
        DayHalf.Noon => h < 4 ? h + 12 : h,
        DayHalf.Evening => h is >= 4 and < 12 ? h + 12 : h > 12 ? h : null,
        // Deep night may be either side of midnight.
        DayHalf.Night => h < 6 ? h : h is >= 10 and < 12 ? h + 12 : h > 12 ? h : null,
        _ => h,
    };
}
