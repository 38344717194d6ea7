namespace Annals.Feeds.Dates;

/// <summary>The half or part of the day that a word beside a clock names.</summary>
internal enum DayHalf
{
    None,
    Morning,
    Night,
    Noon,
    Afternoon,
    Evening,
}
