using Annals.Language.Scripts;

namespace Annals.Language.Times;

/// <summary>
/// Finds every expression of time in a text and says which day it means, counted from the day the article was published, from the day in
/// its dateline, or from a day named before. Nothing is guessed: 此前 and 后来 name no time.
/// </summary>
public static class TimeFinder
{
    private const int FirstYear = 1600;
    private const int LastYear = 2400;

    /// <param name="published">The day of publication where the outlet is.</param>
    /// <returns>In the order of the text; none overlap.</returns>
    public static IReadOnlyList<TimeExpression> Find(string text, DateOnly published) => Find(text, ChineseFold.Fold(text), published);

    /// <param name="folded">The text folded by <see cref="ChineseFold"/>.</param>
    public static IReadOnlyList<TimeExpression> Find(string text, string folded, DateOnly published)
    {
        published = Counted(published);
        var scan = new TimeScan(folded, published, Datelines.DayOf(folded, published));
        var found = new List<TimeExpression>();
        var lastEnd = -1;
        for (var at = Beginnings.Next(folded, 0); at >= 0; at = Beginnings.Next(folded, at))
        {
            var reading = IsInsideNumber(folded, at) ? null : Mark.Read(scan, at) ?? TimeReader.Read(scan, at);
            if (reading is not { } expression)
            {
                at++;
                continue;
            }

            var isApposition = expression.Moment.Granularity == TimeGranularity.Duration && lastEnd >= 0 && (lastEnd == at || (lastEnd == at - 1 && folded[at - 1] == '的'));
            if (!isApposition && !Quoted.IsName(folded, at, expression.End))
            {
                found.Add(new TimeExpression(at, expression.End, text[at..expression.End], expression.Moment.Value, expression.Moment.Granularity, expression.Moment.Anchor));
                scan.Remember(expression.Moment, at);
                lastEnd = expression.End;
            }

            at = expression.End;
        }

        return EnglishTimes.IsEnglish(folded) ? [.. found.Concat(EnglishTimes.Find(text, scan)).OrderBy(time => time.Start).Aggregate(new List<TimeExpression>(), Separate)] : found;
    }

    /// <summary>A day that words may be counted from, back and forth; feeds also date from the year 1 and from 9999.</summary>
    internal static DateOnly Counted(DateOnly published)
        => published.Year is >= FirstYear and <= LastYear ? published : new DateOnly(Math.Clamp(published.Year, FirstYear, LastYear), 1, 1);

    private static List<TimeExpression> Separate(List<TimeExpression> times, TimeExpression next)
    {
        if (times.Count == 0 || times[^1].End <= next.Start)
        {
            times.Add(next);
        }

        return times;
    }

    // The 5 of 4.5日 and the 日 of G20日 begin nothing.
    private static bool IsInsideNumber(string folded, int at)
    {
        if (!Digits.IsNumeral(folded[at]) || at == 0)
        {
            return false;
        }

        var before = folded[at - 1];
        return Digits.IsNumeral(before) || (char.IsAsciiDigit(folded[at]) && (char.IsAsciiLetter(before) || (before is '.' or ',' or ':' or '/' or '-' && at > 1 && char.IsAsciiLetterOrDigit(folded[at - 2])) || before is '$' or '#'));
    }
}
