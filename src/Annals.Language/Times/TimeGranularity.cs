namespace Annals.Language.Times;

/// <summary>How exact an expression of time is.</summary>
public enum TimeGranularity
{
    Minute,
    Hour,
    PartOfDay,
    Day,
    Week,
    PartOfMonth,
    Month,
    Quarter,
    PartOfYear,
    Season,
    Year,
    Decade,
    Century,

    /// <summary>From one point to another, both named.</summary>
    Interval,
    List,

    /// <summary>A length without a place on the calendar.</summary>
    Duration,

    /// <summary>目前, 现在: about the day of the article.</summary>
    Present,

    /// <summary>近日, 不久前.</summary>
    VaguePast,

    /// <summary>未来几天.</summary>
    VagueFuture,
}
