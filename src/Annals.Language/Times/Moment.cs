using System.Globalization;

namespace Annals.Language.Times;

/// <summary>What a reader of the grammar found: a stretch of days, with the exactness of the words and the time of day where one is named.</summary>
/// <param name="First">Null where the stretch is open to the past.</param>
/// <param name="Last">Included; null where it is open to the future.</param>
/// <param name="Unit">How both ends are written: to the day, the month or the year.</param>
internal sealed record Moment(DateOnly? First, DateOnly? Last, DayUnit Unit, TimeGranularity Granularity, TimeAnchor Anchor)
{
    /// <summary>DT, MO, AF or EV.</summary>
    public string? PartOfDay { get; init; }

    /// <summary>As <c>T02:18</c> or <c>T07</c>.</summary>
    public string? Clock { get; init; }

    /// <summary>Written instead of everything else: a duration, a list, a time span of hours.</summary>
    public string? Literal { get; init; }

    /// <summary>The single day that this is, or null.</summary>
    public DateOnly? Day => Unit == DayUnit.Day && First is { } first && first == Last ? first : null;

    public string Value => Literal ?? (First == Last || IsWhole ? Written(First!.Value) : Written(First) + "/" + Written(Last));

    // A month or a year is written by its own name.
    private bool IsWhole => First is { } first && Last is { } last && Unit switch
    {
        DayUnit.Month => first.Year == last.Year && first.Month == last.Month,
        DayUnit.Quarter => first.Year == last.Year && (first.Month - 1) / 3 == (last.Month - 1) / 3,
        DayUnit.Year => first.Year == last.Year,
        _ => false,
    };

    public static Moment OfDay(DateOnly day, TimeAnchor anchor) => new(day, day, DayUnit.Day, TimeGranularity.Day, anchor);

    public static Moment OfMonth(DateOnly any, TimeAnchor anchor) => new(Calendar.MonthStart(any), Calendar.MonthEnd(any), DayUnit.Month, TimeGranularity.Month, anchor);

    public static Moment OfYear(int year, TimeAnchor anchor) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), DayUnit.Year, TimeGranularity.Year, anchor);

    public static Moment OfWeek(DateOnly any, TimeAnchor anchor) => Days(Calendar.WeekStart(any), Calendar.WeekStart(any).AddDays(6), TimeGranularity.Week, anchor);

    public static Moment Days(DateOnly? first, DateOnly? last, TimeGranularity granularity, TimeAnchor anchor) => new(first, last, DayUnit.Day, granularity, anchor);

    /// <summary>Whole months of one year, from 1.</summary>
    public static Moment Months(int year, int first, int last, TimeGranularity granularity, TimeAnchor anchor)
        => new(new DateOnly(year, first, 1), Calendar.MonthEnd(new DateOnly(year, last, 1)), DayUnit.Month, granularity, anchor);

    public static Moment Written(string literal, TimeGranularity granularity, TimeAnchor anchor) => new(null, null, DayUnit.Day, granularity, anchor) { Literal = literal };

    private string Written(DateOnly? day)
    {
        if (day is not { } at)
        {
            return "..";
        }

        return Unit switch
        {
            DayUnit.Year => at.ToString("yyyy", CultureInfo.InvariantCulture),
            DayUnit.Quarter => string.Create(CultureInfo.InvariantCulture, $"{at:yyyy}-Q{((at.Month - 1) / 3) + 1}"),
            DayUnit.Month => at.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            _ => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + (Clock ?? (PartOfDay is null ? "" : "T" + PartOfDay)),
        };
    }
}

internal enum DayUnit
{
    Day,
    Month,
    Quarter,
    Year,
}
