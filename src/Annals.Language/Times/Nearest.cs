namespace Annals.Language.Times;

/// <summary>The year or month that a date leaves out: the nearest that fits the tense.</summary>
internal static class Nearest
{
    // Days by which the wrong direction must be nearer to be believed.
    private const int AgainstTense = 120;
    private const int Narrated = 90;

    // A day without its month that tells no tense: so near ahead and so far behind it lies ahead.
    private const int Soon = 6;
    private const int LongAgo = 20;

    /// <param name="of">The first day of the thing in a year, null where that year has none (29 February).</param>
    public static DateOnly? ByYear(TimeScan scan, int start, int end, Func<int, DateOnly?> of)
    {
        if (scan.RangeFrom is { } from)
        {
            return of(from.Year) is { } same && same >= from ? same : of(from.Year + 1);
        }

        var isComing = Tense.IsComing(scan.Folded, start, end);
        if (!isComing && scan.MentionedYearInSentence(start) is { } year && year != scan.Published.Year && of(year) is { } named)
        {
            return named;
        }

        if (scan.YearOfList(start) is { } listed && of(listed) is { } another)
        {
            return another;
        }

        DateOnly? best = null;
        var least = int.MaxValue;
        for (year = scan.Today.Year - 4; year <= scan.Today.Year + 4; year++)
        {
            if (of(year) is { } day && Cost(scan, day, isComing) is var cost && cost < least)
            {
                (best, least) = (day, cost);
            }
        }

        return best;
    }

    /// <summary>A stretch of the year: the one that has begun, or the one to come where the clause looks ahead.</summary>
    public static DateOnly Begun(TimeScan scan, int start, int end, Func<int, DateOnly> of)
    {
        if (scan.RangeFrom is { } from)
        {
            return of(from.Year) >= from ? of(from.Year) : of(from.Year + 1);
        }

        if (scan.MentionedYearInSentence(start) is { } year && year < scan.Published.Year)
        {
            return of(year);
        }

        var current = of(scan.Today.Year);
        return current <= scan.Today || Tense.IsComing(scan.Folded, start, end) ? current : of(scan.Today.Year - 1);
    }

    /// <summary>A day of the month without its month.</summary>
    public static DateOnly? ByMonth(TimeScan scan, int start, int end, int day)
    {
        if (scan.RangeFrom is { } from)
        {
            var following = Calendar.MonthStart(from).AddMonths(1);
            return Calendar.Day(from.Year, from.Month, day) is { } same && same >= from ? same : Calendar.Day(following.Year, following.Month, day);
        }

        var tense = Tense.Of(scan.Folded, start, end);
        if (tense != true && scan.MentionedDayInSentence(start) is { } mentioned && Calendar.Day(mentioned.Year, mentioned.Month, day) is { } sameMonth && sameMonth >= mentioned && sameMonth <= scan.Published)
        {
            return sameMonth;
        }

        // 任志强11日出庭, on the ninth: a headline has no word for what is to come, and nobody leaves the month out weeks later.
        var isComing = tense ?? (OfMonth(scan, day, 1) is { } next && next.DayNumber - scan.Today.DayNumber <= Soon && OfMonth(scan, day, -1) is { } last && scan.Today.DayNumber - last.DayNumber > LongAgo);
        return OfMonth(scan, day, isComing ? 1 : -1);
    }

    // The next one or the last one; 13日 in a text of the 14th may be written where it is already the 14th: one day ahead is still today.
    private static DateOnly? OfMonth(TimeScan scan, int day, int step)
    {
        for (var month = 0; Math.Abs(month) <= 3; month += step)
        {
            var any = Calendar.MonthStart(scan.Today).AddMonths(month);
            if (Calendar.Day(any.Year, any.Month, day) is { } candidate && (step > 0 ? candidate >= scan.Today : candidate <= scan.Published.AddDays(1)))
            {
                return candidate;
            }
        }

        return null;
    }

    private static int Cost(TimeScan scan, DateOnly day, bool isComing)
    {
        var ahead = day.DayNumber - scan.Today.DayNumber;
        return ahead >= 0 ? ahead + (isComing ? 0 : Narrated) : -ahead + (isComing ? AgainstTense : 0);
    }
}
