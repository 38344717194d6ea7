namespace Annals.Language.Times;

/// <summary>The filing mark at the end of an article of the Central News Agency: 1100115 is 15 January of the year 110 of the Republic, 2021.</summary>
internal static class Mark
{
    private const int Length = 7;
    private const int YearZero = 1911;

    public static Reading? Read(TimeScan scan, int at)
    {
        if (scan.CharAt(at) is not ('0' or '1') || Digits.At(scan.Folded, at) is not { IsArabic: true, IsVague: false, Length: Length, Low: var number } mark || !IsAtEnd(scan, at, mark.End))
        {
            return null;
        }

        return Calendar.Day((number / 10_000) + YearZero, number / 100 % 100, number % 100) is { } day && Math.Abs(day.DayNumber - scan.Published.DayNumber) < 400
            ? new Reading(mark.End, Moment.OfDay(day, TimeAnchor.Absolute)) : null;
    }

    private static bool IsAtEnd(TimeScan scan, int start, int end)
        => (end == scan.Folded.Length || scan.CharAt(end) is '\n' or ' ') && (start == 0 || scan.CharAt(start - 1) is '）' or ')' or '。' or ' ' or '\n');
}
